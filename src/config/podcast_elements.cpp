#include "config/podcast_elements.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "format/node_values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"
#include "time/read_date.h"
#include "time/write_date.h"
#include "value/names.h"

namespace feedgen {
namespace {

using enum PodcastValue;
constexpr auto kNeeded = PodcastPart::Need::kRequired;

std::string plain_key(std::string_view key) {
  std::string plain = ascii_lower(key);
  std::erase_if(plain, [](char c) { return c == '-' || c == '_'; });
  return plain;
}

tl::unexpected<Error> wrong(std::string problem, std::string remedy) {
  return fail(ErrorKind::kUsage, std::move(problem), std::move(remedy));
}

bool is_uri(std::string_view text) {
  return split_url(text).has_scheme && text.find_first_of(" \t\r\n<>\"") == kNowhere;
}

// "12.5".
bool is_decimal(std::string_view text) {
  const std::size_t point = text.find('.');
  const auto is_digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_ascii_digit);
  };
  if (text.size() > 20 || !is_digits(text.substr(0, point))) return false;
  return point == kNowhere || is_digits(text.substr(point + 1));
}

bool is_uuid(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool fits = kShape[i] == '-'
                          ? text[i] == '-'
                          : std::string_view("0123456789abcdef").find(text[i]) != kNowhere;
    if (!fits) return false;
  }
  return true;
}

Result<std::string> read_date_as(std::string_view text, std::string (*write)(Instant)) {
  const Result<DateReading> date = read_date(text, Zone());
  if (!date) return tl::unexpected(date.error());
  return write(date->instant);
}

Result<std::string> read_value(const Node& node, const PodcastPart& part,
                               const ResolveAddress& resolve) {
  if (part.value == kSwitch) {
    return read_switch(node).map([](bool on) { return std::string(on ? "true" : "false"); });
  }
  Result<std::string> read = read_text(node);
  if (!read) return read;
  std::string text = clean_text(*read);
  if (text.empty()) return wrong("there is no text", "write one, or leave it out");
  if (!part.words.empty()) {
    const std::string word = ascii_lower(text);
    if (holds_word(part.words, word)) return word;
    return wrong(fmt::format("{} is none of its words", in_quotes(text)),
                 fmt::format("write one of{}", part.words.substr(0, part.words.size() - 1)));
  }
  switch (part.value) {
    case kAddress:
      text = resolve(text);
      if (!text.empty()) return text;
      return wrong("this is no web address", "write it with https:// in front");
    case kUri:
      if (is_web_url(text)) return encode_url(text);
      if (is_uri(text)) return text;
      return wrong("this is no address", "write it whole, with its scheme in front");
    case kCount:
      return read_count(node).map([](std::size_t count) { return fmt::format("{}", count); });
    case kDecimal:
      if (is_decimal(text)) return text;
      return wrong(fmt::format("{} is no number", in_quotes(text)), "write it like 73.5");
    case kMailDate: return read_date_as(text, rfc822);
    case kIsoDate: return read_date_as(text, rfc3339);
    case kMediaType:
      if (std::count(text.begin(), text.end(), '/') == 1 && text.find(' ') == kNowhere) {
        return ascii_lower(text);
      }
      return wrong(fmt::format("{} is no media type", in_quotes(text)), "write it like audio/mpeg");
    case kUuid: {
      const std::string lower = ascii_lower(text);
      if (is_uuid(lower)) return lower;
      return wrong(fmt::format("{} is no podcast:guid", in_quotes(lower)),
                   "write it like 917393e3-1b1e-5cef-ace4-edaa54e1f810");
    }
    case kText:
    case kSwitch: break;
  }
  return text;
}

void put(const PodcastPart& part, std::string text, FeedElement& element) {
  if (part.attribute.empty()) {
    element.text = std::move(text);
  } else {
    element.attributes.emplace_back(part.attribute, std::move(text));
  }
}

const Node::Member* find_member(const Node& map, std::string_view key) {
  const std::string wanted = plain_key(key);
  for (const Node::Member& member : map.members) {
    const std::string own = plain_key(member.key);
    if ((own == wanted || own == wanted + 's') && !member.value.is_null()) return &member;
  }
  return nullptr;
}

Result<void> check_keys(const PodcastElement& row, const Node& map) {
  std::vector<std::string_view> known;
  for (const PodcastPart& part : row.parts) known.push_back(part.key);
  for (const PodcastElement& child : row.children) known.push_back(child.key);
  for (const Node::Member& member : map.members) {
    const std::string key = plain_key(member.key);
    const bool is_known = std::any_of(known.begin(), known.end(), [&](std::string_view one) {
      return plain_key(one) == key || plain_key(one) + 's' == key;
    });
    if (is_known) continue;
    Error error = not_one_of(member.key, known).value();
    return in_member(member, std::move(error));
  }
  return {};
}

Result<void> read_children(const PodcastElement& row, const Node& map,
                           const ResolveAddress& resolve, FeedElement& element) {
  for (const PodcastElement& child : row.children) {
    const Node::Member* member = find_member(map, child.key);
    if (member == nullptr && child.need == kNeeded) {
      return wrong(fmt::format("there is no {} in it", child.key), "add it");
    }
    if (member == nullptr) continue;
    Result<std::vector<FeedElement>> children = read_podcast_element(child, member->value, resolve);
    if (!children) return in_member(*member, std::move(children.error()));
    for (FeedElement& one : *children) element.children.push_back(std::move(one));
  }
  if (!row.children.empty() && element.children.empty()) {
    return wrong(fmt::format("there is no {} in it", row.children.front().key), "add one");
  }
  return {};
}

std::span<const PodcastPart> parts_of(std::string_view name, std::span<const PodcastElement> rows) {
  for (const PodcastElement& row : rows) {
    if (row.element == name) return row.parts;
    const std::span<const PodcastPart> inner = parts_of(name, row.children);
    if (!inner.empty()) return inner;
  }
  return {};
}

// A comment thread has an address, unless there is none.
bool lacks_thread(const FeedElement& element) {
  if (element.name != "podcast:socialInteract") return false;
  const bool has_uri = std::any_of(element.attributes.begin(), element.attributes.end(),
                                   [](const auto& attribute) { return attribute.first == "uri"; });
  return !has_uri && element.attributes.front().second != "disabled";
}

Result<FeedElement> read_map(const PodcastElement& row, const Node& map,
                             const ResolveAddress& resolve) {
  FeedElement element;
  element.name = row.element;
  if (Result<void> known = check_keys(row, map); !known) return tl::unexpected(known.error());
  for (const PodcastPart& part : row.parts) {
    const Node::Member* member = find_member(map, part.key);
    if (member == nullptr) {
      if (!part.fallback.empty()) put(part, std::string(part.fallback), element);
      if (part.need != kNeeded) continue;
      return wrong(fmt::format("there is no {} in it", part.key), "add it");
    }
    Result<std::string> text = read_value(member->value, part, resolve);
    if (!text) return in_member(*member, std::move(text.error()));
    put(part, std::move(*text), element);
  }
  Result<void> done = read_children(row, map, resolve, element);
  if (done && lacks_thread(element)) {
    done = wrong("there is no uri in it", "add the address of the first post");
  }
  if (!done) return tl::unexpected(std::move(done.error()));
  return element;
}

// A text is the first part: all others must be free.
Result<FeedElement> read_one(const PodcastElement& row, const Node& node,
                             const ResolveAddress& resolve) {
  if (node.is_map()) return read_map(row, node, resolve);
  Node map = map_node();
  if (row.parts.empty()) {
    map.members.push_back({std::string(row.children.front().key), node.line, node.column, node});
  } else {
    map.members.push_back({std::string(row.parts.front().key), node.line, node.column, node});
  }
  return read_map(row, map, resolve);
}

}  // namespace

std::vector<std::string> spellings_of(const PodcastElement& row) {
  std::string apart;
  for (const char c : row.key) {
    if (c >= 'A' && c <= 'Z') apart += '_';
    apart += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::vector<std::string> all{apart};
  if (apart != row.key) all.emplace_back(row.key);
  for (std::size_t i = 0, count = all.size(); i < count; ++i) all.push_back(all[i] + 's');
  return all;
}

void in_order(std::vector<FeedElement>& elements) {
  const auto place = [](const FeedElement& one) {
    const std::span<const PodcastElement> rows = podcast_elements();
    return std::find_if(rows.begin(), rows.end(),
                        [&](const PodcastElement& row) { return row.element == one.name; });
  };
  std::stable_sort(elements.begin(), elements.end(),
                   [&](const FeedElement& a, const FeedElement& b) { return place(a) < place(b); });
}

Result<void> resolve_addresses(std::vector<FeedElement>& elements, const ResolveAddress& resolve) {
  for (FeedElement& element : elements) {
    for (const PodcastPart& part : parts_of(element.name, podcast_elements())) {
      for (auto& [name, text] : element.attributes) {
        if (part.value != kAddress || name != part.attribute) continue;
        std::string address = resolve(text);
        if (address.empty()) {
          return wrong(fmt::format("{}: {} is no web address", element.name, in_quotes(text)),
                       "write it with https:// in front, or set base_url too");
        }
        text = std::move(address);
      }
    }
    if (Result<void> done = resolve_addresses(element.children, resolve); !done) return done;
  }
  return {};
}

const PodcastElement* podcast_element(std::string_view key, PodcastPlace place) {
  const std::string wanted = plain_key(key);
  for (const PodcastElement& row : podcast_elements()) {
    const std::string own = plain_key(row.key);
    const bool fits = row.place == place || row.place == PodcastPlace::kBoth;
    if (fits && (wanted == own || wanted == own + 's')) return &row;
  }
  return nullptr;
}

Result<std::vector<FeedElement>> read_podcast_element(const PodcastElement& row, const Node& node,
                                                      const ResolveAddress& resolve) {
  std::vector<FeedElement> elements;
  // The parts of a podroll are the list.
  const bool is_list = node.is_list() && !(row.parts.empty() && !row.children.empty());
  for (const Node& item : is_list ? std::span(node.items) : std::span(&node, 1)) {
    if (elements.size() >= kMostOfAKind) {
      return wrong("there are too many", fmt::format("write at most {}", kMostOfAKind));
    }
    Result<FeedElement> element = read_one(row, item, resolve);
    if (!element) return tl::unexpected(std::move(element.error()));
    elements.push_back(std::move(*element));
  }
  if (row.count == PodcastCount::kOne && elements.size() > 1) {
    return wrong("there are several of what a show or episode has once", "keep one of them");
  }
  return elements;
}

}  // namespace feedgen
