#include "config/feed_settings.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "config/read_settings.h"
#include "feed/archives.h"
#include "feed/formats.h"
#include "feed/places.h"
#include "format/node_values.h"
#include "text/display.h"
#include "text/language.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen::feed_settings {
namespace {

constexpr std::size_t kDeepestCondition = 8;
constexpr std::size_t kMostNamedFeeds = 1000;

// Beside the families that every site may have, the keys of front matter that are taxonomies.
struct ListedFeed {
  std::string family;
  std::string name;
  std::vector<std::string> keys;
  std::vector<std::string> only, except;
  Condition where;
  FeedRules rules;
};

Result<Condition> read_condition(const Node& node, Condition::Kind kind, std::size_t depth);

// The parts of `any` and `not`: a map, or a list of maps.
Result<Condition> read_parts(const Node& node, Condition::Kind kind, std::size_t depth) {
  if (!node.is_list()) return read_condition(node, kind, depth);
  Condition condition{kind, {}, {}, {}};
  for (const Node& item : node.items) {
    Result<Condition> part = read_condition(item, Condition::Kind::kAll, depth);
    if (!part) return part;
    condition.parts.push_back(std::move(*part));
  }
  if (!condition.parts.empty()) return condition;
  return fail(ErrorKind::kUsage, "an empty list has no condition", "write one, or leave it out");
}

// A value that no article can have is a mistake: a path out of the folder of articles, what is no
// language, an empty text.
Result<std::vector<std::string>> check_values(std::string_view key,
                                              std::vector<std::string> values) {
  if (values.empty()) {
    return fail(ErrorKind::kUsage, "no article can have one of no values", "name one");
  }
  for (std::string& value : values) {
    if (trim(value).empty()) {
      return fail(ErrorKind::kUsage, "no article has an empty value", "write the value");
    }
    const bool leaves = value == ".." || value.starts_with("../") || value.ends_with("/..") ||
                        value.find("/../") != std::string::npos;
    if (key == "path" && leaves) {
      return fail(ErrorKind::kUsage,
                  fmt::format("no article can have the path {}", in_quotes(value)),
                  "paths begin in the folder of articles: write it like episodes/**");
    }
    if (key != "language") continue;
    std::string tag = language_tag(value);
    if (tag.empty()) {
      return fail(ErrorKind::kUsage, fmt::format("{} is no language", in_quotes(value)),
                  "write it like en or zh-CN");
    }
    value = std::move(tag);
  }
  return values;
}

bool asks_for_same(const Condition& field, const Condition& refused) {
  const bool is_field = refused.kind == Condition::Kind::kField && refused.key == field.key;
  return is_field && all_of(field.values, [&](const std::string& value) {
           return is_one_of(value, refused.values);
         });
}

// A part that is asked for and refused by the same map; null: there is none.
const Condition* refused_part(const Condition& all) {
  for (const Condition& field : all.parts) {
    if (field.kind != Condition::Kind::kField) continue;
    const bool is_refused = any_of(all.parts, [&](const Condition& none) {
      return none.kind == Condition::Kind::kNone && any_of(none.parts, [&](const Condition& part) {
               const bool is_wrapped = part.parts.size() == 1;  // an item of a list
               return asks_for_same(field, is_wrapped ? part.parts.front() : part);
             });
    });
    if (is_refused) return &field;
  }
  return nullptr;
}

Result<Condition> read_condition(const Node& node, Condition::Kind kind, std::size_t depth) {
  if (depth > kDeepestCondition) {
    return fail(ErrorKind::kUsage, "conditions are nested too deeply",
                "write it with fewer levels");
  }
  if (!node.is_map()) return no_map("{tags: audio, path: \"episodes/**\"}");
  Condition condition{kind, {}, {}, {}};
  for (const Node::Member& member : node.members) {
    if (member.key == "not" || member.key == "any") {
      Result<Condition> part = read_parts(
          member.value, member.key == "not" ? Condition::Kind::kNone : Condition::Kind::kAny,
          depth + 1);
      if (!part) return in_member(member, std::move(part.error()));
      condition.parts.push_back(std::move(*part));
      continue;
    }
    Result<std::vector<std::string>> values = read_texts(member.value);
    if (values) values = check_values(member.key, std::move(*values));
    if (!values) return in_member(member, std::move(values.error()));
    condition.parts.push_back({Condition::Kind::kField, member.key, std::move(*values), {}});
  }
  const Condition* const refused =
      kind == Condition::Kind::kAll ? refused_part(condition) : nullptr;
  if (refused != nullptr) {
    return fail(ErrorKind::kUsage,
                fmt::format("no article can meet {} and not meet it", in_quotes(refused->key)),
                "leave one of the two out");
  }
  if (!condition.parts.empty()) return condition;
  return fail(ErrorKind::kUsage, "an empty map has no condition",
              "write it like {tags: audio, path: \"episodes/**\"}");
}

Result<void> limit(const Node& node, ListedFeed& feed) {
  return read_count(node).map([&](std::size_t count) { feed.rules.limit = count; });
}

Result<void> archives_rule(const Node& node, ListedFeed& feed) {
  return archives(node).map([&](std::size_t entries) { feed.rules.archives = entries; });
}

Result<void> content(const Node& node, ListedFeed& feed) {
  return read_choice<ContentRule>(
             node, {{"full", ContentRule::kFull}, {"summary", ContentRule::kSummary}})
      .map([&](ContentRule rule) { feed.rules.content = rule; });
}

Result<void> formats(const Node& node, ListedFeed& feed) {
  return read_texts(node)
      .and_then([](const std::vector<std::string>& words) { return read_formats(words); })
      .map([&](std::vector<const FeedFormat*> read) { feed.rules.formats = std::move(read); });
}

Result<void> title(const Node& node, ListedFeed& feed) {
  return read_text(node).map([&](std::string text) { feed.rules.title = clean_text(text); });
}

Result<void> where(const Node& node, ListedFeed& feed) {
  return read_condition(node, Condition::Kind::kAll, 0).map([&](Condition condition) {
    feed.where = std::move(condition);
  });
}

constexpr std::array kRules{
    Rule<ListedFeed>{"family", text_rule<ListedFeed, &ListedFeed::family>},
    Rule<ListedFeed>{"name", text_rule<ListedFeed, &ListedFeed::name>},
    Rule<ListedFeed>{"keys", list_rule<ListedFeed, &ListedFeed::keys>},
    Rule<ListedFeed>{"only", list_rule<ListedFeed, &ListedFeed::only>},
    Rule<ListedFeed>{"except", list_rule<ListedFeed, &ListedFeed::except>},
    Rule<ListedFeed>{"where", where},
    Rule<ListedFeed>{"title", title},
    Rule<ListedFeed>{"limit", limit},
    Rule<ListedFeed>{"content", content},
    Rule<ListedFeed>{"formats", formats},
    Rule<ListedFeed>{"archives", archives_rule},
};

bool is_known_family(std::string_view word, const Settings& settings) {
  constexpr std::array kWords{kSiteFamily,   kCategoryFamily, kTagFamily,
                              kAuthorFamily, kSectionFamily,  kLanguageFamily};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end() ||
         std::any_of(settings.families.begin(), settings.families.end(),
                     [&](const Family& one) { return one.word == word; });
}

Result<void> check_family(const ListedFeed& feed, const Settings& settings) {
  if (is_known_family(feed.family, settings) || !feed.keys.empty()) return {};
  std::vector<std::string_view> words{kSiteFamily,   kCategoryFamily, kTagFamily,
                                      kAuthorFamily, kSectionFamily,  kLanguageFamily};
  Error error = not_one_of(feed.family, std::move(words)).value();
  error.message.remedy += fmt::format(
      "; a family of your own needs the keys of the front matter that have its names: "
      "{{family: {}, keys: [{}]}}",
      feed.family, feed.family);
  return tl::unexpected(std::move(error));
}

Result<ListedFeed> read_feed(const Node& node, const Settings& settings) {
  ListedFeed feed;
  if (node.is_map()) {
    Result<void> read = read_rules<ListedFeed>(node, kRules, feed);
    if (!read) return tl::unexpected(std::move(read.error()));
  } else {
    Result<std::string> word = read_text(node);
    if (!word) return tl::unexpected(std::move(word.error()));
    feed.family = std::move(*word);
  }
  if (feed.family.empty() == feed.name.empty()) {
    return fail(ErrorKind::kUsage, "this is neither a family nor a feed with a name",
                "write tags, {family: tags, limit: 50}, or {name: talks, where: {tags: audio}}");
  }
  feed.name = clean_text(feed.name);
  if (!feed.name.empty() && feed.where.parts.empty()) {
    return fail(ErrorKind::kUsage, fmt::format("{} has no condition", in_quotes(feed.name)),
                "say which articles it has: where: {tags: audio}");
  }
  if (!feed.family.empty() && !feed.where.parts.empty()) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} is a family, and only a feed with a name has a condition",
                            in_quotes(feed.family)),
                "write it like {name: talks, where: {tags: audio}}");
  }
  for (const std::string& name : feed.only) {
    if (!is_one_of(name, feed.except)) continue;
    return fail(ErrorKind::kUsage, fmt::format("{} is in only and in except", in_quotes(name)),
                "leave one of the two out");
  }
  if (feed.name.empty()) {
    Result<void> known = check_family(feed, settings);
    if (!known) return tl::unexpected(std::move(known.error()));
  }
  return feed;
}

void add(ListedFeed feed, Settings& settings, std::vector<Family>& families) {
  if (!feed.name.empty()) {
    settings.named_feeds.push_back(
        {std::move(feed.name), std::move(feed.where), std::move(feed.rules)});
    return;
  }
  for (const Family& known : settings.families) {
    if (known.word == feed.family && feed.keys.empty()) feed.keys = known.keys;
  }
  families.push_back({std::move(feed.family),
                      std::move(feed.keys),
                      std::move(feed.rules),
                      {},
                      std::move(feed.only),
                      std::move(feed.except),
                      {}});
}

// An error without a place of its own is one of the item.
tl::unexpected<Error> in_item(const Node& item, Error error) {
  Place& place = error.message.place;
  if (place.line == 0) place = {{}, item.line, item.column};
  return tl::unexpected(std::move(error));
}

// `families`: those that stand before it.
Result<void> check_name(const ListedFeed& feed, const Settings& settings,
                        const std::vector<Family>& families) {
  if (any_of(families, [&](const Family& other) { return other.word == feed.family; })) {
    return fail(ErrorKind::kUsage, fmt::format("{} stands here twice", in_quotes(feed.family)),
                "leave one of them out");
  }
  const bool is_taken =
      !feed.name.empty() &&
      std::any_of(settings.named_feeds.begin(), settings.named_feeds.end(),
                  [&](const NamedFeed& other) { return other.name == feed.name; });
  if (!is_taken) return {};
  return fail(ErrorKind::kUsage, fmt::format("two feeds are called {}", in_quotes(feed.name)),
              "give one of them another name");
}

Result<FeedPlace> read_place(const std::string& family, std::string_view format, const Node& node) {
  Result<std::string> pattern = read_text(node);
  if (!pattern) return tl::unexpected(std::move(pattern.error()));
  Result<void> can_be = check_place(*pattern, family);
  if (!can_be) return tl::unexpected(std::move(can_be.error()));
  return FeedPlace{.family = family, .format = std::string(format), .file = std::move(*pattern)};
}

Result<std::vector<FeedPlace>> read_places(const Node& node) {
  if (!node.is_map()) return no_map("{tags: \"tag/:slug/:file\", site: {atom: atom.xml}}");
  std::vector<FeedPlace> places;
  const auto add = [&](const Node::Member& member, const std::string& family,
                       std::string_view format) -> Result<void> {
    Result<FeedPlace> place = read_place(family, format, member.value);
    if (!place) return in_member(member, std::move(place.error()));
    places.push_back(std::move(*place));
    return {};
  };
  for (const Node::Member& member : node.members) {
    if (!member.value.is_map()) {
      Result<void> added = add(member, member.key, {});
      if (!added) return tl::unexpected(std::move(added.error()));
      continue;
    }
    for (const Node::Member& one : member.value.members) {
      Result<std::vector<const FeedFormat*>> format = read_formats({one.key});
      if (!format) return in_member(one, std::move(format.error()));
      Result<void> added = add(one, member.key, format->front()->word);
      if (!added) return tl::unexpected(std::move(added.error()));
    }
  }
  return places;
}

}  // namespace

Result<std::size_t> archives(const Node& node) {
  return read_count(node).and_then([](std::size_t entries) -> Result<std::size_t> {
    const bool can_be = entries == 0 || (entries >= kFewestArchived && entries <= kMostArchived);
    if (can_be) return entries;
    return fail(ErrorKind::kUsage, fmt::format("documents of {} entries are not made", entries),
                fmt::format("write a number from {} to {}, or 0 for no archives", kFewestArchived,
                            kMostArchived));
  });
}

Result<void> feeds(const Node& node, Settings& settings) {
  std::vector<Family> families;
  settings.named_feeds.clear();
  const std::span<const Node> items = node.is_list() ? std::span(node.items) : std::span(&node, 1);
  for (const Node& item : items) {
    Result<ListedFeed> feed = read_feed(item, settings);
    if (!feed) return in_item(item, std::move(feed.error()));
    Result<void> named = check_name(*feed, settings, families);
    if (!named) return in_item(item, std::move(named.error()));
    add(std::move(*feed), settings, families);
  }
  if (settings.named_feeds.size() > kMostNamedFeeds) {
    return fail(ErrorKind::kUsage, fmt::format("there are more than {} feeds", kMostNamedFeeds),
                "a family has a feed for each of its names");
  }
  settings.lists_families = !families.empty();
  if (settings.lists_families) settings.families = std::move(families);
  return {};
}

Result<void> names(const Node& node, Settings& settings) {
  Result<NameMap> read = read_names(node);
  if (!read) return tl::unexpected(std::move(read.error()));
  for (const auto& [word, file] : *read) {
    Result<std::vector<const FeedFormat*>> format = read_formats({word});
    if (!format) return tl::unexpected(std::move(format.error()));
    const bool is_name = file.find('/') == std::string::npos && file.find(':') == std::string::npos;
    Result<void> can_be = is_name ? check_place(file, kSiteFamily) : Result<void>{};
    if (!is_name || !can_be) {
      return fail(ErrorKind::kUsage,
                  fmt::format("{}: {} is no name of a file", word, in_quotes(file)),
                  "write it like index.xml");
    }
    for (const auto& [other, taken] : *read) {
      if (other == word) break;
      if (case_fold(taken) != case_fold(file)) continue;
      return fail(ErrorKind::kUsage,
                  fmt::format("{} would be the {} and the {} feed", in_quotes(file), other, word),
                  "give one of them another name");
    }
  }
  settings.file_names = std::move(*read);
  return {};
}

Result<void> places(const Node& node, Settings& settings) {
  return read_places(node).map(
      [&](std::vector<FeedPlace> read) { settings.places = std::move(read); });
}

Result<void> also_at(const Node& node, Settings& settings) {
  return read_places(node).map(
      [&](std::vector<FeedPlace> read) { settings.also_at = std::move(read); });
}

Result<void> inject(const Node& node, Settings& settings) {
  const std::optional<bool> is_on = node.is_scalar() ? switch_value(node) : std::nullopt;
  if (is_on) {
    settings.inject = *is_on ? std::optional<std::string>("") : std::nullopt;
    return {};
  }
  return read_text(node).and_then([&](std::string folder) -> Result<void> {
    if (folder.empty()) {
      return fail(ErrorKind::kUsage, "the folder has no name",
                  "write true, or the folder of the site's pages, such as public");
    }
    settings.inject = std::move(folder);
    return {};
  });
}

}  // namespace feedgen::feed_settings
