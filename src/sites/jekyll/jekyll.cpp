#include "sites/jekyll/jekyll.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sites/site_path.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 20> kKeys{
    "baseurl",      "collections", "defaults",    "destination", "excerpt_separator",
    "gems",         "highlighter", "kramdown",    "layouts_dir", "limit_posts",
    "liquid",       "markdown",    "paginate",    "plugins",     "plugins_dir",
    "remote_theme", "sass",        "show_drafts", "source",      "collections_dir"};
constexpr std::array<std::string_view, 8> kFiles{"_posts", "_layouts", "_includes", "_drafts",
                                                 "_sass",  "Gemfile",  "_data",     "_site"};

std::vector<ConfigurationFile> configuration_files(const IsBeside&) {
  return {{"_config.yml", false}, {"_config.yaml", false}, {"_config.toml", true}};
}

// Others that may have `_posts` say so themselves.
bool is_of_another(const IsBeside& is_beside) {
  constexpr std::array<std::string_view, 14> kOthers{
      ".eleventy.js",       "eleventy.config.js", "eleventy.config.mjs", "eleventy.config.cjs",
      "eleventy.config.ts", "gatsby-config.js",   "gatsby-config.ts",    "gridsome.config.js",
      "next.config.js",     "next.config.mjs",    "next.config.ts",      "nuxt.config.js",
      "nuxt.config.ts",     "metalsmith.json"};
  return count_files(is_beside, kOthers) > 0;
}

// All settings have defaults: `_posts` and one thing more that only Jekyll has make a site.
bool is_bare_site(const IsBeside& is_beside) {
  constexpr std::array<std::string_view, 7> kSigns{"_layouts", "_includes", "_sass",     "Gemfile",
                                                   "_data",    "index.md",  "index.html"};
  return is_beside("_posts") && !is_beside("scaffolds") && !is_of_another(is_beside) &&
         count_files(is_beside, kSigns) > 0;
}

std::ptrdiff_t likeness(const Node& root, const IsBeside& is_beside) {
  return count_keys(root, kKeys) + 3 * count_files(is_beside, kFiles);
}

constexpr std::array kRules{
    Rule<JekyllRules>{"collections", list_rule<JekyllRules, &JekyllRules::collections>},
    Rule<JekyllRules>{"collections_dir", text_rule<JekyllRules, &JekyllRules::collections_dir>},
};

std::string source_part(const Settings& settings) { return jekyll_rules(settings).collections_dir; }

// The collection that holds the article at `path`; empty: none, or one that is not shown.
std::string_view collection_of(std::string_view path, const Settings& settings) {
  const std::string_view folder = first_part(path);
  if (!folder.starts_with('_') || folder.size() == path.size()) return {};
  for (const std::string& label : jekyll_rules(settings).collections) {
    if (folder.substr(1) == label) return label;
  }
  return {};
}

std::string_view type_of(std::string_view path, const Settings& settings) {
  const std::string_view collection = collection_of(path, settings);
  return collection.empty() ? "posts" : collection;
}

// Dated names in any `_posts`, and what lies in the collections that are shown.
bool is_article(std::string_view path, const Settings& settings) {
  const std::vector<std::string_view> folders = folders_above(path);
  if (folders.empty() || is_kept_back(last_part(path))) return false;
  if (!collection_of(path, settings).empty()) {
    return std::none_of(folders.begin() + 1, folders.end(), is_kept_back);
  }
  const auto posts = std::find_if(folders.begin(), folders.end(), is_kept_back);
  if (posts == folders.end() || !is_posts_folder(*posts, settings)) return false;
  if (std::any_of(posts + 1, folders.end(), is_kept_back)) return false;
  return *posts == "_drafts" || !read_jekyll_name(path).date.empty();
}

std::string_view date_in_name(std::string_view path) { return read_jekyll_name(path).date; }

Node::Member* find(Node& head, std::string_view key) {
  const auto found =
      std::find_if(head.members.rbegin(), head.members.rend(),
                   [&](const Node::Member& one) { return ascii_lower(one.key) == key; });
  return found == head.members.rend() || found->value.is_null() ? nullptr : &*found;
}

// Jekyll splits a text at blanks alone. A comma that people write between is none of the name.
Node words_of(const Node& text) {
  Node words = list_node();
  words.line = text.line;
  words.column = text.column;
  std::string_view rest = text.text;
  for (std::string_view word = take_word(rest, " \t\r\n"); !word.empty();
       word = take_word(rest, " \t\r\n")) {
    while (word.ends_with(',')) word.remove_suffix(1);
    if (!word.empty()) words.items.push_back(scalar_node(word));
  }
  return words;
}

}  // namespace

constexpr SiteGenerator kJekyll{
    .word = "jekyll",
    .name = "Jekyll",
    .configuration_files = configuration_files,
    .likeness = likeness,
    .is_bare_site = is_bare_site,
    .parts = jekyll_parts,
    .site_key = "url",
    .read_configuration = read_jekyll_configuration,
    .read_rules = read_own_rules<kRules, jekyll_rules>,
    .rules_comment = "What only Jekyll's articles know.",
    .rules_example = "{collections: [recipes]}",
    .posts_folder = "_posts/",
    .source_part = source_part,
    .is_article = is_article,
    .read_head = read_jekyll_head,
    .address_key = "permalink",
    .categories = CategoryHabit::kFoldersAndWords,
    .type_of = type_of,
    .hiding = {.blank_published_hides = true},
    .date_in_name = date_in_name,
    // Psych, by which Jekyll reads YAML, makes such a time UTC; quoted ones and dates are local.
    .plain_timestamps_are_utc = true,
    .address = jekyll_address,
    .check_permalink = check_jekyll_permalink,
    .former_id = jekyll_id,
    .former_feed = "jekyll-feed",
    .own_feeds = jekyll_feeds,
    .feed_links = &kJekyllFeedLinks,
    .read_habits = read_jekyll_habits,
};

Node read_jekyll_head(Node head, std::string_view, const Settings& settings) {
  if (settings.tag_fields != Settings{}.tag_fields) return head;
  if (Node::Member* one = find(head, "tag")) {
    Node::Member tags = std::move(*one);
    if (tags.value.is_scalar()) {
      Node list = list_node();
      list.items.push_back(std::move(tags.value));
      tags.value = std::move(list);
    }
    tags.key = "tags";
    std::erase_if(head.members, [](const Node::Member& member) {
      const std::string key = ascii_lower(member.key);
      return key == "tag" || key == "tags";
    });
    head.members.push_back(std::move(tags));
  } else if (Node::Member* several = find(head, "tags")) {
    if (several->value.is_scalar()) several->value = words_of(several->value);
  }
  return head;
}

}  // namespace feedgen
