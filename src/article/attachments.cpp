#include "article/attachments.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "article/attachment_fields.h"
#include "config/site_address.h"
#include "format/node_values.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 4> kKeys{"enclosure", "audio", "podcast", "video"};

struct Words {
  std::string_view url, length, type, duration;
};

std::string_view last_word(std::string_view text) {
  const std::size_t space = text.find_last_of(" \t\r\n");
  return space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
}

void drop_word(std::string_view& text, std::string_view word) {
  text = trim(text.substr(0, text.size() - word.size()));
}

// "address length type", WordPress's form. A space may belong to the address.
Words words_of_text(std::string_view text) {
  Words words;
  text = trim(text);
  const std::string_view type = last_word(text);
  if (is_media_type(type)) {
    words.type = type;
    drop_word(text, type);
  }
  const std::string_view length = last_word(text);
  // What stands between an address and a type is meant for a length.
  if (!length.empty() && (read_whole_number(length) || !words.type.empty())) {
    words.length = length;
    drop_word(text, length);
  }
  words.url = text;
  return words;
}

Words words_of(const Node& node) {
  if (node.is_map()) {
    return {text_of(node, {"url", "src", "href", "file"}),
            text_of(node, {"length", "size", "bytes"}),
            text_of(node, {"type", "mime", "mime_type"}), text_of(node, {"duration"})};
  }
  if (node.is_scalar() && !switch_value(node)) return words_of_text(node.text);
  return {};
}

Enclosure to_enclosure(const Words& words, const Node::Member& member, const Article& article,
                       const Settings& settings, Diagnostics& diagnostics) {
  Enclosure enclosure;
  enclosure.url = site_address(words.url, article.url, settings);
  if (enclosure.url.empty()) return enclosure;
  enclosure.type =
      is_media_type(words.type) ? ascii_lower(words.type) : media_type_of(enclosure.url);
  if (const auto length = read_whole_number(words.length)) {
    enclosure.length = *length;
  } else if (!words.length.empty()) {
    warn_of_member(member, fmt::format("the length {} is no number", in_quotes(words.length)),
                   "write the file's size in bytes, like 24016896", diagnostics);
  }
  if (const auto duration = read_duration(words.duration)) {
    enclosure.duration = *duration;
  } else if (!words.duration.empty()) {
    warn_of_member(member, fmt::format("the duration {} is none", in_quotes(words.duration)),
                   "write seconds, or hours, minutes and seconds like 1:02:03", diagnostics);
  }
  return enclosure;
}

// `duration` beside `audio: address`, where there is no map to put it in.
void add_duration(const Fields& fields, std::vector<Enclosure>& enclosures,
                  Diagnostics& diagnostics) {
  const Node::Member* member = fields.find({"duration"});
  if (member == nullptr || !member->value.is_scalar() || enclosures.empty()) return;
  if (!is_recording(enclosures.front()) || enclosures.front().duration != 0) return;
  if (const auto duration = read_duration(trim(member->value.text))) {
    enclosures.front().duration = *duration;
  } else {
    warn_of_member(*member, "this is no duration",
                   "write seconds, or hours, minutes and seconds like 1:02:03", diagnostics);
  }
}

}  // namespace

std::vector<Enclosure> read_enclosures(const Fields& fields, const Article& article,
                                       const Settings& settings, Diagnostics& diagnostics) {
  std::vector<Enclosure> enclosures;
  for (const std::string_view key : kKeys) {
    const Node::Member* member = fields.find({key});
    if (member == nullptr) continue;
    const Node& node = member->value;
    for (const Node& item : node.is_list() ? std::span(node.items) : std::span(&node, 1)) {
      Enclosure enclosure = to_enclosure(words_of(item), *member, article, settings, diagnostics);
      const bool is_new =
          std::none_of(enclosures.begin(), enclosures.end(),
                       [&](const auto& other) { return other.url == enclosure.url; });
      if (!enclosure.url.empty() && is_new && enclosures.size() < kMostOfAKind) {
        enclosures.push_back(std::move(enclosure));
      }
    }
    if (!enclosures.empty()) break;
  }
  add_duration(fields, enclosures, diagnostics);
  return enclosures;
}

}  // namespace feedgen
