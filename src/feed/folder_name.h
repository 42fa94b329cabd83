// A group's name becomes the name of its folder: readable, safe on every file system and in
// every URL, and never the same for two groups.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace feedgen {

/// The folder name of one group, from its name alone. `name` is NFC, not empty and free of
/// control characters. Unicode stays readable. A byte that a file system or URL can't take is
/// written `~XX` (hexadecimal, upper case), `~` itself too; so are a leading dot or space, a
/// trailing dot or space, the first letter of a device name of Windows (`CON`, `nul.txt`, `COM¹`),
/// and the dot of a name that feedgen uses itself (`rss.xml`, `index.html`, …). What would be
/// longer than 255 bytes ends in `~x` and 16 hexadecimal digits of the whole name's XXH3 hash.
std::string folder_name(std::string_view name);

/// Whether `folder` can be the folder name of `name`, by itself or beside others of a FolderNames.
bool is_folder_name_of(std::string_view folder, std::string_view name);

/// The folder names of all children of one group. Names that a case-insensitive file system takes
/// for the same (`News`, `news`) are told apart: the first keeps its plain folder name, the others
/// get `~x` and their hash.
class FolderNames {
 public:
  /// What lies there already.
  void take(std::string_view folder);
  /// The folder name for `name`, which no other has.
  std::string add(std::string_view name);

 private:
  std::set<std::string> taken_;  // case-folded
};

}  // namespace feedgen
