#include "article/pictures.h"

#include "config/site_address.h"
#include "format/node_values.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

std::string_view scalar_in(const Node& map, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const Node::Member& member : map.members) {
      if (ascii_lower(member.key) == name && member.value.is_scalar()) return member.value.text;
    }
  }
  return {};
}

// A picture is named by an address, by a map that holds one, or first in a list of those.
std::string_view picture_in(const Node& node) {
  if (node.is_scalar() && !switch_value(node)) return trim(node.text);
  if (node.is_map()) {
    return trim(scalar_in(node, {"url", "src", "path", "image", "teaser", "feature", "thumbnail"}));
  }
  if (node.is_list() && !node.items.empty() && !node.items.front().is_list()) {
    return picture_in(node.items.front());
  }
  return {};
}

}  // namespace

std::string read_picture(const Fields& fields, const Article& article, const Settings& settings) {
  for (const std::string_view name :
       {"thumbnail", "cover", "image", "headimg", "img", "banner", "featured_image", "top_img",
        "header-img", "header", "photos"}) {
    const Node::Member* member = fields.find({name});
    if (member == nullptr) continue;
    // A plain `header:` is a headline more often than an address; only its map counts.
    if (name == "header" && !member->value.is_map()) continue;
    std::string url = site_address(picture_in(member->value), article.url, settings);
    if (!url.empty()) return url;
  }
  return {};
}

}  // namespace feedgen
