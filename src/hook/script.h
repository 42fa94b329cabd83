// A hook's script with and without our lines: bytes in, bytes out.
#pragma once

#include <optional>
#include <string>
#include <string_view>

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

}  // namespace feedgen
