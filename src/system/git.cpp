#include "system/git.h"

#include <array>
#include <string_view>
#include <utility>

#include "system/process.h"
#include "text/ascii.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

bool is_commit(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The last line, if it names a commit, and is taken off.
std::optional<std::string> take_commit(std::string& lines) {
  if (!lines.ends_with('\n')) return std::nullopt;
  lines.pop_back();
  const std::size_t begin = lines.rfind('\n') + 1;  // 0 where there is none
  std::string line = lines.substr(begin);
  if (!is_commit(line)) return std::nullopt;
  lines.resize(begin);
  return line;
}

// What is left of the output, whose name may hold line ends, and what stood behind it.
std::optional<Repository> to_repository(std::string top, std::optional<std::string> head) {
  if (!head || !top.ends_with('\n')) return std::nullopt;
  top.pop_back();
  if (top.empty()) return std::nullopt;
  return Repository{std::move(top), std::move(*head)};
}

// What begins with a dash would be an option.
bool may_name_commit(const std::string& revision) {
  return !revision.empty() && !revision.starts_with('-');
}

// Where git may look for repositories and for the user's own configuration (safe.directory). All
// other variables of git's, such as those that hooks get, name one repository or change its
// answers.
constexpr std::array<std::string_view, 5> kKept{
    "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"};
constexpr std::array<std::string_view, 3> kOfOneRepository{"GIT_DIR", "GIT_WORK_TREE",
                                                           "GIT_COMMON_DIR"};

}  // namespace

ProcessRequest git_request(const std::string& folder, std::vector<std::string> words) {
  ProcessRequest request;
  request.words = {"git", "--no-pager",           "-C", folder,
                   "-c",  "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"};
  request.words.insert(request.words.end(), words.begin(), words.end());
  request.environment = git_environment(GitVariables::kIgnored);
  return request;
}

// git at work; afterwards, until it is asked for, the commit that it found.
struct SystemGit::Announced {
  std::string folder, revision;
  Process process;
  std::optional<Repository> repository;
  std::string commit;
};

SystemGit::SystemGit() = default;
SystemGit::~SystemGit() = default;

std::optional<std::string> SystemGit::ask(const std::string& folder,
                                          std::vector<std::string> words) {
  Process git(git_request(folder, std::move(words)));
  std::optional<std::string> output = git.output();
  has_broken_off_ = has_broken_off_ || git.ending() == Ending::kBroken;
  return output;
}

void SystemGit::announce(const std::string& folder, const std::string& revision) {
  announced_.reset();
  if (!may_name_commit(revision)) return;
  // Without --verify, which takes one name only: what other words may print is no commit alone.
  const ProcessRequest request = git_request(
      folder, {"rev-parse", "--show-toplevel", "HEAD^{commit}", revision + "^{commit}"});
  announced_.reset(new Announced{folder, revision, Process(request), std::nullopt, {}});
}

std::optional<Repository> SystemGit::find(const std::string& folder) {
  if (announced_ && announced_->folder == folder && !announced_->repository) {
    std::string output = announced_->process.output().value_or("");
    const std::optional<std::string> commit = take_commit(output);
    std::optional<std::string> head = take_commit(output);
    announced_->repository = to_repository(std::move(output), std::move(head));
    if (commit && announced_->repository) {
      announced_->commit = *commit;
      return announced_->repository;
    }
    announced_.reset();  // one of the two is not there: which of them is asked below
  }
  std::string output =
      ask(folder, {"rev-parse", "--show-toplevel", "--verify", "HEAD^{commit}"}).value_or("");
  std::optional<std::string> head = take_commit(output);
  return to_repository(std::move(output), std::move(head));
}

std::optional<std::vector<Rename>> SystemGit::renames_since(const Repository& repository,
                                                            const std::string& commit) {
  if (!is_commit(commit)) return std::nullopt;
  // The index, not the work tree: reading files through git would run the filters of the
  // configuration. Names only, so that no driver for differences is asked.
  const std::optional<std::string> output =
      ask(repository.top,
          {"diff-index", "--cached", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all",
           "--name-status", "-M", "-l2000", "--diff-filter=R", "-z", commit, "--"});
  if (!output) return std::nullopt;
  std::vector<Rename> renames;
  std::string_view rest = *output;
  while (!rest.empty()) {
    const std::string_view status = take_until(rest, '\0');
    const std::string_view from = take_until(rest, '\0');
    const std::string_view to = take_until(rest, '\0');
    if (!status.starts_with('R') || from.empty() || to.empty()) return std::nullopt;
    renames.push_back({std::string(from), std::string(to)});
  }
  return renames;
}

std::optional<std::string> SystemGit::commit_of(const Repository& repository,
                                                const std::string& revision) {
  // What was found with the repository needs no other program: a hook waits for each.
  if (revision == "HEAD" || revision == repository.head) return repository.head;
  if (!may_name_commit(revision)) return std::nullopt;
  if (announced_ && announced_->revision == revision && announced_->repository == repository) {
    return std::exchange(announced_, nullptr)->commit;
  }
  std::optional<std::string> output =
      ask(repository.top, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (!output || output->empty()) return std::nullopt;
  output->pop_back();
  return is_commit(*output) ? output : std::nullopt;
}

bool SystemGit::tracks(const std::string& folder, const std::string& name) {
  const std::optional<std::string> output =
      ask(folder, {"--literal-pathspecs", "ls-files", "-z", "--", name});
  return output && !output->empty();
}

std::optional<Difference> SystemGit::difference(const Repository& repository,
                                                const std::string& from, const std::string& to) {
  if (!is_commit(from) || !is_commit(to)) return std::nullopt;
  // From tree to tree, so that neither the index nor the work tree, which grow with the archive,
  // are read: `git diff-tree` would read the index all the same. What the configuration says of
  // differences is overruled where it counts for names.
  const std::optional<std::string> output = ask(
      repository.top, {"diff", "-z", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff",
                       "--no-textconv", "--ignore-submodules=none", "-O/dev/null", from, to, "--"});
  if (!output) return std::nullopt;
  Difference difference;
  std::string_view rest = *output;
  while (!rest.empty()) {
    // ":100644 100644 <hash> <hash> M", then the path.
    const std::string_view modes = take_until(rest, '\0');
    const std::string_view path = take_until(rest, '\0');
    if (modes.size() < 15 || modes[0] != ':' || path.empty()) return std::nullopt;
    for (const std::string_view mode : {modes.substr(1, 6), modes.substr(8, 6)}) {
      const bool is_file = mode.starts_with("100") || mode == "000000";
      difference.is_plain = difference.is_plain && is_file;
    }
    difference.paths.emplace_back(path);
  }
  return difference;
}

std::vector<std::string> git_environment(GitVariables variables) {
  std::vector<std::string> all = own_environment();
  std::erase_if(all, [&](const std::string& variable) {
    const std::string_view name = std::string_view(variable).substr(0, variable.find('='));
    const bool kept = is_one_of(name, kKept) ||
                      (variables == GitVariables::kObeyed && is_one_of(name, kOfOneRepository));
    return (name.starts_with("GIT_") && !kept) || name == "LANGUAGE" || name == "LC_ALL";
  });
  all.emplace_back("LC_ALL=C");
  all.emplace_back("GIT_OPTIONAL_LOCKS=0");
  all.emplace_back("GIT_TERMINAL_PROMPT=0");
  // A partial clone fetches what it lacks, with programs that its configuration names.
  all.emplace_back("GIT_NO_LAZY_FETCH=1");      // from git 2.44 on
  all.emplace_back("GIT_ALLOW_PROTOCOL=none");  // before
  return all;
}

}  // namespace feedgen
