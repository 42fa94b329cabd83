// A category's name becomes the name of its folder: readable, safe on every file system and in
// every URL, and never the same for two categories.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

/// The folder name of one category, from its name alone. `name` is NFC, not empty and free of
/// control characters. Unicode stays readable. A byte that a file system or URL can't take is
/// written `~XX` (hexadecimal, upper case), `~` itself too; so are a leading dot or space, a
/// trailing dot or space, the first letter of a device name of Windows (`CON`, `nul.txt`, `COM¹`),
/// and the dot of a name that feedgen uses itself (`rss.xml`, `index.html`, …). What would be
/// longer than 255 bytes ends in `~x` and 16 hexadecimal digits of the whole name's XXH3 hash.
std::string folder_name(std::string_view name);

/// The folder names of all children of one category, in the order of `names`, which are distinct.
/// Names that a case-insensitive file system takes for the same (`News`, `news`) are told apart:
/// the first in byte order keeps its plain folder name, the others get `~x` and their hash.
std::vector<std::string> folder_names(const std::vector<std::string>& names);

}  // namespace feedgen
