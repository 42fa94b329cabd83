#include "config/site_settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "format/node_values.h"
#include "sites/generator.h"
#include "sites/permalink.h"

namespace feedgen {
namespace {

// More than any site needs; each article is held against all of them.
constexpr std::size_t kMostDefaults = 1000;

Result<FrontMatterDefaults> read_default(const Node& node) {
  FrontMatterDefaults one;
  if (!node.is_map()) return no_map("{path: news, values: {author: Jane}}");
  for (const Node::Member& member : node.members) {
    if (member.key == "values") {
      if (!member.value.is_map()) return no_map("{author: Jane}");
      one.values = member.value;
      continue;
    }
    if (member.key != "path" && member.key != "type") {
      return not_one_of(member.key, {"path", "type", "values"});
    }
    Result<std::string> text = read_text(member.value);
    if (!text) return tl::unexpected(std::move(text.error()));
    (member.key == "path" ? one.path : one.type) = std::move(*text);
  }
  if (one.values.is_map()) return one;
  return fail(ErrorKind::kUsage, "there are no values in it",
              "write it like {path: news, values: {author: Jane}}");
}

}  // namespace

Result<const SiteGenerator*> read_generator(const Node& node) {
  return read_text(node).and_then([](const std::string& word) -> Result<const SiteGenerator*> {
    const SiteGenerator* generator = generator_of_word(word);
    if (generator != nullptr || word == "none") return generator;
    std::vector<std::string_view> words{"none"};
    for (const SiteGenerator* one : site_generators()) words.push_back(one->word);
    return not_one_of(word, std::move(words));
  });
}

Result<void> check_permalink_in(const SiteGenerator* dialect, std::string_view pattern) {
  constexpr std::size_t kLongest = 1000;
  if (pattern.size() > kLongest) {
    return fail(ErrorKind::kUsage, fmt::format("a pattern of {} bytes is too long", pattern.size()),
                fmt::format("write it in at most {} bytes", kLongest));
  }
  return dialect == nullptr ? check_permalink(pattern) : dialect->check_permalink(pattern);
}

namespace site_settings {

Result<void> generator(const Node& node, Settings& settings) {
  return read_generator(node).map([&](const SiteGenerator* named) {
    settings.generator = named;
    settings.permalink_dialect = named;
  });
}

Result<void> permalinks(const Node& node, Settings& settings) {
  return read_names(node).map([&](NameMap names) {
    settings.permalinks.clear();
    for (auto& [folder, pattern] : names) {
      settings.permalinks.push_back({std::move(folder), std::move(pattern)});
    }
  });
}

Result<void> ids(const Node& node, Settings& settings) {
  return read_text(node).and_then([&](const std::string& word) -> Result<void> {
    std::vector<std::string_view> words{"permalink"};
    for (const SiteGenerator* one : site_generators()) {
      if (one->former_id != nullptr) words.push_back(one->word);
    }
    if (std::find(words.begin(), words.end(), word) == words.end()) {
      return not_one_of(word, std::move(words));
    }
    settings.ids = generator_of_word(word);
    return {};
  });
}

Result<void> defaults(const Node& node, Settings& settings) {
  if (!node.is_list() || node.items.size() > kMostDefaults) {
    return fail(ErrorKind::kUsage,
                fmt::format("a list of at most {} maps is expected here", kMostDefaults),
                "write it like [{path: news, values: {author: Jane}}]");
  }
  std::vector<FrontMatterDefaults> all;
  for (const Node& item : node.items) {
    Result<FrontMatterDefaults> one = read_default(item);
    if (!one) return tl::unexpected(std::move(one.error()));
    all.push_back(std::move(*one));
  }
  settings.defaults = std::move(all);
  return {};
}

Result<void> excerpt_separator(const Node& node, Settings& settings) {
  if (!node.is_scalar()) return read_text(node).map([](const std::string&) {});
  if (node.text.size() > kLongestSeparator) {
    return fail(ErrorKind::kUsage,
                fmt::format("a separator of {} bytes is too long", node.text.size()),
                fmt::format("write it in at most {} bytes", kLongestSeparator));
  }
  settings.excerpt_separator = node.text;
  return {};
}

Result<void> expired(const Node& node, Settings& settings) {
  return read_switch(node).map(
      [&](bool show) { settings.expired = show ? ExpiredRule::kShow : ExpiredRule::kHide; });
}

Result<void> generator_rules(const SiteGenerator& generator, const Node& node, Settings& settings) {
  return generator.read_rules(node, settings).map([&] {
    // Applied over those of before, which hold where it says nothing.
    Node& all = settings.rules[std::string(generator.word)].settings;
    all.kind = Node::Kind::kMap;
    all.members.insert(all.members.end(), node.members.begin(), node.members.end());
  });
}

}  // namespace site_settings
}  // namespace feedgen
