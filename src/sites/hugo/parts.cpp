#include <algorithm>
#include <array>

#include "sites/hugo/hugo.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 4> kEndings{".toml", ".yaml", ".yml", ".json"};

// Where the data of "params.en.toml" belong (allconfig's loader).
std::vector<std::string> keys_of(std::string_view stem) {
  const std::size_t dot = stem.rfind('.');
  const std::string name = ascii_lower(stem.substr(0, dot));
  const bool is_root = name == "hugo" || name == "config";
  if (dot == std::string_view::npos) {
    return is_root ? std::vector<std::string>{} : std::vector<std::string>{name};
  }
  std::vector<std::string> keys{"languages", std::string(stem.substr(dot + 1))};
  if (name == "params" || name == "menu" || name == "menus") keys.push_back(name);
  return keys;
}

}  // namespace

std::vector<ConfigurationPart> hugo_parts(const Node&, const FilesBelow& files_below) {
  std::vector<ConfigurationPart> parts;
  for (const std::string_view folder : {"config/_default", "config/production"}) {
    std::vector<ConfigurationPart> own;
    for (const std::string& file : files_below(folder)) {
      const std::string ending = ascii_lower(ending_of(file));
      if (std::find(kEndings.begin(), kEndings.end(), ending) == kEndings.end()) continue;
      own.push_back({std::string(folder) + '/' + file, keys_of(without_ending(last_part(file)))});
    }
    // The root's own goes first: the files of single keys say more.
    std::stable_partition(own.begin(), own.end(),
                          [](const ConfigurationPart& part) { return part.below.empty(); });
    std::move(own.begin(), own.end(), std::back_inserter(parts));
  }
  // What themes show of the authors that articles name by a key.
  for (const std::string& file : files_below("data")) {
    const std::string_view folder = folder_of(file);
    const std::string_view name = without_ending(last_part(file));
    const bool is_one = folder == "authors" || (folder.empty() && name == "authors");
    const std::string ending = ascii_lower(ending_of(file));
    if (!is_one || std::find(kEndings.begin(), kEndings.end(), ending) == kEndings.end()) continue;
    std::vector<std::string> below{"data/authors"};
    if (!folder.empty()) below.emplace_back(name);
    parts.push_back({"data/" + file, std::move(below), ConfigurationPart::Need::kOptional});
  }
  return parts;
}

}  // namespace feedgen
