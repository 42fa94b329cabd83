#include "system/git_hooks.h"

#include <cstdlib>
#include <vector>

#include "system/git.h"
#include "system/process.h"

namespace feedgen {
namespace {

// One path, which may have line ends in its name. None of these questions makes git run another
// program.
std::optional<std::string> ask(const std::vector<std::string>& words, GitVariables variables) {
  ProcessRequest request;
  request.words = {"git", "--no-pager", "-c", "core.fsmonitor=false"};
  request.words.insert(request.words.end(), words.begin(), words.end());
  request.environment = git_environment(variables);
  std::optional<std::string> output = output_of(request);
  if (!output || !output->ends_with('\n')) return std::nullopt;
  output->pop_back();
  return output;
}

std::optional<std::string> path_of(const std::string& word) {
  return ask({"rev-parse", "--path-format=absolute", word}, GitVariables::kObeyed);
}

}  // namespace

Result<HookFolder> find_hook_folder() {
  const std::optional<std::string> top = path_of("--show-toplevel");
  const std::optional<std::string> repository = path_of("--git-common-dir");
  const std::optional<std::string> own = path_of("--git-dir");
  if (!top || !repository || !own) {
    const bool is_bare = own.has_value();
    return fail(ErrorKind::kUsage,
                is_bare ? "this repository has no work tree, so nobody commits in it"
                        : "this is no git repository, or there is no git",
                is_bare ? "use a post-receive hook: docs/recipes.md has one"
                        : "run it in the repository that holds the articles");
  }
  // A relative core.hooksPath counts from where hooks are run.
  std::optional<std::string> folder =
      ask({"--git-dir=" + *own, "--work-tree=" + *top, "-C", *top, "rev-parse",
           "--path-format=absolute", "--git-path", "hooks"},
          GitVariables::kIgnored);
  if (!folder) return fail(ErrorKind::kUsage, "git does not say where its hooks lie", {});
  const std::optional<std::string> scope =
      ask({"config", "--show-scope", "--get", "core.hooksPath"}, GitVariables::kObeyed);
  const bool is_shared =
      scope && (scope->starts_with("global\t") || scope->starts_with("system\t"));
  return HookFolder{*top, *repository, std::move(*folder),
                    is_shared ? HookScope::kShared
                    : scope   ? HookScope::kRepository
                              : HookScope::kDefault};
}

std::optional<std::string> git_folder_in_hook() {
  const char* named = std::getenv("GIT_DIR");  // NOLINT(concurrency-mt-unsafe): no threads here
  // A relative one counts from a folder that has been left; then git finds it by itself.
  if (named != nullptr && *named == '/') return std::string(named);
  return ask({"rev-parse", "--absolute-git-dir"}, GitVariables::kIgnored);
}

}  // namespace feedgen
