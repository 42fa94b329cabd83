#include "scan/named_files.h"

#include <algorithm>

#include "sites/generator.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// Whether the folder of feeds, which is not read, lies below the folder of articles: that may lie
// in the folder of feeds instead.
bool is_in_output(const std::string& real, const std::string& output, const ArticleFolder& folder) {
  return real.starts_with(output) && output.starts_with(folder.real) && output != folder.real;
}

std::vector<std::string> real_folders(const std::vector<std::string>& paths, FileReader& files) {
  std::vector<std::string> folders;
  for (const std::string& path : paths) {
    if (const Result<std::string> real = files.real_path(path)) folders.push_back(*real + '/');
  }
  return folders;
}

// Whether the file at `path` says what its folder is.
bool is_folder_mark(std::string_view path, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  return generator != nullptr && generator->is_folder_mark != nullptr &&
         generator->is_folder_mark(last_part(path));
}

}  // namespace

std::int64_t left_out_digest(const WalkRequest& request) {
  std::string text;
  for (const std::string& output : request.outputs) text += (text.empty() ? "" : "\n\n") + output;
  for (const std::string& glob : request.exclude) text += '\n' + glob;
  return static_cast<std::int64_t>(hash64(text));
}

std::string reason_to_look_at_all(const WalkRequest& request, Index& index) {
  if (index.files.is_empty()) return "nothing is known from earlier runs";
  if (index.facts.get(kLeftOutFact) != left_out_digest(request)) {
    return "what is left out has changed";
  }
  if (index.facts.get(kUnreadFact) != 0) return "some could not be read the last time";
  if (index.facts.get(kFollowedLinksFact) != 0) return "links lead to articles";
  return {};
}

NamedFiles::NamedFiles(const ArticleFolders& folders, const WalkRequest& request, FileSystem& files)
    : folders_(folders),
      request_(request),
      files_(files),
      outputs_(real_folders(request.outputs, files)) {}

std::string NamedFiles::look_at(const std::string& real) {
  const auto place = folders_.find(real);
  if (place && other_format_of(real)) return "files that are not read, but counted, have changed";
  if (!place || !has_article_extension(real)) return {};
  if (is_folder_mark(real, folders_.settings())) return "sections have changed";
  if (any_of(outputs_, [&](const std::string& output) {
        return is_in_output(real, output, folders_[place->folder]);
      })) {
    return {};
  }
  if (is_left_out(place->path, request_.exclude, folders_.settings())) return {};
  const auto status = files_.status(real, Links::kDoNotFollow);
  if (!status) return "a file can't be looked at";
  const bool is_there = *status && (*status)->kind == FileKind::kFile;
  const bool is_elsewhere = is_there && files_.real_path(real).value_or("") != real;
  if ((*status && !is_there) || is_elsewhere) return "links or folders took files' places";
  ArticleKey key = article_key(folders_[place->folder].root, place->path);
  if (is_there && folders_.is_article(place->folder, place->path)) {
    groups_[{place->folder, key.folder.path}].push_back(std::move(key.name));
  } else {
    removed_.push_back(std::move(key));
  }
  return {};
}

FileChanges NamedFiles::changes() const {
  FileChanges changes;
  changes.removed = removed_;
  std::sort(changes.removed.begin(), changes.removed.end());
  for (const auto& [group, names] : groups_) {
    const auto& [root, path] = group;
    const SourceFile file = folders_.source(root, joined_path(path, names.front()));
    changes.files.add(root, {folders_[root].root, path, false}, section_digest(file),
                      {names.begin(), names.end()});
  }
  return changes;
}

}  // namespace feedgen
