#include "hook/event.h"

#include <cstdlib>
#include <utility>

#include "hook/script.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::string_view kAny = "any";

std::string variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no threads here
  return value == nullptr ? std::string() : std::string(value);
}

bool is_empty(const std::string& path, FileReader& files) {
  const auto status = files.status(path, Links::kDoNotFollow);
  return status && *status && (*status)->size() == 0;
}

}  // namespace

bool is_known_hook(std::string_view name) { return name == kAny || is_one_of(name, kHookNames); }

HookEvent event_of(std::string hook, std::vector<std::string> words) {
  if (hook != kAny) return {std::move(hook), std::move(words)};
  if (const std::string kind = variable("PRE_COMMIT_CHECKOUT_TYPE"); !kind.empty()) {
    return {"post-checkout",
            {variable("PRE_COMMIT_FROM_REF"), variable("PRE_COMMIT_TO_REF"), kind}};
  }
  if (const std::string command = variable("PRE_COMMIT_REWRITE_COMMAND"); !command.empty()) {
    return {"post-rewrite", {command}};
  }
  return {"post-commit", std::move(words)};
}

GitWork work_in(const std::string& git_folder, FileReader& files) {
  GitWork work;
  const bool merges = files.has(git_folder + "/rebase-merge");
  work.rebases = merges || files.has(git_folder + "/rebase-apply/rebasing");
  work.is_at_its_end = merges && is_empty(git_folder + "/rebase-merge/git-rebase-todo", files);
  work.bisects = files.has(git_folder + "/BISECT_LOG");
  constexpr std::size_t kBeginning = 4;
  const Result<std::string> head = files.read_beginning(git_folder + "/HEAD", kBeginning);
  work.is_detached = head && *head != "ref:";
  return work;
}

bool is_worth_building(const HookEvent& event, const GitWork& work) {
  const auto word = [&](std::size_t i) {
    return i < event.words.size() ? std::string_view(event.words[i]) : std::string_view();
  };
  // It is called once, at the end, while the rebase still counts as going on.
  if (event.hook == "post-rewrite" && word(0) == "rebase") return true;
  if (event.hook == "post-checkout") {
    const bool is_commit = word(2) != "0";
    const bool is_new_worktree =
        !word(0).empty() && word(0).find_first_not_of('0') == std::string_view::npos;
    if (!is_commit || is_new_worktree || (!word(0).empty() && word(0) == word(1))) return false;
    if (work.bisects && work.is_detached) return false;
    // A rebase that finds no commits to copy calls nothing else.
    return !work.rebases || work.is_at_its_end;
  }
  return !work.rebases;
}

}  // namespace feedgen
