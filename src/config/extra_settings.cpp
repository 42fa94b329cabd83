#include "config/extra_settings.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "config/own_values.h"
#include "feed/formats.h"
#include "feed/namespaces.h"
#include "format/node_values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_name.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostElements = 100;
constexpr std::size_t kDeepest = 8;
constexpr std::size_t kLongestText = 10'000;
constexpr std::size_t kLongestName = 200;

bool is_name(std::string_view text) { return text.size() <= kLongestName && is_xml_name(text); }

tl::unexpected<Error> wrong(std::string problem, std::string remedy) {
  return fail(ErrorKind::kUsage, std::move(problem), std::move(remedy));
}

Result<void> check_prefix(std::string_view prefix) {
  if (!is_name(prefix)) {
    return wrong(fmt::format("{} is no prefix", in_quotes(prefix)),
                 "write a name of letters and digits, such as dcterms");
  }
  if (ascii_lower(prefix.substr(0, 3)) == "xml") {
    return wrong("prefixes that begin with xml are XML's own", "use another prefix");
  }
  return {};
}

Result<void> check_uri(std::string_view uri) {
  constexpr std::size_t kLongest = 1000;
  const UrlParts parts = split_url(uri);
  const bool is_uri =
      parts.has_scheme && uri.size() > parts.scheme.size() + 1 && uri.size() <= kLongest &&
      std::all_of(uri.begin(), uri.end(), [](char c) {
        return c > ' ' && c < '\x7F' && std::string_view("<>\"{}|\\^`").find(c) == kNowhere;
      });
  if (is_uri) return {};
  return wrong(fmt::format("{} is no address of a vocabulary", in_quotes(uri)),
               "write it as its documentation does, like http://purl.org/dc/terms/");
}

// A prefix and an address belong together as readers know them.
Result<void> check_known(const Namespace& one) {
  const KnownNamespace* by_uri = namespace_of_uri(one.uri);
  if (by_uri != nullptr && by_uri->is_closed()) {
    return wrong(
        fmt::format("{} is the vocabulary of elements that feedgen writes itself", one.uri),
        "leave it out");
  }
  if (by_uri != nullptr && (by_uri->prefix != one.prefix || by_uri->uri != one.uri)) {
    return wrong("this vocabulary has another prefix or address in feeds",
                 fmt::format("write it like {{{}: \"{}\"}}", by_uri->prefix, by_uri->uri));
  }
  const KnownNamespace* by_prefix = namespace_of_prefix(one.prefix);
  if (by_prefix == nullptr || by_prefix == by_uri) return {};
  return wrong(fmt::format("the prefix means {} in feeds", by_prefix->uri), "use another prefix");
}

Result<void> namespaces(const Node& node, OwnElements& extra) {
  if (!node.is_map()) return no_map("{dcterms: \"http://purl.org/dc/terms/\"}");
  for (const Node::Member& member : node.members) {
    Result<std::string> uri = read_text(member.value);
    Result<void> done = check_prefix(member.key);
    if (done && !uri) done = tl::unexpected(uri.error());
    if (done) done = check_uri(*uri);
    if (done) done = check_known({member.key, *uri});
    const auto is_same = [&](const Namespace& other) {
      return other.prefix == member.key || other.uri == *uri;
    };
    if (done && std::any_of(extra.namespaces.begin(), extra.namespaces.end(), is_same)) {
      done = wrong("the prefix or its address stands here a second time", "keep one of them");
    }
    if (!done) return in_member(member, std::move(done.error()));
    extra.namespaces.push_back({member.key, std::move(*uri)});
  }
  return {};
}

// "prefix:name".
Result<void> check_name(std::string_view name, std::string_view example) {
  const std::size_t colon = name.find(':');
  if (colon == kNowhere) {
    return wrong("the name has no prefix, and would be one of the format's own",
                 fmt::format("write it like {}, and its prefix into namespaces", example));
  }
  if (Result<void> prefix = check_prefix(name.substr(0, colon)); !prefix) return prefix;
  if (is_name(name.substr(colon + 1))) return {};
  return wrong(fmt::format("{} is no name of XML", in_quotes(name)),
               fmt::format("write it like {}", example));
}

Result<void> check_declared(std::string_view name, const std::vector<Namespace>& namespaces) {
  const std::string_view prefix = name.substr(0, name.find(':'));
  for (const Namespace& one : namespaces) {
    if (one.prefix == prefix) return {};
  }
  return wrong(fmt::format("the prefix {} is not declared", prefix),
               fmt::format("write its address into namespaces: {{{}: \"http://…\"}}", prefix));
}

Result<void> check_element_name(std::string_view name, const std::vector<Namespace>& namespaces) {
  Result<void> checked = check_name(name, "dcterms:license");
  if (checked) checked = check_declared(name, namespaces);
  if (!checked) return checked;
  const std::size_t colon = name.find(':');
  const KnownNamespace* known = namespace_of_prefix(name.substr(0, colon));
  if (known == nullptr || !known->takes(name.substr(colon + 1))) return {};
  return wrong("feedgen writes this element itself, or it stands for one that it writes",
               "leave it out; docs/feeds.md says where its value comes from");
}

Result<void> check_attribute_name(std::string_view name, const std::vector<Namespace>& namespaces) {
  if (name.find(':') != kNowhere) {
    Result<void> checked = check_name(name, "rdf:resource");
    return checked ? check_declared(name, namespaces) : checked;
  }
  if (is_name(name) && ascii_lower(name.substr(0, 3)) != "xml") return {};
  return wrong(fmt::format("{} is no name of an attribute", in_quotes(name)),
               "write a name of letters, such as href");
}

Result<std::string> read_words(const Node& node) {
  Result<std::string> text = read_text(node);
  if (text && text->size() > kLongestText) {
    return wrong(fmt::format("a text of {} bytes is too long", text->size()),
                 fmt::format("write it in at most {} bytes", kLongestText));
  }
  if (text && text->empty()) return wrong("there is no text", "write one, or leave it out");
  return text;
}

Result<void> as(const Node& node, OwnText& text) {
  return read_choice<OwnText::As>(node, {{"text", OwnText::As::kText},
                                         {"date", OwnText::As::kDate},
                                         {"mail_date", OwnText::As::kMailDate},
                                         {"address", OwnText::As::kAddress}})
      .map([&](OwnText::As read) { text.as = read; });
}

template <std::string OwnText::*member>
Result<void> words(const Node& node, OwnText& text) {
  return read_words(node).map([&](std::string read) { text.*member = std::move(read); });
}

Result<void> check_text(const OwnText& text) {
  constexpr std::ptrdiff_t kMostDots = 8;
  const bool is_long = text.from.size() > kLongestName ||
                       std::count(text.from.begin(), text.from.end(), '.') > kMostDots;
  if (is_long)
    return wrong("from names no such key", "write a key such as license or params.license");
  if (!text.text.empty() && !text.from.empty()) {
    return wrong("there are a text and a from", "keep one of them");
  }
  if (text.as == OwnText::As::kText || !text.from.empty()) return {};
  return wrong("as says what becomes of a value that is named by from", "name its key: from: KEY");
}

constexpr std::array kTextRules{
    Rule<OwnText>{"from", words<&OwnText::from>},
    Rule<OwnText>{"text", words<&OwnText::text>},
    Rule<OwnText>{"as", as},
};

// A text, or a map that says where it comes from.
Result<OwnText> read_own_text(const Node& node) {
  OwnText text;
  Result<void> read = node.is_map() ? read_rules<OwnText>(node, kTextRules, text)
                                    : words<&OwnText::text>(node, text);
  if (read && text.is_none()) read = wrong("there is no text", "write one, or from: KEY");
  if (read) read = check_text(text);
  if (!read) return tl::unexpected(std::move(read.error()));
  return text;
}

// Reads the elements of one map, counting all of the setting.
class ElementReader {
 public:
  explicit ElementReader(const std::vector<Namespace>& namespaces) : namespaces_(namespaces) {}

  Result<std::vector<OwnElement>> read(const Node& map, std::size_t depth = 0) {
    if (!map.is_map()) return no_map("{\"dcterms:license\": {from: license}}");
    if (depth >= kDeepest) return wrong("elements are nested too deeply", "use fewer levels");
    std::vector<OwnElement> elements;
    for (const Node::Member& member : map.members) {
      Result<void> done = check_element_name(member.key, namespaces_);
      const Node& node = member.value;
      const std::span<const Node> items =
          node.is_list() ? std::span(node.items) : std::span(&node, 1);
      for (const Node& item : items) {
        if (!done) break;
        if (item.is_null()) continue;  // a line left to be filled in
        if (++count_ > kMostElements) {
          done = wrong(fmt::format("there are more than {} elements", kMostElements), "use fewer");
          break;
        }
        OwnElement element;
        element.name = member.key;
        done = read_element(item, depth, element);
        if (done) elements.push_back(std::move(element));
      }
      if (!done) return in_member(member, std::move(done.error()));
    }
    return elements;
  }

 private:
  Result<void> read_element(const Node& node, std::size_t depth, OwnElement& element) {
    if (!node.is_map()) return words<&OwnText::text>(node, element.text);
    for (const Node::Member& member : node.members) {
      Result<void> done = read_member(member, depth, element);
      if (!done) return in_member(member, std::move(done.error()));
    }
    if (!element.text.is_none() && !element.children.empty()) {
      return wrong("an element has a text or children, not both", "keep one of them");
    }
    return check_text(element.text);
  }

  Result<void> read_member(const Node::Member& member, std::size_t depth, OwnElement& element) {
    for (const Rule<OwnText>& rule : kTextRules) {
      if (rule.name == member.key) return rule.read(member.value, element.text);
    }
    if (member.key == "attributes") return read_attributes(member.value, element);
    if (member.key == "children") {
      return read(member.value, depth + 1).map([&](std::vector<OwnElement> children) {
        element.children = std::move(children);
      });
    }
    if (member.key == "format" && depth == 0) {
      return read_choice<std::string_view>(member.value, {{"rss", "rss"}, {"atom", "atom"}})
          .map([&](std::string_view word) { element.format = word; });
    }
    return not_one_of(member.key, {"text", "from", "as", "attributes", "children", "format"});
  }

  Result<void> read_attributes(const Node& node, OwnElement& element) const {
    if (!node.is_map()) return no_map("{href: {from: source}}");
    for (const Node::Member& member : node.members) {
      Result<void> done = check_attribute_name(member.key, namespaces_);
      const bool is_second =
          std::any_of(element.attributes.begin(), element.attributes.end(),
                      [&](const auto& other) { return other.first == member.key; });
      if (done && is_second) done = wrong("the attribute stands here twice", "keep one of them");
      if (done && element.attributes.size() >= kMostElements) {
        done = wrong("there are too many attributes", "use fewer");
      }
      Result<OwnText> text;
      if (done) text = read_own_text(member.value);
      if (done && !text) done = tl::unexpected(std::move(text.error()));
      if (!done) return in_member(member, std::move(done.error()));
      element.attributes.emplace_back(member.key, std::move(*text));
    }
    return {};
  }

  const std::vector<Namespace>& namespaces_;
  std::size_t count_ = 0;
};

template <std::vector<OwnElement> OwnElements::*list>
Result<void> elements(const Node& node, OwnElements& extra) {
  return ElementReader(extra.namespaces).read(node).map([&](std::vector<OwnElement> read) {
    extra.*list = std::move(read);
  });
}

// The objects' own names; what stands in them is the site's affair.
template <Node OwnElements::*map>
Result<void> objects(const Node& node, OwnElements& extra) {
  if (!node.is_map()) return no_map("{_site: {about: \"https://example.org/\"}}");
  for (const Node::Member& member : node.members) {
    const std::string_view key = member.key;
    const bool is_extension = key.size() > 1 && key[0] == '_' && is_ascii_letter(key[1]);
    Result<void> done;
    if (!is_extension || key.size() > kLongestName) {
      done = wrong(fmt::format("{} is no name of an extension of JSON Feed", in_quotes(key)),
                   "write an underscore and a letter in front: _site");
    } else if (!member.value.is_map()) {
      done = no_map("{about: \"https://example.org/\"}");
    } else {
      done = check_own_object(member.value);
    }
    if (!done) return in_member(member, std::move(done.error()));
  }
  extra.*map = node;
  return {};
}

Result<void> json(const Node& node, OwnElements& extra) {
  constexpr std::array kRules{
      Rule<OwnElements>{"feed", objects<&OwnElements::feed_objects>},
      Rule<OwnElements>{"entry", objects<&OwnElements::entry_objects>},
  };
  return read_rules<OwnElements>(node, kRules, extra);
}

Result<void> read_before(const Node&, OwnElements&) { return {}; }

constexpr std::array kExtraRules{
    Rule<OwnElements>{"namespaces", read_before},
    Rule<OwnElements>{"feed", elements<&OwnElements::feed>},
    Rule<OwnElements>{"entry", elements<&OwnElements::entry>},
    Rule<OwnElements>{"json", json},
};

// The settings that are texts, for `from` in feeds.
const std::string* text_of_setting(std::string_view name, const Settings& settings) {
  const std::array<std::pair<std::string_view, const std::string*>, 6> known{
      {{"title", &settings.title},
       {"description", &settings.description},
       {"base_url", &settings.base_url},
       {"feeds_url", &settings.feeds_url},
       {"language", &settings.language},
       {"copyright", &settings.copyright}}};
  for (const auto& [setting, text] : known) {
    if (setting == name) return text;
  }
  return nullptr;
}

}  // namespace

Result<OwnElements> read_extra(const Node& node) {
  OwnElements extra;
  Result<void> done;
  // They may stand before or behind the elements that use them.
  for (const Node::Member& member : node.members) {
    if (!done || member.key != "namespaces" || member.value.is_null()) continue;
    done = namespaces(member.value, extra);
    if (!done) return in_member(member, std::move(done.error()));
  }
  done = read_rules<OwnElements>(node, kExtraRules, extra);
  if (!done) return tl::unexpected(std::move(done.error()));
  return extra;
}

Result<void> complete_extra(Settings& settings) {
  Node storage;
  std::string missing;
  const auto find = [&](std::string_view key) -> const Node* {
    if (const std::string* text = text_of_setting(key, settings)) {
      storage = scalar_node(*text);
      return &storage;
    }
    const Node* found =
        settings.site_values == nullptr ? nullptr : value_at(*settings.site_values, key);
    if (found == nullptr && missing.empty()) missing = key;
    return found;
  };
  Diagnostics diagnostics;
  const OwnValues values{find, {}, settings, diagnostics};
  settings.feed_elements = fill_elements(settings.extra.feed, values);
  settings.feed_objects = fill_objects(settings.extra.feed_objects, values);
  if (!missing.empty()) {
    return fail(ErrorKind::kUsage,
                fmt::format("extra: from: {} is neither a text of the settings nor a key of the "
                            "site's configuration",
                            in_quotes(missing)),
                "correct the key, or write the text itself");
  }
  if (diagnostics.empty()) return {};
  Message& first = diagnostics.front().message;
  return fail(ErrorKind::kUsage, "extra: " + first.problem, first.remedy);
}

}  // namespace feedgen
