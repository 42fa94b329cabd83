#include "config/own_values.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/site_address.h"
#include "format/node_values.h"
#include "text/display.h"
#include "text/unicode.h"
#include "time/read_date.h"
#include "time/write_date.h"
#include "value/names.h"

namespace feedgen {
namespace {

constexpr std::size_t kDeepestObject = 16;

const Node* member_value(const Node& map, std::string_view key) {
  const std::string wanted = ascii_lower(key);
  const Node* found = nullptr;
  for (const Node::Member& member : map.members) {
    if (ascii_lower(member.key) == wanted && !member.value.is_null()) found = &member.value;
  }
  return found;
}

// {from: KEY}; empty: it is none.
std::string_view key_of(const Node& node) {
  const bool is_one = node.is_map() && node.members.size() == 1 && node.members[0].key == "from";
  return is_one ? trim(node.members[0].value.text) : std::string_view();
}

bool says_nothing(const Node& node) {
  return node.is_scalar() ? trim(node.text).empty() : node.items.empty() && node.members.empty();
}

class Filler {
 public:
  explicit Filler(const OwnValues& values) : values_(values) {}

  void fill(const std::vector<OwnElement>& declared, std::vector<FeedElement>& filled) {
    for (const OwnElement& one : declared) {
      const std::vector<std::string> texts = texts_of(one.text);
      if (texts.empty() && !one.text.is_none()) continue;
      FeedElement element;
      element.name = one.name;
      element.format = one.format;
      if (!fill_attributes(one, element)) continue;
      fill(one.children, element.children);
      if (element.children.empty() && !one.children.empty()) continue;
      if (texts.empty()) filled.push_back(std::move(element));
      for (const std::string& text : texts) {
        filled.push_back(element);
        filled.back().text = text;
      }
    }
  }

  Node fill(const Node& node, std::size_t depth) {
    if (depth > kDeepestObject) return {};
    if (const std::string_view key = key_of(node); !key.empty()) {
      const Node* found = values_.find(key);
      return found == nullptr || says_nothing(*found) ? Node() : copy(*found, depth);
    }
    return copy(node, depth, true);
  }

 private:
  // As text, at most kMostOfAKind.
  std::vector<std::string> texts_of(const OwnText& own) {
    if (own.from.empty()) {
      return own.text.empty() || !fits(own.text.size()) ? std::vector<std::string>{}
                                                        : std::vector{own.text};
    }
    const Node* found = values_.find(own.from);
    std::vector<std::string> texts;
    if (found == nullptr) return texts;
    for (const Node& item : found->is_list() ? std::span(found->items) : std::span(found, 1)) {
      if (!item.is_scalar() || texts.size() >= kMostOfAKind) continue;
      std::string text = made(item, own);
      if (!text.empty() && fits(text.size())) texts.push_back(std::move(text));
    }
    return texts;
  }

  bool fill_attributes(const OwnElement& one, FeedElement& element) {
    for (const auto& [name, own] : one.attributes) {
      std::vector<std::string> texts = texts_of(own);
      if (texts.empty()) return false;
      element.attributes.emplace_back(name, std::move(texts.front()));
    }
    return true;
  }

  std::string made(const Node& value, const OwnText& own) {
    std::string text(trim(value.text));
    if (text.empty() || own.as == OwnText::As::kText) return text;
    const Settings& settings = values_.settings;
    if (own.as == OwnText::As::kAddress) {
      const std::string_view base =
          values_.article_url.empty() ? settings.base_url : values_.article_url;
      std::string address = site_address(text, base, settings);
      if (address.empty()) warn(value, own, "no web address");
      return address;
    }
    const Result<DateReading> date = read_date(text, settings.timezone, settings.date_order);
    if (date) {
      return own.as == OwnText::As::kDate ? rfc3339(date->instant) : rfc822(date->instant);
    }
    warn(value, own, "no date");
    return {};
  }

  void warn(const Node& value, const OwnText& own, std::string_view what) {
    values_.diagnostics.push_back(
        {Severity::kWarning,
         Message{fmt::format("{}: {} is {}, so the element that extra makes of it is left out",
                             own.from, in_quotes(trim(value.text)), what),
                 "correct the value", Place{{}, value.line, value.column}}});
  }

  bool fits(std::size_t bytes) {
    bytes_ += bytes;
    if (bytes_ <= kMostOwnBytes) return true;
    if (!is_full_) {
      values_.diagnostics.push_back(
          {Severity::kWarning,
           Message{fmt::format("what extra puts into the feeds is longer than {} bytes, so the "
                               "rest is left out",
                               kMostOwnBytes),
                   "name shorter values",
                   {}}});
    }
    is_full_ = true;
    return false;
  }

  // Without what is null; in a declaration {from: KEY} is replaced.
  Node copy(const Node& node, std::size_t depth, bool is_declared = false) {
    Node made;
    made.kind = node.kind;
    made.style = node.style;
    if (depth > kDeepestObject || !fits(node.text.size())) return {};
    made.text = node.text;
    const auto inner = [&](const Node& one) {
      return is_declared ? fill(one, depth + 1) : copy(one, depth + 1);
    };
    for (const Node& item : node.items) {
      if (!fits(1)) break;
      if (Node one = inner(item); !one.is_null()) made.items.push_back(std::move(one));
    }
    for (const Node::Member& member : node.members) {
      if (!fits(member.key.size() + 1)) break;
      Node one = inner(member.value);
      std::erase_if(made.members, [&](const auto& other) { return other.key == member.key; });
      if (!one.is_null()) made.members.push_back({member.key, 0, 0, std::move(one)});
    }
    const bool is_left_empty =
        made.items.empty() && made.members.empty() && !(node.items.empty() && node.members.empty());
    return is_left_empty ? Node() : made;
  }

  const OwnValues& values_;
  std::size_t bytes_ = 0;
  bool is_full_ = false;
};

Result<void> check_object(const Node& node, std::size_t depth) {
  if (depth > kDeepestObject) {
    return fail(ErrorKind::kUsage, "maps are nested too deeply", "use fewer levels");
  }
  const bool is_from = node.is_map() && node.members.size() == 1 && node.members[0].key == "from";
  if (is_from && key_of(node).empty()) {
    return fail(ErrorKind::kUsage, "from names no key", "write it like {from: license}");
  }
  for (const Node& item : node.items) {
    if (Result<void> done = check_object(item, depth + 1); !done) return done;
  }
  for (const Node::Member& member : node.members) {
    if (Result<void> done = check_object(member.value, depth + 1); !done) {
      return in_member(member, std::move(done.error()));
    }
  }
  return {};
}

}  // namespace

const Node* value_at(const Node& map, std::string_view key) {
  constexpr std::ptrdiff_t kMostDots = 8;
  if (const Node* whole = member_value(map, key)) return whole;
  if (std::count(key.begin(), key.end(), '.') > kMostDots) return nullptr;
  for (std::size_t dot = key.find('.'); dot != std::string_view::npos;
       dot = key.find('.', dot + 1)) {
    const Node* outer = member_value(map, key.substr(0, dot));
    const Node* inner = outer == nullptr ? nullptr : value_at(*outer, key.substr(dot + 1));
    if (inner != nullptr) return inner;
  }
  return nullptr;
}

std::vector<FeedElement> fill_elements(const std::vector<OwnElement>& declared,
                                       const OwnValues& values) {
  std::vector<FeedElement> filled;
  Filler(values).fill(declared, filled);
  return filled;
}

Node fill_objects(const Node& declared, const OwnValues& values) {
  if (!declared.is_map()) return {};
  Filler filler(values);
  Node filled = filler.fill(declared, 0);
  std::erase_if(filled.members, [](const auto& one) { return !one.value.is_map(); });
  return filled.members.empty() ? Node() : filled;
}

Result<void> check_own_object(const Node& map) { return check_object(map, 0); }

}  // namespace feedgen
