#include "article/links.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "config/site_address.h"
#include "syntax/scalar.h"
#include "text/unicode.h"
#include "text/url.h"

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

std::string media_type(std::string_view url) {
  struct Known {
    std::string_view extension;
    std::string_view type;
  };
  constexpr std::array<Known, 16> kKnown{{{".mp3", "audio/mpeg"},
                                          {".m4a", "audio/x-m4a"},
                                          {".aac", "audio/aac"},
                                          {".ogg", "audio/ogg"},
                                          {".oga", "audio/ogg"},
                                          {".opus", "audio/ogg"},
                                          {".wav", "audio/wav"},
                                          {".flac", "audio/flac"},
                                          {".mp4", "video/mp4"},
                                          {".m4v", "video/x-m4v"},
                                          {".mov", "video/quicktime"},
                                          {".webm", "video/webm"},
                                          {".ogv", "video/ogg"},
                                          {".pdf", "application/pdf"},
                                          {".epub", "application/epub+zip"},
                                          {".zip", "application/zip"}}};
  const std::string path = ascii_lower(split_url(url).path);
  for (const Known& known : kKnown) {
    if (path.ends_with(known.extension)) return std::string(known.type);
  }
  return "application/octet-stream";
}

// RFC 6838 section 4.2, parameters (";codecs=…") left aside.
bool is_media_type(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || std::string_view("!#$&-^_.+/").find(c) != std::string_view::npos;
  });
}

std::uint64_t read_length(std::string_view text) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole ? length : 0;
}

struct EnclosureWords {
  std::string url, length, type;
};

EnclosureWords enclosure_words(const Node& node) {
  EnclosureWords words;
  if (node.is_map()) {
    words.url = scalar_in(node, {"url", "src", "href", "file"});
    words.length = trim(scalar_in(node, {"length", "size", "bytes"}));
    words.type = trim(scalar_in(node, {"type", "mime", "mime_type"}));
  } else if (node.is_scalar() && !switch_value(node)) {
    std::istringstream(node.text) >> words.url >> words.length >> words.type;
  }
  return words;
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

std::optional<Enclosure> read_enclosure(const Fields& fields, const Article& article,
                                        const Settings& settings) {
  for (const std::string_view name : {"enclosure", "audio", "podcast", "video"}) {
    const Node::Member* member = fields.find({name});
    if (member == nullptr) continue;
    const EnclosureWords words = enclosure_words(member->value);
    Enclosure enclosure;
    enclosure.url = site_address(words.url, article.url, settings);
    if (enclosure.url.empty()) continue;
    enclosure.type = is_media_type(words.type) ? words.type : media_type(enclosure.url);
    enclosure.length = read_length(words.length);
    return enclosure;
  }
  return std::nullopt;
}

}  // namespace feedgen
