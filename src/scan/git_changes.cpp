#include "scan/git_changes.h"

#include <set>

#include <fmt/format.h>

#include "scan/named_files.h"
#include "text/display.h"

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

// Why git's word is not enough, whatever it says; empty: it may be.
std::string reason_to_look(const WalkRequest& request, const std::vector<Repository>& repositories,
                           Index& index) {
  if (index.files.is_empty()) return "nothing is known from earlier runs";
  if (repositories.size() != 1) return "there are several repositories";
  return reason_to_look_at_all(request, index);
}

}  // namespace

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
