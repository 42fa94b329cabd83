#include "article/attachments.h"

#include <algorithm>
#include <charconv>
#include <span>

#include <fmt/format.h>

#include "config/site_address.h"
#include "format/node_values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

struct KnownEnding {
  std::string_view ending;
  std::string_view type;
};

constexpr std::array<KnownEnding, 21> kKnownEndings{
    {{".mp3", "audio/mpeg"},        {".m4a", "audio/x-m4a"},     {".aac", "audio/aac"},
     {".ogg", "audio/ogg"},         {".oga", "audio/ogg"},       {".opus", "audio/ogg"},
     {".wav", "audio/wav"},         {".flac", "audio/flac"},     {".mp4", "video/mp4"},
     {".m4v", "video/x-m4v"},       {".mov", "video/quicktime"}, {".webm", "video/webm"},
     {".ogv", "video/ogg"},         {".pdf", "application/pdf"}, {".epub", "application/epub+zip"},
     {".zip", "application/zip"},   {".vtt", "text/vtt"},        {".srt", "application/x-subrip"},
     {".json", "application/json"}, {".html", "text/html"},      {".txt", "text/plain"}}};

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

Enclosure to_enclosure(const Words& words, const Node::Member& member, KeyReading& reading) {
  Diagnostics& diagnostics = reading.diagnostics;
  Enclosure enclosure;
  enclosure.url = site_address(words.url, reading.article.url, reading.settings);
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

Result<void> read_enclosures(Names names, KeyReading& reading) {
  std::vector<Enclosure>& enclosures = reading.article.enclosures;
  for (const std::string_view name : names) {
    const Node::Member* member = reading.fields.find({name});
    if (member == nullptr) continue;
    const Node& node = member->value;
    for (const Node& item : node.is_list() ? std::span(node.items) : std::span(&node, 1)) {
      Enclosure enclosure = to_enclosure(words_of(item), *member, reading);
      const bool is_new =
          none_of(enclosures, [&](const auto& other) { return other.url == enclosure.url; });
      if (!enclosure.url.empty() && is_new && enclosures.size() < kMostOfAKind) {
        enclosures.push_back(std::move(enclosure));
      }
    }
    if (!enclosures.empty()) break;
  }
  add_duration(reading.fields, enclosures, reading.diagnostics);
  return {};
}

std::optional<std::uint64_t> read_whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || parsed != end) return std::nullopt;
  return number;
}

std::optional<std::uint32_t> read_duration(std::string_view text) {
  constexpr std::uint64_t kYear = 366ULL * 24 * 60 * 60;
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos) {
    if (!read_whole_number(text.substr(point + 1))) return std::nullopt;
    text = text.substr(0, point);
  }
  std::uint64_t seconds = 0;
  for (int parts = 1;; ++parts) {
    const std::size_t colon = text.find(':');
    const std::optional<std::uint64_t> number = read_whole_number(text.substr(0, colon));
    const bool is_first = parts == 1;
    if (!number || parts > 3 || *number > kYear || (!is_first && *number > 59)) return std::nullopt;
    seconds = seconds * 60 + *number;
    if (colon == std::string_view::npos) break;
    text.remove_prefix(colon + 1);
  }
  if (seconds > kYear) return std::nullopt;
  return static_cast<std::uint32_t>(seconds);
}

bool is_media_type(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size()) return false;
  return std::count(text.begin(), text.end(), '/') == 1 && all_of(text, [](char c) {
           const bool letter = is_ascii_letter(c) || is_ascii_digit(c);
           return letter || std::string_view("!#$&-^_.+/").find(c) != std::string_view::npos;
         });
}

std::string media_type_of(std::string_view url) {
  const std::string path = ascii_lower(split_url(url).path);
  for (const KnownEnding& known : kKnownEndings) {
    if (path.ends_with(known.ending)) return std::string(known.type);
  }
  return "application/octet-stream";
}

}  // namespace feedgen
