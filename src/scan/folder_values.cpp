#include "scan/folder_values.h"

#include <utility>

#include "article/fields.h"
#include "article/front_matter.h"
#include "config/settings_digest.h"
#include "format/script_values.h"
#include "text/path_parts.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kLargestFile = 1U << 20U;

// Nothing can be said of a folder whose own file is broken but that the generator makes nothing of
// it either.
FolderSays says_of(std::string_view name, std::string_view bytes, const Settings& settings) {
  const std::string text = repair_utf8(bytes);
  // What a program says is not known.
  if (name.ends_with("js")) {
    return settings.generator->read_folder(read_js_values(text).value_or(Node()), settings);
  }
  Diagnostics said_elsewhere;
  const Result<Node> root = parse_front_matter(split_front_matter(text), said_elsewhere);
  if (!root) return {{}, true};
  return settings.generator->read_folder(*root, settings);
}

}  // namespace

FolderValues::FolderValues(FileReader& files, std::string source, const Settings& settings)
    : files_(files), source_(std::move(source)), settings_(settings) {
  const SiteGenerator* generator = settings.generator;
  speaks_ = generator != nullptr && generator->read_folder != nullptr;
}

FolderValues::Folder FolderValues::read(const std::string& path) {
  const std::string_view own_name = last_part(path.empty() ? std::string_view(source_) : path);
  for (const std::string& name : settings_.generator->folder_files(own_name, settings_)) {
    const std::string file = joined_path(path, name);
    const std::string there = joined_path(source_, file);
    const auto status = files_.status(there, Links::kDoNotFollow);
    // A link could show what the user's other files hold.
    if (!status || !*status || (*status)->kind != FileKind::kFile) continue;
    const Result<FileContent> content = files_.read_content(there, kLargestFile);
    if (!content) continue;
    Folder folder{file, says_of(name, content->bytes, settings_), 0};
    Digester digester;
    digester.put(folder.says.values);
    digester.put(folder.says.hides);
    const bool says_something = folder.says.hides || !folder.says.values.empty();
    if (says_something) folder.digest = digester.digest();
    return folder;
  }
  return {};
}

const FolderValues::Folder& FolderValues::folder_at(const std::string& path) {
  const auto [found, is_new] = folders_.try_emplace(path);
  if (is_new) found->second = read(path);
  return found->second;
}

Inherited FolderValues::at(std::string_view path) {
  Inherited inherited;
  if (!speaks_ || path.empty()) return inherited;
  Digester digester;
  bool says_something = false;
  for (std::string_view folder = folder_of(path);; folder = folder_of(folder)) {
    const Folder& one = folder_at(std::string(folder));
    if (one.digest != 0) {
      says_something = true;
      digester.put(one.digest);
      if (one.says.hides && inherited.kept_back_by.empty()) inherited.kept_back_by = one.file;
      for (const FrontMatterDefaults& some : one.says.values) {
        if (is_in_scope(path, some, settings_)) add_missing(some.values, inherited.values);
      }
    }
    if (folder.empty()) break;
  }
  if (says_something) inherited.digest = digester.digest();
  return inherited;
}

}  // namespace feedgen
