// The words of `feedgen hook`: its own, then those of a build, which are read as a build reads
// them.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"

namespace feedgen {

inline constexpr const char* kHookFooter = R"(
feedgen hook install [ARGUMENTS]
  Adds a few marked lines to the repository's post-commit, post-merge, post-rewrite, post-checkout
  and post-applypatch hooks, and leaves what else is in them. ARGUMENTS are a build's; without any,
  feedgen.yaml says what to build. Paths are relative to the folder in which this is typed. Again
  with other arguments, it replaces what it wrote.
feedgen hook uninstall
  Leaves the hooks as they were before, byte for byte.
feedgen hook run HOOK [GIT'S ARGUMENTS] -- [ARGUMENTS]
  What the hook calls: HOOK is its name, or any. Reads only what git says has changed since the last
  run. It always exits with 0; after a second it goes on in the background. Its messages are in
  .feedgen/hook.log.

Hooks that are no shell scripts, and those that husky, pre-commit or lefthook write, are left alone:
what to add to them is printed on standard output.

Examples:
  feedgen hook install articles -o public/feeds
  feedgen hook install --config site/feedgen.yaml

Exit codes:
  0  done
  2  the command line or the configuration is wrong, or there is no repository
  3  not all hooks could be written)";

/// Whether the words are `hook install …` or `hook run …`, which carry a build's.
bool has_hook_words(const std::vector<std::string>& words);

/// Those; what is wrong with the build's words is a usage error. Of `run` nothing is judged here.
[[nodiscard]] Result<Options> parse_hook(std::vector<std::string> words);

/// What is asked for where no words of a build follow.
[[nodiscard]] Result<Options> hook_action(const std::string& action, Options options);

}  // namespace feedgen
