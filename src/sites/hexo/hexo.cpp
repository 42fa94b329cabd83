#include "sites/hexo/hexo.h"

#include <algorithm>
#include <array>

#include "sites/site_path.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 20> kKeys{
    "archive_dir",   "category_dir",       "category_map",
    "code_dir",      "default_layout",     "external_link",
    "filename_case", "i18n_dir",           "new_post_name",
    "per_page",      "permalink_defaults", "post_asset_folder",
    "pretty_urls",   "public_dir",         "render_drafts",
    "root",          "skip_render",        "source_dir",
    "tag_dir",       "titlecase"};
constexpr std::array<std::string_view, 5> kFiles{
    "source/_posts", "scaffolds", "_config.landscape.yml", "source/_drafts", "db.json"};

std::vector<ConfigurationFile> configuration_files(const IsBeside&) {
  return {{"_config.yml", false}, {"_config.yaml", false}};
}

// Some keep in the repository what Hexo calls the source, and no more.
void look_around(Node& root, const IsBeside& is_beside) {
  if (has_value(root, "source_dir")) return;
  if (is_beside("source") || !is_beside("_posts")) return;
  root.kind = Node::Kind::kMap;
  add_member(root, "source_dir", scalar_node("."));
}

// What lies there says more than a key that a theme may have invented.
std::ptrdiff_t likeness(const Node& root, const IsBeside& is_beside) {
  return count_keys(root, kKeys) + 3 * count_files(is_beside, kFiles);
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
      .and_then([](const std::string& name) { return Zone::find_meant(name); })
      .map([&](const Zone& zone) { rules.machine_timezone = zone; });
}

constexpr std::array kRules{
    Rule<HexoRules>{"category_map", names_rule<&HexoRules::category_map>},
    Rule<HexoRules>{"default_category", text_rule<HexoRules, &HexoRules::default_category>},
    Rule<HexoRules>{"encrypted_tags", list_rule<HexoRules, &HexoRules::encrypted_tags>},
    Rule<HexoRules>{"filename_case", filename_case},
    Rule<HexoRules>{"hidden_key", text_rule<HexoRules, &HexoRules::hidden_key>},
    Rule<HexoRules>{"machine_timezone", machine_timezone},
    Rule<HexoRules>{"new_post_name", text_rule<HexoRules, &HexoRules::new_post_name>},
    Rule<HexoRules>{"permalink_defaults", names_rule<&HexoRules::permalink_defaults>},
    Rule<HexoRules>{"post_asset_folder", switch_rule<HexoRules, &HexoRules::post_asset_folder>},
    Rule<HexoRules>{"tag_map", names_rule<&HexoRules::tag_map>},
    Rule<HexoRules>{"trailing_html", switch_rule<HexoRules, &HexoRules::trailing_html>},
    Rule<HexoRules>{"trailing_index", switch_rule<HexoRules, &HexoRules::trailing_index>},
};

// What lies in `_posts`.
bool is_article(std::string_view path, const Settings& settings) {
  const std::vector<std::string_view> folders = folders_above(path);
  const std::string_view name = last_part(path);
  const HexoRules& rules = hexo_rules(settings);
  return !folders.empty() && is_posts_folder(folders.front(), settings) &&
         std::none_of(folders.begin() + 1, folders.end(), is_kept_back) && !is_kept_back(name) &&
         (!rules.post_asset_folder || ending_of(name) == ending_of(rules.new_post_name));
}

// Any key of the front matter is a variable.
Result<void> check_permalink(std::string_view) { return {}; }

Zone address_clock(const Settings& settings) {
  return hexo_rules(settings).machine_timezone.value_or(settings.timezone);
}

SiteSecrets secrets(const Settings& settings) {
  const HexoRules& rules = hexo_rules(settings);
  return {rules.hidden_key, rules.encrypted_tags};
}

// A theme's own settings may also lie beside the site's.
ThemeFiles theme_files(const Node& root) {
  Translation site(root, Translation::Keys::kExact);
  const Node::Member* theme = site.find({"theme"});
  if (theme == nullptr || !is_folder_name(theme->value.text)) return {};
  const std::string& name = theme->value.text;
  return {{"_config." + name + ".yml", "themes/" + name + "/_config.yml"},
          {"themes/" + name + "/source"}};
}

}  // namespace

constexpr SiteGenerator kHexo{
    .word = "hexo",
    .name = "Hexo",
    .configuration_files = configuration_files,
    .likeness = likeness,
    .look_around = look_around,
    .site_key = "url",
    .read_configuration = read_hexo_configuration,
    .read_rules = read_own_rules<kRules, hexo_rules>,
    .rules_comment = "What only Hexo's addresses know.",
    .rules_example = "{filename_case: lower}",
    .posts_folder = "_posts/",
    .is_article = is_article,
    .address_key = "permalink",
    .hiding = {.blank_published_hides = true, .any_password_hides = true},
    .secrets = secrets,
    // hexo-generator-feed leaves them out even where Hexo renders drafts.
    .feeds_leave_out_drafts = true,
    // js-yaml turns a timestamp with a zone into UTC, and Hexo takes that for the site's clock.
    .zoned_timestamps_are_local = true,
    .address = hexo_address,
    .check_permalink = check_permalink,
    .address_clock = address_clock,
    .addresses_have_written_day = true,
    .own_feeds = hexo_feeds,
    .feed_links = &kHexoFeedLinks,
    .theme_files = theme_files,
    .read_habits = read_hexo_habits,
};

}  // namespace feedgen
