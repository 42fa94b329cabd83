#include "sites/zola/zola.h"

#include <algorithm>
#include <array>

#include "format/node_values.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 18> kKeys{
    "base_url",       "build_search_index", "compile_sass",     "default_language",
    "feed_filename",  "feed_filenames",     "feed_limit",       "generate_feed",
    "generate_feeds", "generate_sitemap",   "hard_link_static", "ignored_content",
    "ignored_static", "link_checker",       "minify_html",      "slugify",
    "taxonomy_root",  "highlight_code"};
constexpr std::array<std::string_view, 3> kFiles{"content", "templates", "sass"};

std::vector<ConfigurationFile> configuration_files(const IsBeside&) {
  return {{"zola.toml", true}, {"config.toml", false}};
}

// Only Zola requires an address by this name; its taxonomies are a list.
std::ptrdiff_t likeness(const Node& root, const IsBeside& is_beside) {
  const bool has_address =
      std::any_of(root.members.begin(), root.members.end(),
                  [](const Node::Member& one) { return one.key == "base_url"; });
  if (!has_address) return 0;
  const bool has_list = std::any_of(
      root.members.begin(), root.members.end(),
      [](const Node::Member& one) { return one.key == "taxonomies" && one.value.is_list(); });
  return 2 * count_keys(root, kKeys) + (has_list ? 3 : 0) + count_files(is_beside, kFiles);
}

template <ZolaRules::Slugs ZolaRules::*member>
Result<void> slugs_rule(const Node& node, ZolaRules& rules) {
  using enum ZolaRules::Slugs;
  return read_choice<ZolaRules::Slugs>(node, {{"on", kOn}, {"safe", kSafe}, {"off", kOff}})
      .map([&](ZolaRules::Slugs slugs) { rules.*member = slugs; });
}

constexpr std::array kRules{
    Rule<ZolaRules>{"keep_dates", switch_rule<ZolaRules, &ZolaRules::keep_dates>},
    Rule<ZolaRules>{"other_languages", list_rule<ZolaRules, &ZolaRules::other_languages>},
    Rule<ZolaRules>{"slugify_paths", slugs_rule<&ZolaRules::slugs>},
    Rule<ZolaRules>{"slugify_taxonomies", slugs_rule<&ZolaRules::taxonomy_slugs>},
};

Result<void> read_own_rules(const Node& node, Settings& settings) {
  return read_rules(node, kRules, zola_rules(settings));
}

// Every `.md` but those of sections and of other languages.
bool is_article(std::string_view path, const Settings& settings) {
  if (ending_of(path) != ".md") return false;
  const std::string_view stem = without_ending(last_part(path));
  if (stem == "_index" || stem.starts_with("_index.")) return false;
  const std::vector<std::string>& others = zola_rules(settings).other_languages;
  return std::none_of(others.begin(), others.end(),
                      [&](const std::string& other) { return stem.ends_with('.' + other); });
}

bool is_folder_mark(std::string_view name) { return name == "_index.md"; }

std::string_view date_in_name(std::string_view path) { return read_zola_name(path).date; }

Result<void> check_permalink(std::string_view pattern) {
  if (pattern.empty()) return {};
  return fail(ErrorKind::kUsage, "Zola makes addresses from paths, not from a pattern",
              "leave permalink out, or set generator: none");
}

ThemeFiles theme_files(const Node& root) {
  Translation site(root, Translation::Keys::kExact);
  const Node::Member* theme = site.find({"theme"});
  if (theme == nullptr || !is_folder_name(theme->value.text)) return {};
  return {{}, {"themes/" + theme->value.text + "/static"}};
}

}  // namespace

constexpr SiteGenerator kZola{
    .word = "zola",
    .name = "Zola",
    .configuration_files = configuration_files,
    .likeness = likeness,
    .site_key = "base_url",
    .read_configuration = read_zola_configuration,
    .read_rules = read_own_rules,
    .rules_comment = "What only Zola's addresses know.",
    .rules_example = "{slugify_paths: safe}",
    .posts_folder = {},
    .source_part = nullptr,
    .is_article = is_article,
    .open_folders = open_zola_folders,
    .is_folder_mark = is_folder_mark,
    .read_head = read_zola_head,
    .address_key = "path",
    .date_in_name = date_in_name,
    .address = zola_address,
    .check_permalink = check_permalink,
    .own_feeds = zola_feeds,
    .feed_links = &kZolaFeedLinks,
    .theme_files = theme_files,
};

}  // namespace feedgen
