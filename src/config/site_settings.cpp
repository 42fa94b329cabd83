#include "config/site_settings.h"

#include <array>

#include <fmt/format.h>

#include "config/article_address.h"
#include "config/map_setting.h"
#include "config/permalink.h"
#include "config/setting_values.h"
#include "text/display.h"
#include "text/nearest.h"

namespace feedgen {
namespace {

// More than any site needs; each article is held against all of them.
constexpr std::size_t kMostDefaults = 1000;

Result<NameMap> read_names(const Node& node) {
  if (!node.is_map() && !node.is_null()) return no_map("{name: value}");
  NameMap names;
  for (const Node::Member& member : node.members) {
    Result<std::string> text = read_text(member.value);
    if (!text) return tl::unexpected(std::move(text.error()));
    names.emplace_back(member.key, std::move(*text));
  }
  return names;
}

template <NameMap HexoRules::*member>
Result<void> names_rule(const Node& node, HexoRules& rules) {
  return read_names(node).map([&](NameMap names) { rules.*member = std::move(names); });
}

Result<void> filename_case(const Node& node, HexoRules& rules) {
  using Case = HexoRules::Case;
  return read_choice<Case>(
             node, {{"keep", Case::kKeep}, {"lower", Case::kLower}, {"upper", Case::kUpper}})
      .map([&](Case letters) { rules.filename_case = letters; });
}

Result<void> machine_timezone(const Node& node, HexoRules& rules) {
  return read_text(node)
      .and_then([](const std::string& name) { return Zone::find(name); })
      .map([&](const Zone& zone) { rules.machine_timezone = zone; });
}

constexpr std::array kHexoRules{
    Rule<HexoRules>{"category_map", names_rule<&HexoRules::category_map>},
    Rule<HexoRules>{"default_category", text_rule<HexoRules, &HexoRules::default_category>},
    Rule<HexoRules>{"filename_case", filename_case},
    Rule<HexoRules>{"machine_timezone", machine_timezone},
    Rule<HexoRules>{"new_post_name", text_rule<HexoRules, &HexoRules::new_post_name>},
    Rule<HexoRules>{"permalink_defaults", names_rule<&HexoRules::permalink_defaults>},
    Rule<HexoRules>{"post_asset_folder", switch_rule<HexoRules, &HexoRules::post_asset_folder>},
    Rule<HexoRules>{"trailing_html", switch_rule<HexoRules, &HexoRules::trailing_html>},
    Rule<HexoRules>{"trailing_index", switch_rule<HexoRules, &HexoRules::trailing_index>},
};

constexpr std::array kJekyllRules{
    Rule<JekyllRules>{"collections", list_rule<JekyllRules, &JekyllRules::collections>},
    Rule<JekyllRules>{"collections_dir", text_rule<JekyllRules, &JekyllRules::collections_dir>},
};

constexpr std::array kHugoRules{
    Rule<HugoRules>{"dated_names", switch_rule<HugoRules, &HugoRules::dated_names>},
    Rule<HugoRules>{"folder", text_rule<HugoRules, &HugoRules::folder>},
    Rule<HugoRules>{"keep_case", switch_rule<HugoRules, &HugoRules::keep_case>},
    Rule<HugoRules>{"language", text_rule<HugoRules, &HugoRules::language>},
    Rule<HugoRules>{"other_languages", list_rule<HugoRules, &HugoRules::other_languages>},
    Rule<HugoRules>{"remove_accents", switch_rule<HugoRules, &HugoRules::remove_accents>},
    Rule<HugoRules>{"ugly_sections", list_rule<HugoRules, &HugoRules::ugly_sections>},
    Rule<HugoRules>{"ugly_urls", switch_rule<HugoRules, &HugoRules::ugly_urls>},
};

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

Result<Generator> read_generator(const Node& node) {
  return read_choice<Generator>(node, {{"none", Generator::kNone},
                                       {"hexo", Generator::kHexo},
                                       {"jekyll", Generator::kJekyll},
                                       {"hugo", Generator::kHugo}});
}

Result<void> check_permalink_in(Generator dialect, std::string_view pattern) {
  constexpr std::size_t kLongest = 1000;
  if (pattern.size() > kLongest) {
    return fail(ErrorKind::kUsage, fmt::format("a pattern of {} bytes is too long", pattern.size()),
                fmt::format("write it in at most {} bytes", kLongest));
  }
  switch (dialect) {
    case Generator::kHexo:
      return check_hexo_permalink(pattern);
    case Generator::kJekyll:
      return check_jekyll_permalink(pattern);
    case Generator::kHugo:
      return check_hugo_permalink(pattern);
    case Generator::kNone:
      break;
  }
  return check_permalink(pattern);
}

namespace site_settings {

Result<void> generator(const Node& node, Settings& settings) {
  return read_generator(node).map([&](Generator named) {
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
  return read_choice<IdRule>(node, {{"permalink", IdRule::kPermalink}, {"jekyll", IdRule::kJekyll}})
      .map([&](IdRule rule) { settings.ids = rule; });
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
  settings.excerpt_separator = node.text;
  return {};
}

Result<void> expired(const Node& node, Settings& settings) {
  return read_switch(node).map(
      [&](bool show) { settings.expired = show ? ExpiredRule::kShow : ExpiredRule::kHide; });
}

Result<void> order(const Node& node, Settings& settings) {
  return read_choice<Order>(node, {{"published", Order::kPublished}, {"updated", Order::kUpdated}})
      .map([&](Order order) { settings.order = order; });
}

Result<void> hexo(const Node& node, Settings& settings) {
  return read_rules(node, kHexoRules, settings.hexo);
}

Result<void> jekyll(const Node& node, Settings& settings) {
  return read_rules(node, kJekyllRules, settings.jekyll);
}

Result<void> hugo(const Node& node, Settings& settings) {
  return read_rules(node, kHugoRules, settings.hugo);
}

}  // namespace site_settings
}  // namespace feedgen
