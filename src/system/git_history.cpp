// SystemGit::first_commits(): the output of one `git log` is read from the newest commit to the
// oldest.
#include <charconv>
#include <fstream>
#include <unordered_map>

#include "system/git.h"
#include "system/process.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

// Which files of today a name of the past belongs to.
class History {
 public:
  History(const std::vector<std::string>& paths, std::set<std::string> ends)
      : ends_(std::move(ends)), found_(paths.size()), has_former_name_(paths.size()) {
    for (std::size_t i = 0; i < paths.size(); ++i) names_[paths[i]].push_back(i);
  }

  // False: this is not what git prints: fields that NUL ends, with a line end before the first name
  // of a commit.
  bool read(std::string_view log) {
    while (!log.empty()) {
      std::string_view field = take_until(log, '\0');
      while (field.starts_with('\n')) field.remove_prefix(1);
      if (field.empty()) continue;
      if (field.front() == '\x01') {
        if (!begin_commit(field.substr(1))) return false;
      } else if (field == "A") {
        add(take_until(log, '\0'));
      } else if (field.front() == 'R') {
        const std::string_view from = take_until(log, '\0');
        rename(from, take_until(log, '\0'));
      } else {
        return false;
      }
    }
    return true;
  }

  Git::FirstCommits take() {
    Git::FirstCommits result;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!found_[i] && has_former_name_[i]) result.has_former_names = true;
    }
    result.of_paths = std::move(found_);
    return result;
  }

 private:
  bool begin_commit(std::string_view text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) return false;
    std::int64_t seconds = 0;
    const std::string_view time = text.substr(blank + 1);
    const auto parsed = std::from_chars(time.data(), time.data() + time.size(), seconds);
    // A damaged commit may claim any time.
    constexpr std::int64_t kMost = 253402300799;
    is_usable_ = parsed.ec == std::errc{} && seconds > 0 && seconds <= kMost;
    commit_ = {std::string(text.substr(0, blank)), Instant{std::chrono::seconds{seconds}}};
    is_end_ = ends_.contains(commit_.commit);
    return true;
  }

  void add(std::string_view path) {
    const auto wanted = names_.find(std::string(path));
    if (wanted == names_.end()) return;
    for (const std::size_t i : wanted->second) {
      found_[i] = is_end_ || !is_usable_ ? std::nullopt : std::optional(commit_);
    }
  }

  void rename(std::string_view from, std::string_view to) {
    const auto wanted = names_.find(std::string(to));
    if (wanted == names_.end()) return;
    const std::vector<std::size_t> files = std::move(wanted->second);
    names_.erase(wanted);
    std::vector<std::size_t>& former = names_[std::string(from)];
    for (const std::size_t i : files) {
      has_former_name_[i] = true;
      former.push_back(i);
    }
  }

  std::set<std::string> ends_;
  std::vector<std::optional<FirstCommit>> found_;
  std::vector<bool> has_former_name_;
  std::unordered_map<std::string, std::vector<std::size_t>> names_;
  FirstCommit commit_;
  bool is_end_ = false;
  bool is_usable_ = false;
};

}  // namespace

// Where the history of a shallow clone ends, the commit seems to add all files.
std::set<std::string> SystemGit::ends_of_history(const Repository& repository) {
  const std::string answer =
      ask(repository.top, {"rev-parse", "--is-shallow-repository", "--git-path", "shallow"})
          .value_or("");
  std::set<std::string> ends;
  if (!answer.starts_with("true\n")) return ends;
  std::string path = answer.substr(5);
  while (path.ends_with('\n')) path.pop_back();
  if (!path.starts_with('/')) path = repository.top + '/' + path;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) ends.insert(line);
  return ends;
}

std::optional<std::string> SystemGit::ask_history(const Repository& repository,
                                                  const std::string& since) {
  // Of a partial clone git would fetch the files that it compares.
  const bool is_partial =
      !ask(repository.top,
           {"config", "--get-regexp", "^(extensions\\.partialclone|remote\\..*\\.promisor)$"})
           .value_or("")
           .empty();
  const char* const likeness = is_partial ? "-M100%" : "-M50%";
  std::vector<std::string> words{"-c",
                                 "log.showRoot=true",
                                 "log",
                                 "--topo-order",
                                 "--no-show-signature",
                                 "--no-color",
                                 "--format=%x01%H %at",
                                 "--name-status",
                                 "-z",
                                 "--diff-filter=AR",
                                 likeness,
                                 "-l200",
                                 "--no-ext-diff",
                                 "--no-textconv",
                                 "--ignore-submodules=all",
                                 "-O/dev/null",
                                 repository.head};
  if (!since.empty()) words.push_back('^' + since);
  words.emplace_back("--");
  ProcessRequest request = git_request(repository.top, std::move(words));
  request.limit = std::chrono::minutes{2};
  request.most_output = 1U << 30U;
  Process git(request);
  std::optional<std::string> output = git.output();
  has_broken_off_ = has_broken_off_ || git.ending() == Ending::kBroken;
  return output;
}

std::optional<Git::FirstCommits> SystemGit::first_commits(const Repository& repository,
                                                          const std::vector<std::string>& paths,
                                                          const std::string& since) {
  const std::optional<std::string> log = ask_history(repository, since);
  if (!log) return std::nullopt;
  History history(paths, ends_of_history(repository));
  if (!history.read(*log)) return std::nullopt;
  return history.take();
}

bool SystemGit::is_behind_head(const Repository& repository, const std::string& commit) {
  return ask(repository.top, {"merge-base", "--is-ancestor", commit, repository.head}).has_value();
}

}  // namespace feedgen
