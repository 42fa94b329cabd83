#include "scan/git_changes.h"

#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "sites/generator.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

// The files that git names, by paths below the work tree's folder.
struct Named {
  std::string top;  // that folder, with a slash
  std::set<std::string> paths;
};

constexpr const char* kNoAnswer = "git gave no answer";

// Adds what differs since each of the two commits. Why git can't know all of it; empty: it does.
std::string gather(const std::string& commit, Git& git, const Repositories& repositories,
                   const Repository& repository, Named& named) {
  std::set<std::string> from{commit};
  const std::optional<std::string> head = repositories.recorded_head(repository);
  if (!head) return "the commit that was built last is not known";
  from.insert(*head);
  for (const std::string& start : from) {
    if (start == repository.head) continue;
    const auto difference = git.difference(repository, start, repository.head);
    if (!difference && git.has_broken_off()) return kNoAnswer;
    if (!difference) return "the commit that was built last is no longer there";
    if (!difference->is_plain) return "links or submodules have changed";
    named.paths.insert(difference->paths.begin(), difference->paths.end());
  }
  named.top = repository.top == "/" ? "/" : repository.top + '/';
  return {};
}

// The real path of the folder of feeds, with a slash, where what lies in it is not read.
std::string output_in(FileSystem& files, const ArticleFolders& folders, const std::string& output) {
  const Result<std::string> real = files.real_path(output);
  if (!real) return {};
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (folders[i].real == *real + '/') return {};
  }
  return *real + '/';
}

// Whether the file at `path` says what its folder is.
bool is_folder_mark(std::string_view path, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  return generator != nullptr && generator->is_folder_mark != nullptr &&
         generator->is_folder_mark(last_part(path));
}

// Why git's word is not enough, whatever it says; empty: it may be.
std::string reason_to_look(const WalkRequest& request, const std::vector<Repository>& repositories,
                           Index& index) {
  if (index.files.is_empty()) return "nothing is known from earlier runs";
  if (repositories.size() != 1) return "there are several repositories";
  if (index.facts.get(kLeftOutFact) != left_out_digest(request)) {
    return "what is left out has changed";
  }
  if (index.facts.get(kUnreadFact) != 0) return "some could not be read the last time";
  if (index.facts.get(kFollowedLinksFact) != 0) return "links lead to articles";
  return {};
}

// Looks at the files that git has named.
class NamedFiles {
 public:
  NamedFiles(const ArticleFolders& folders, const WalkRequest& request, FileSystem& files)
      : folders_(folders),
        request_(request),
        files_(files),
        output_(output_in(files, folders, request.output)) {}

  // Why all files have to be looked at; empty: they need not.
  std::string look_at(const std::string& real) {
    const auto place = folders_.find(real);
    if (place && other_format_of(real)) return "files that are not read, but counted, have changed";
    if (!place || !has_article_extension(real)) return {};
    if (is_folder_mark(real, folders_.settings())) return "sections have changed";
    if (!output_.empty() && real.starts_with(output_)) return {};
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

  FileChanges changes() const {
    FileChanges changes;
    changes.removed = removed_;
    for (const auto& [group, names] : groups_) {
      const auto& [root, path] = group;
      const SourceFile file = folders_.source(root, joined_path(path, names.front()));
      changes.files.add(root, {folders_[root].root, path, false}, section_digest(file),
                        {names.begin(), names.end()});
    }
    return changes;
  }

 private:
  const ArticleFolders& folders_;
  const WalkRequest& request_;
  FileSystem& files_;
  std::string output_;
  std::map<std::pair<std::size_t, std::string>, std::vector<std::string>> groups_;
  std::vector<ArticleKey> removed_;
};

}  // namespace

std::int64_t left_out_digest(const WalkRequest& request) {
  std::string text = request.output;
  for (const std::string& glob : request.exclude) text += '\n' + glob;
  return static_cast<std::int64_t>(hash64(text));
}

Result<std::optional<FileChanges>> changes_by_git(const std::string& revision,
                                                  const WalkRequest& request, Run& run) {
  Git& git = run.world.git;
  const ArticleFolders& folders = run.folders;
  const std::vector<Repository>& all = run.repositories.all();
  const auto look_at_all = [&](const std::string& why) {
    run.report.diagnostics.push_back(
        {Severity::kNote, Message{"all files are looked at: " + why, {}, Place{}}});
    return std::nullopt;
  };
  if (all.empty() && git.has_broken_off()) return look_at_all(kNoAnswer);
  if (all.empty()) {
    return fail(ErrorKind::kUsage, "--changed-since: the articles are in no git repository",
                "leave it out: all files are looked at then");
  }
  const std::optional<std::string> commit = git.commit_of(all.front(), revision);
  if (!commit && git.has_broken_off()) return look_at_all(kNoAnswer);
  if (!commit) {
    return fail(ErrorKind::kUsage,
                fmt::format("--changed-since: git knows no commit {}", in_quotes(revision)),
                "name a commit, such as HEAD~1");
  }
  Named named;
  std::string why = reason_to_look(request, all, run.index);
  if (why.empty()) why = gather(*commit, git, run.repositories, all.front(), named);
  for (std::size_t i = 0; why.empty() && i < folders.size(); ++i) {
    if (!folders[i].real.starts_with(named.top)) why = "a folder lies elsewhere";
  }
  NamedFiles files(folders, request, run.world.files);
  for (auto path = named.paths.begin(); why.empty() && path != named.paths.end(); ++path) {
    why = files.look_at(named.top + *path);
  }
  if (why.empty()) return files.changes();
  return look_at_all(why);
}

}  // namespace feedgen
