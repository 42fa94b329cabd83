#include "article/attachment_fields.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "text/ascii.h"
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

}  // namespace

const Node::Member* member_of(const Node& map, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const Node::Member& member : map.members) {
      if (ascii_lower(member.key) == name && !member.value.is_null()) return &member;
    }
  }
  return nullptr;
}

std::string_view text_of(const Node& map, std::initializer_list<std::string_view> names) {
  const Node::Member* member = member_of(map, names);
  return member == nullptr || !member->value.is_scalar() ? std::string_view()
                                                         : trim(member->value.text);
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
  return std::count(text.begin(), text.end(), '/') == 1 &&
         std::all_of(text.begin(), text.end(), [](char c) {
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

void warn_of_member(const Node::Member& member, const std::string& problem,
                    const std::string& remedy, Diagnostics& diagnostics) {
  diagnostics.push_back(
      {Severity::kWarning, Message{fmt::format("{}: {}", member.key, problem), remedy,
                                   Place{{}, member.line, member.column}}});
}

}  // namespace feedgen
