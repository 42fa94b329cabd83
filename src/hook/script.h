// A hook's script with and without our block, a few lines of POSIX shell between two marks: bytes
// in, bytes out.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

/// Whether its first line names a shell that understands POSIX's language.
bool is_shell_script(std::string_view script);

/// A new script that holds the block alone; without_block() makes an empty text of it.
std::string new_script(std::string_view block);

/// The block directly behind the first line, where nothing in the script can hide it; a block that
/// is there already is replaced. For shell scripts.
std::string with_block(std::string_view script, std::string_view block);

/// The bytes that were there before with_block(), and nothing of a new_script(). No answer where
/// marks are missing: then it is not known which lines are ours.
std::optional<std::string> without_block(std::string_view script);

/// Whether a mark of ours is in it.
bool has_block(std::string_view script);

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
