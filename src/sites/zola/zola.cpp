#include "sites/zola/zola.h"

#include <array>

#include "format/node_values.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

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
  if (find_member(root, "base_url") == nullptr) return 0;
  const bool has_list = any_of(root.members, [](const Node::Member& one) {
    return one.key == "taxonomies" && one.value.is_list();
  });
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

// Every `.md` but those of sections and of other languages.
bool is_article(std::string_view path, const Settings& settings) {
  if (ending_of(path) != ".md") return false;
  const std::string_view stem = without_ending(last_part(path));
  if (stem == "_index" || stem.starts_with("_index.")) return false;
  const std::vector<std::string>& others = zola_rules(settings).other_languages;
  return none_of(others, [&](const std::string& other) { return stem.ends_with('.' + other); });
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

Node as_list(Node terms) {
  if (terms.is_list()) return terms;
  Node list = list_node();
  list.line = terms.line;
  list.column = terms.column;
  if (!terms.is_null()) list.items.push_back(std::move(terms));
  return list;
}

// Whatever a site calls its taxonomies, their terms are words that an article is found by.
void lift_taxonomies(Node& head, Node taxonomies) {
  Node::Member tags{"tags", 0, 0, as_list({})};
  for (Node::Member& one : taxonomies.members) {
    const std::string word = ascii_lower(one.key);
    // Line 0: no line of the article has this key.
    head.members.push_back({std::string(kZolaTaxonomy) + one.key, 0, 0, as_list(one.value)});
    const bool is_own = word == "categories" || word == "authors";
    Node terms = as_list(std::move(one.value));
    if (is_own) {
      if (!has_value(head, one.key)) {
        head.members.push_back({one.key, one.line, one.column, std::move(terms)});
      }
      continue;
    }
    if (tags.line == 0 || word == "tags") {
      tags.line = one.line;
      tags.column = one.column;
    }
    if (word != "tags" && !has_value(head, one.key)) {
      head.members.push_back({one.key, one.line, one.column, terms});
    }
    tags.value.items.insert(tags.value.items.end(), terms.items.begin(), terms.items.end());
  }
  if (!tags.value.items.empty() && !has_value(head, "tags"))
    head.members.push_back(std::move(tags));
}

}  // namespace

constexpr SiteGenerator kZola{
    .word = "zola",
    .name = "Zola",
    .configuration_files = configuration_files,
    .likeness = likeness,
    .site_key = "base_url",
    .read_configuration = read_zola_configuration,
    .read_rules = read_own_rules<kRules, zola_rules>,
    .rules_comment = "What only Zola's addresses know.",
    .rules_example = "{slugify_paths: safe}",
    .is_article = is_article,
    .open_folders = open_zola_folders,
    .is_folder_mark = is_folder_mark,
    .read_head = read_zola_head,
    .address_key = "path",
    .date_in_name = date_in_name,
    .address = zola_address,
    .check_permalink = check_permalink,
    .former_id = zola_id,
    .former_feed = "Zola",
    .own_feeds = zola_feeds,
    .feed_links = &kZolaFeedLinks,
    .theme_files = theme_files,
};

Node read_zola_head(Node head, std::string_view, const Settings&) {
  if (Node::Member* taxonomies = find_member(head, "taxonomies")) {
    Node terms = std::move(taxonomies->value);
    taxonomies->value = Node{};
    if (terms.is_map()) lift_taxonomies(head, std::move(terms));
  }
  // A page that is not rendered has no address that leads anywhere.
  const Node::Member* render = find_member(head, "render");
  if (render != nullptr && switch_value(render->value) == false) {
    head.members.push_back({"hidden", render->line, render->column, scalar_node("true")});
  }
  return head;
}

}  // namespace feedgen
