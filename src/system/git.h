// The door to git: what a repository knows of files' names and ages. git may be missing, too old,
// or decline (a repository of another user): that is an answer, never an error. A git that was
// killed, or took too long, has given none.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "system/process.h"
#include "time/instant.h"

namespace feedgen {

struct Repository {
  std::string top;   ///< the work tree's folder: absolute, without links
  std::string head;  ///< the commit that is checked out, in hexadecimal

  bool operator==(const Repository&) const = default;
};

struct Rename {
  std::string from, to;  ///< below the work tree's folder

  bool operator==(const Rename&) const = default;
};

/// What is different between two commits.
struct Difference {
  std::vector<std::string> paths;  ///< below the work tree's folder: added, changed or removed
  bool is_plain = true;            ///< no links and no submodules are among them
};

/// The commit that first added a file, under its own name or a former one.
struct FirstCommit {
  std::string commit;
  Instant time{};  ///< of its author
};

class Git {
 public:
  virtual ~Git() = default;

  /// Says what will be asked for soon, once: find(folder), and the commit of `revision` in what is
  /// found. git begins to look for both, while the caller does something else.
  virtual void announce(const std::string& folder, const std::string& revision) = 0;

  /// The repository that `folder` lies in; nothing where there is none with a commit.
  virtual std::optional<Repository> find(const std::string& folder) = 0;

  /// Files that were renamed between `commit` and the index (what is committed or staged now), by
  /// git's measure of similarity. Nothing where git does not say, as of a commit that it does not
  /// know.
  virtual std::optional<std::vector<Rename>> renames_since(const Repository& repository,
                                                           const std::string& commit) = 0;

  /// The commit that a revision names, such as "HEAD~1" or a branch; nothing where it names none.
  virtual std::optional<std::string> commit_of(const Repository& repository,
                                               const std::string& revision) = 0;

  /// Whether the file `name` of `folder` is one that git keeps.
  virtual bool tracks(const std::string& folder, const std::string& name) = 0;

  /// Nothing where git does not know one of the commits.
  virtual std::optional<Difference> difference(const Repository& repository,
                                               const std::string& from, const std::string& to) = 0;

  /// For each of `paths` (below the work tree's folder) the oldest commit that added it, among
  /// those behind HEAD, or only those that `since` does not know; followed backwards through
  /// renames. nullopt of a file: there is none, or it was added where the history of a shallow
  /// clone ends. One pass, which reads names only but where commits rename files. Nothing where git
  /// does not say.
  struct FirstCommits {
    std::vector<std::optional<FirstCommit>> of_paths;
    bool has_former_names = false;  ///< of files without a commit: `since` knows them otherwise
  };
  virtual std::optional<FirstCommits> first_commits(const Repository&,
                                                    const std::vector<std::string>& /*paths*/,
                                                    const std::string& /*since*/) {
    return std::nullopt;
  }

  /// Whether `commit` is HEAD or one of its ancestors.
  virtual bool is_behind_head(const Repository&, const std::string& /*commit*/) { return false; }

  /// Whether git was asked anything so far that it may answer when it is asked again.
  virtual bool has_broken_off() const = 0;
};

/// The program `git`. Of the configuration nothing is obeyed that would run a program or use the
/// network, and of the environment nothing that names another repository: inside a hook too, git
/// finds the one that a folder lies in by itself.
class SystemGit final : public Git {
 public:
  SystemGit();
  ~SystemGit() override;
  void announce(const std::string& folder, const std::string& revision) override;
  std::optional<Repository> find(const std::string& folder) override;
  std::optional<std::vector<Rename>> renames_since(const Repository& repository,
                                                   const std::string& commit) override;
  std::optional<std::string> commit_of(const Repository& repository,
                                       const std::string& revision) override;
  bool tracks(const std::string& folder, const std::string& name) override;
  std::optional<Difference> difference(const Repository& repository, const std::string& from,
                                       const std::string& to) override;
  std::optional<FirstCommits> first_commits(const Repository& repository,
                                            const std::vector<std::string>& paths,
                                            const std::string& since) override;
  bool is_behind_head(const Repository& repository, const std::string& commit) override;
  bool has_broken_off() const override { return has_broken_off_; }

 private:
  struct Announced;
  std::optional<std::string> ask(const std::string& folder, std::vector<std::string> words);
  std::optional<std::string> ask_history(const Repository& repository, const std::string& since);
  std::set<std::string> ends_of_history(const Repository& repository);

  std::unique_ptr<Announced> announced_;  // null: nothing that would still be of use
  bool has_broken_off_ = false;
};

enum class GitVariables {
  kIgnored,  ///< of a folder: git finds its repository by itself
  kObeyed    ///< GIT_DIR and its like name the repository that the user means
};

std::vector<std::string> git_environment(GitVariables variables);

/// A run of git in a folder: without a pager and the programs that a configuration may name.
ProcessRequest git_request(const std::string& folder, std::vector<std::string> words);

}  // namespace feedgen
