#include "body/shortcodes/tag_places.h"

#include <array>
#include <charconv>
#include <set>
#include <system_error>
#include <utility>

#include "format/markup_scan.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

// Markdown takes the one for an entity and the other for a line of HTML. Both may come back
// escaped.
constexpr std::string_view kInlineBegin = "&amp;";
constexpr std::string_view kInlineEnd = ";";
constexpr std::string_view kRawBegin = "&";  // in HTML, which stays as it is
constexpr std::string_view kBlockBegin = "<!--";
constexpr std::string_view kBlockEnd = "-->";
constexpr std::string_view kShownBegin = "&lt;!--";
constexpr std::string_view kShownEnd = "--&gt;";

// Attributes that are texts for people, or lists of words.
bool is_text(std::string_view attribute) {
  constexpr std::array<std::string_view, 8> kTexts{"alt",   "aria-label",  "class",   "id",
                                                   "label", "placeholder", "summary", "title"};
  const std::string name = ascii_lower(attribute);
  return is_one_of(name, kTexts);
}

}  // namespace

// "tag0n", with the first number that makes it new.
TagPlaces::TagPlaces(std::string_view source) {
  constexpr std::string_view kWord = "tag";
  std::set<std::size_t> taken;
  for (std::size_t at = source.find(kWord); at != kNowhere; at = source.find(kWord, at + 1)) {
    const char* const begin = source.data() + at + kWord.size();
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(begin, source.data() + source.size(), number);
    if (error == std::errc()) taken.insert(number);
  }
  std::size_t number = 0;
  while (taken.contains(number)) ++number;
  word_ = std::string(kWord) + std::to_string(number) + 'n';
}

std::string TagPlaces::put_inline(std::string html, std::string_view original) {
  places_.push_back({std::move(html), std::string(original)});
  return '&' + word_ + std::to_string(places_.size() - 1) + ';';
}

std::string TagPlaces::put_block(std::string html, std::string_view original) {
  places_.push_back({std::move(html), std::string(original)});
  return "<!--" + word_ + std::to_string(places_.size() - 1) + "-->";
}

std::optional<TagPlaces::Found> TagPlaces::place_at(std::string_view text, std::size_t at) const {
  std::size_t number = 0;
  const auto [digits_end, error] =
      std::from_chars(text.data() + at + word_.size(), text.data() + text.size(), number);
  if (error != std::errc() || number >= places_.size()) return std::nullopt;
  const auto end = static_cast<std::size_t>(digits_end - text.data());
  const auto stands_between = [&](std::string_view left, std::string_view right) {
    return text.substr(0, at).ends_with(left) && text.substr(end).starts_with(right);
  };
  const Place& place = places_[number];
  if (stands_between(kInlineBegin, kInlineEnd)) {
    return Found{at - kInlineBegin.size(), end + kInlineEnd.size(), place.html};
  }
  if (stands_between(kRawBegin, kInlineEnd)) {
    return Found{at - kRawBegin.size(), end + kInlineEnd.size(), place.html};
  }
  if (stands_between(kBlockBegin, kBlockEnd)) {
    return Found{at - kBlockBegin.size(), end + kBlockEnd.size(), place.html};
  }
  if (stands_between(kShownBegin, kShownEnd)) {
    return Found{at - kShownBegin.size(), end + kShownEnd.size(), escape_html(place.original)};
  }
  // In the id of a heading, which is made of its words.
  const bool is_behind_dash = text.substr(0, at).ends_with('-');
  if (is_behind_dash || text.substr(0, at).ends_with('"')) {
    return Found{at - (is_behind_dash ? 1 : 0), end, {}};
  }
  return std::nullopt;
}

bool TagPlaces::has_place(std::string_view text) const {
  for (std::size_t at = text.find(word_); at != kNowhere; at = text.find(word_, at + 1)) {
    if (place_at(text, at)) return true;
  }
  return false;
}

std::vector<TagPlaces::Cut> TagPlaces::cuts_of(
    std::string_view tag, const std::vector<MarkupAttribute>& attributes) const {
  std::vector<Cut> cuts;
  for (const MarkupAttribute& attribute : attributes) {
    if (is_text(attribute.name) || attribute.value.empty() || !has_place(attribute.value)) continue;
    auto begin = static_cast<std::size_t>(attribute.name.data() - tag.data());
    if (begin > 0 && std::string_view(" \t\r\n").find(tag[begin - 1]) != kNowhere) --begin;
    std::size_t end =
        static_cast<std::size_t>(attribute.value.data() - tag.data()) + attribute.value.size();
    const char before = attribute.value.data()[-1];
    if ((before == '"' || before == '\'') && end < tag.size() && tag[end] == before) ++end;
    cuts.push_back({begin, end});
  }
  return cuts;
}

std::string TagPlaces::restore(std::string_view html) const {
  if (places_.empty()) return std::string(html);
  std::string out;
  out.reserve(html.size());
  MarkupScan scan(html);
  std::vector<MarkupAttribute> attributes;
  bool is_emptied = false;
  bool skips_line_end = false;
  for (MarkupToken token; scan.next(token, attributes);) {
    std::string_view text = html.substr(token.begin, token.end - token.begin);
    if (std::exchange(skips_line_end, false) && text.starts_with('\n')) text.remove_prefix(1);
    const bool is_tag =
        token.kind == MarkupToken::Kind::kOpen || token.kind == MarkupToken::Kind::kClose;
    // A paragraph of nothing but what is not known was none on the page.
    const bool ends_empty = is_emptied && token.kind == MarkupToken::Kind::kClose &&
                            token.name == "p" && out.ends_with("<p>");
    is_emptied = false;
    if (ends_empty) {
      out.resize(out.size() - std::string_view("<p>").size());
      skips_line_end = true;
      continue;
    }
    const std::size_t before = out.size();
    std::vector<Cut> cuts;
    if (is_tag && text.find(word_) != kNowhere) cuts = cuts_of(text, attributes);
    auto cut = cuts.begin();
    std::size_t copied = 0;
    for (std::size_t at = text.find(word_); at != kNowhere; at = text.find(word_, at + 1)) {
      while (cut != cuts.end() && cut->begin < at) {
        out += text.substr(copied, cut->begin - copied);
        copied = cut->end;
        ++cut;
      }
      const std::optional<Found> found = at < copied ? std::nullopt : place_at(text, at);
      if (!found) continue;
      out += text.substr(copied, found->begin - copied);
      if (!is_tag) out += found->html;
      copied = found->end;
    }
    out += text.substr(copied);
    is_emptied = !is_tag && copied > 0 && out.size() == before;
  }
  return out;
}

}  // namespace feedgen
