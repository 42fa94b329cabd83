#include "sites/site_icons.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostNames = 50;
constexpr std::size_t kDeepest = 8;
constexpr std::array<std::string_view, 7> kEndings{".gif", ".ico", ".jpeg", ".jpg",
                                                   ".png", ".svg", ".webp"};

bool names_icon(std::string_view key) {
  std::string plain = ascii_lower(key);
  std::erase_if(plain, [](char c) { return c == '-' || c == '_' || c == ' '; });
  return plain.starts_with("favicon") || plain.starts_with("appletouchicon");
}

void collect_names(const Node& node, bool is_icon, std::size_t depth,
                   std::vector<std::string>& names) {
  if (depth > kDeepest || names.size() >= kMostNames) return;
  if (node.is_scalar() && is_icon) {
    const std::string name(trim(node.text));
    const std::string path = ascii_lower(name.substr(0, name.find_first_of("?#")));
    const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
    if (is_new && is_one_of(ending_of(path), kEndings)) names.push_back(name);
  }
  for (const Node& item : node.items) collect_names(item, is_icon, depth + 1, names);
  for (const Node::Member& member : node.members) {
    collect_names(member.value, is_icon || names_icon(member.key), depth + 1, names);
  }
}

}  // namespace

std::vector<std::string> icon_names_in(const Node& configuration) {
  std::vector<std::string> names;
  collect_names(configuration, false, 0, names);
  return names;
}

}  // namespace feedgen
