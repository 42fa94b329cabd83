// What is written into a git hook: a few lines of POSIX shell between two marks.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

/// The hooks that are called when another commit is checked out than before.
constexpr std::array<std::string_view, 5> kHookNames{"post-commit", "post-merge", "post-rewrite",
                                                     "post-checkout", "post-applypatch"};

struct HookCall {
  std::string program;             ///< absolute path
  std::string folder;              ///< to build in: from the top of the work tree, or absolute
  std::vector<std::string> words;  ///< the build's arguments
};

constexpr std::string_view kBlockBegin = "# >>> feedgen >>>";
constexpr std::string_view kBlockEnd = "# <<< feedgen <<<";

/// One word of POSIX shell (2.2.2, single quotes), whatever bytes but 0 are in it.
std::string quoted_for_shell(std::string_view word);

/// The words, quoted where they need it.
std::string shell_words(const std::vector<std::string>& words);

/// Whole lines, from the first mark to the second. They never fail, read nothing, and leave what
/// stands after them in the script its working folder and its standard input.
std::string hook_block(std::string_view hook, const HookCall& call);

}  // namespace feedgen
