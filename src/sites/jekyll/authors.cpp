#include <algorithm>
#include <array>

#include "sites/described_people.h"
#include "sites/jekyll/jekyll.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// The key of the root below which the data of `_data/authors.yml` are put.
constexpr std::string_view kDataKey = "_data/authors";

constexpr std::array<std::string_view, 3> kEndings{".yml", ".yaml", ".json"};

bool is_data(std::string_view file) {
  return std::find(kEndings.begin(), kEndings.end(), ending_of(file)) != kEndings.end();
}

}  // namespace

std::vector<ConfigurationPart> jekyll_parts(const Node& root, const FilesBelow& files_below) {
  const Translation site(root, Translation::Keys::kExact);
  const auto folder_named = [&](std::string_view key, std::string_view otherwise) {
    const Node::Member* member = site.find({key});
    return member != nullptr && member->value.is_scalar() ? member->value.text
                                                          : std::string(otherwise);
  };
  const std::string folder =
      join_folders(folder_named("source", "."), folder_named("data_dir", "_data"));
  // No setting leads out of the site.
  if (folder.starts_with('/') || folder.find("..") != std::string::npos) return {};
  std::vector<ConfigurationPart> parts;
  const auto add = [&](const std::string& file, std::vector<std::string> below) {
    parts.push_back({folder + '/' + file, std::move(below), ConfigurationPart::Need::kOptional});
  };
  for (const std::string_view ending : kEndings) {
    add("authors" + std::string(ending), {std::string(kDataKey)});
  }
  for (const std::string& file : files_below(folder + "/authors")) {
    if (!is_data(file) || file.find('/') != std::string::npos) continue;
    add("authors/" + file, {std::string(kDataKey), std::string(without_ending(file))});
  }
  return parts;
}

void read_jekyll_authors(Translation& site) {
  read_described_people(site, std::array{kDataKey, std::string_view("authors")});
}

}  // namespace feedgen
