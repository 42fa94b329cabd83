#include "sites/pelican/pelican.h"

#include <array>

#include "sites/pelican/pattern.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

std::vector<ConfigurationFile> configuration_files(const IsBeside&) {
  return {{"pelicanconf.py", true}, {"pelican.conf.py", true}, {"publishconf.py", true}};
}

// What is published is built with these settings over those of the author's own machine.
std::vector<ConfigurationPart> parts(const Node&, const FilesBelow&) {
  return {{"publishconf.py", {}}};
}

// The folder may be named by the command that builds the site alone.
void look_around(Node& root, const IsBeside& is_beside) {
  if (has_value(root, "PATH")) return;
  if (!is_beside("content")) return;
  root.kind = Node::Kind::kMap;
  add_member(root, "PATH", scalar_node("content"));
}

template <PelicanRules::Substitutions PelicanRules::*member>
Result<void> substitutions_rule(const Node& node, PelicanRules& rules) {
  PelicanRules::Substitutions all;
  for (const Node& pair : node.items) {
    const bool is_pair =
        pair.items.size() == 2 && pair.items[0].is_scalar() && pair.items[1].is_scalar();
    if (!is_pair || !PelicanPattern::parse(pair.items[0].text)) {
      return fail(ErrorKind::kUsage, "this is no list of patterns and what takes their place",
                  "write it like [['C\\+\\+', cpp]]");
    }
    all.emplace_back(pair.items[0].text, pair.items[1].text);
  }
  rules.*member = std::move(all);
  return {};
}

template <std::string PelicanRules::*member>
Result<void> pattern_rule(const Node& node, PelicanRules& rules) {
  return read_text(node).and_then([&](const std::string& text) -> Result<void> {
    if (!PelicanPattern::parse(text)) {
      return fail(ErrorKind::kUsage, "this pattern can't be read here",
                  "write it with groups such as (?P<date>\\d{4}-\\d{2}-\\d{2})");
    }
    rules.*member = text;
    return {};
  });
}

template <Node PelicanRules::*member>
Result<void> map_rule(const Node& node, PelicanRules& rules) {
  constexpr std::size_t kMost = 1000;  // each article is held against all of them
  if (!node.is_map()) return no_map("{name: value}");
  if (node.members.size() > kMost) {
    return fail(ErrorKind::kUsage, "there are too many members in it", "write at most 1000");
  }
  rules.*member = node;
  return {};
}

constexpr std::array kRules{
    Rule<PelicanRules>{"article_paths", list_rule<PelicanRules, &PelicanRules::article_paths>},
    Rule<PelicanRules>{"author_substitutions",
                       substitutions_rule<&PelicanRules::author_substitutions>},
    Rule<PelicanRules>{"category_substitutions",
                       substitutions_rule<&PelicanRules::category_substitutions>},
    Rule<PelicanRules>{"default_category",
                       text_rule<PelicanRules, &PelicanRules::default_category>},
    Rule<PelicanRules>{"default_date", text_rule<PelicanRules, &PelicanRules::default_date>},
    Rule<PelicanRules>{"default_lang", text_rule<PelicanRules, &PelicanRules::default_lang>},
    Rule<PelicanRules>{"default_metadata", map_rule<&PelicanRules::default_metadata>},
    Rule<PelicanRules>{"folders_are_categories",
                       switch_rule<PelicanRules, &PelicanRules::folders_are_categories>},
    Rule<PelicanRules>{"has_file_dates", switch_rule<PelicanRules, &PelicanRules::has_file_dates>},
    Rule<PelicanRules>{"lang_url", text_rule<PelicanRules, &PelicanRules::lang_url>},
    Rule<PelicanRules>{"name_pattern", pattern_rule<&PelicanRules::name_pattern>},
    Rule<PelicanRules>{"page_paths", list_rule<PelicanRules, &PelicanRules::page_paths>},
    Rule<PelicanRules>{"path_metadata", map_rule<&PelicanRules::path_metadata>},
    Rule<PelicanRules>{"path_pattern", pattern_rule<&PelicanRules::path_pattern>},
    Rule<PelicanRules>{"preserve_case", switch_rule<PelicanRules, &PelicanRules::preserve_case>},
    Rule<PelicanRules>{"slug_from_name", switch_rule<PelicanRules, &PelicanRules::slug_from_name>},
    Rule<PelicanRules>{"slug_substitutions", substitutions_rule<&PelicanRules::slug_substitutions>},
    Rule<PelicanRules>{"use_unicode", switch_rule<PelicanRules, &PelicanRules::use_unicode>},
};

bool is_below(std::string_view path, std::string_view folder) {
  while (folder.starts_with("./")) folder.remove_prefix(2);
  while (folder.ends_with('/')) folder.remove_suffix(1);
  if (folder.empty() || folder == ".") return true;
  return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
}

// Pages are none, and neither is what Pelican has no reader for.
bool is_article(std::string_view path, const Settings& settings) {
  constexpr std::array<std::string_view, 6> kEndings{".md",    ".markdown", ".mkd",
                                                     ".mdown", ".html",     ".htm"};
  const std::string ending = ascii_lower(ending_of(path));
  if (!is_one_of(ending, kEndings)) return false;
  const PelicanRules& rules = pelican_rules(settings);
  const auto holds = [&](const std::string& folder) { return is_below(path, folder); };
  const auto is_page = [&](const std::string& folder) { return !folder.empty() && holds(folder); };
  return any_of(rules.article_paths, holds) && none_of(rules.page_paths, is_page);
}

bool has_file_dates(const Settings& settings) { return pelican_rules(settings).has_file_dates; }

// STATIC_PATHS says which files are copied, EXTRA_PATH_METADATA where some of them go.
std::string served_at(const Settings& settings, std::string_view, std::string_view path) {
  static const Node kNothing;
  const Node& root = settings.site_values == nullptr ? kNothing : *settings.site_values;
  Translation site(root, Translation::Keys::kExact);
  const Node::Member* copied = site.find({"STATIC_PATHS"});
  bool is_copied = copied == nullptr && is_below(path, "images");
  if (copied != nullptr) {
    for (const Node& item : copied->value.items) {
      is_copied = is_copied || path == item.text || is_below(path, item.text);
    }
  }
  if (!is_copied) return {};
  const Node::Member* places = site.find({"EXTRA_PATH_METADATA"});
  if (places == nullptr) return std::string(path);
  for (const Node::Member& place : places->value.members) {
    if (join_folders("", place.key) != path) continue;
    const Node::Member* to = site.find_in(place.value, "path");
    return to == nullptr ? std::string(path) : join_folders("", to->value.text);
  }
  return std::string(path);
}

}  // namespace

constexpr SiteGenerator kPelican{
    .word = "pelican",
    .name = "Pelican",
    .configuration_files = configuration_files,
    .parts = parts,
    .look_around = look_around,
    .site_key = "SITEURL",
    .read_configuration = read_pelican_configuration,
    .read_rules = read_own_rules<kRules, pelican_rules>,
    .rules_comment = "What only Pelican's articles know.",
    .rules_example = "{default_category: misc}",
    .is_article = is_article,
    .read_head = read_pelican_head,
    .heads_are_lines = true,
    .metas_are_head = true,
    .address_key = "url",
    .hiding = {.only_status = "published"},
    .dates_by_file = has_file_dates,
    .address = pelican_address,
    .check_permalink = check_pelican_permalink,
    .former_id = pelican_id,
    .former_feed = "Pelican",
    .own_feeds = pelican_feeds,
    .feed_links = &kPelicanFeedLinks,
    .served_at = served_at,
    .read_habits = read_pelican_habits,
};

}  // namespace feedgen
