#include "article/pictures.h"

#include "config/site_address.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 15> kEndings{".apng", ".avif", ".bmp",  ".gif",  ".heic",
                                                    ".heif", ".ico",  ".jfif", ".jpeg", ".jpg",
                                                    ".png",  ".svg",  ".tif",  ".tiff", ".webp"};

constexpr std::size_t kMostNesting = 8;  // of lists and maps

// "url(/a.png)" and "url('/a.png')", as style sheets write it.
std::string_view unwrapped(std::string_view text) {
  text = trim(text);
  if (!ascii_lower(text.substr(0, 4)).starts_with("url(") || !text.ends_with(')')) return text;
  text = trim(text.substr(4, text.size() - 5));
  const bool is_quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                         text.front() == text.back();
  return is_quoted ? trim(text.substr(1, text.size() - 2)) : text;
}

bool names_picture(std::string_view text) {
  if (is_web_url(text) || text.starts_with("//")) return true;
  for (const std::string_view begin : {"/", "./", "../"}) {
    if (text.starts_with(begin)) return text.size() > begin.size();
  }
  const std::string path = ascii_lower(text.substr(0, text.find_first_of("?#")));
  return path.find('(') == std::string::npos && is_one_of(ending_of(path), kEndings);
}

// A picture is named by an address, by a map that holds one, or in a list of those. Empty: none.
std::string_view picture_in(const Node& node, std::size_t depth = 0) {
  if (depth > kMostNesting) return {};
  if (node.is_scalar()) {
    const std::string_view text = unwrapped(node.text);
    return names_picture(text) ? text : std::string_view();
  }
  for (const Node& item : node.items) {
    const std::string_view found = picture_in(item, depth + 1);
    if (!found.empty()) return found;
  }
  for (const std::string_view key : {"url", "src", "path", "image", "teaser", "overlay_image",
                                     "feature", "thumbnail", "og_image", "img", "file"}) {
    const Node::Member* member = node.is_map() ? member_of(node, {key}) : nullptr;
    if (member == nullptr) continue;
    const std::string_view found = picture_in(member->value, depth + 1);
    if (!found.empty()) return found;
  }
  return {};
}

// Whether a path that begins with no slash counts from the site's root.
bool counts_from_site(const KeyReading& reading) {
  switch (reading.settings.paths.picture_keys) {
    case PathHabits::From::kPage: return false;
    case PathHabits::From::kSite: return true;
    case PathHabits::From::kBundle:
      return without_ending(last_part(reading.article.path)) != "index";
  }
  return false;
}

std::string address_of(std::string_view picture, const KeyReading& reading) {
  const Settings& settings = reading.settings;
  const bool is_path = !picture.starts_with('/') && !split_url(picture).has_scheme;
  if (!is_path || !counts_from_site(reading)) {
    return site_address(picture, reading.article.url, settings);
  }
  if (settings.base_url.empty()) return {};
  return site_address(picture, settings.base_url, settings);
}

}  // namespace

Result<void> read_picture(Names names, KeyReading& reading) {
  Article& article = reading.article;
  for (const std::string_view name : names) {
    const Node::Member* member = reading.fields.find({name});
    if (member == nullptr) continue;
    // A plain `header:` is a headline more often than an address; only its map counts.
    if (name == "header" && !member->value.is_map()) continue;
    const std::string_view picture = picture_in(member->value);
    if (picture.empty()) continue;
    article.picture = address_of(picture, reading);
    if (!article.picture.empty()) break;
  }
  return {};
}

}  // namespace feedgen
