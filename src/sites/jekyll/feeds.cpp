// Where jekyll-feed's feeds lie: of the posts, of categories and collections that the settings
// list, and of tags.

#include "format/node_values.h"
#include "sites/jekyll/jekyll.h"
#include "sites/own_feeds.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::string_view kAtom = "atom";
constexpr std::string_view kTitle = ":site | :name";

std::string own_name(const std::string& name, const Settings&) { return name; }

// jekyll-archives' and most themes' way.
std::string page_slug(const std::string& name, const Settings&) {
  return lower_case(jekyll_slug(name, SlugMode::kDefault));
}

const Node* map_at(const Translation& site, std::initializer_list<std::string_view> keys) {
  const Node::Member* found = site.find(keys);
  return found != nullptr && found->value.is_map() ? &found->value : nullptr;
}

// Of the posts: without other collections they are all articles.
void add_categories(const std::vector<std::string>& names, bool has_collections, OwnFeeds& own) {
  if (names.empty()) return;
  const std::string_view family = has_collections ? kPostCategoryFamily : kCategoryFamily;
  own.families.push_back(own_family(family, kTitle));
  if (has_collections) own.families.back().only = names;
  own.places.push_back(own_place(family, kAtom, "feed/:slug.xml", own_name));
  own.places.back().only = names;
}

// Those that the settings list of each collection, by "collection/category".
void add_categories_of_collections(Translation& site, const Settings& settings, OwnFeeds& own) {
  Family family = own_family(kCollectionCategoryFamily, kTitle);
  for (const std::string& collection : jekyll_rules(settings).collections) {
    for (const std::string& name :
         texts_of(site.find({"feed", "collections", collection, "categories"}))) {
      family.only.push_back(collection + '/' + name);
    }
  }
  if (family.only.empty()) return;
  own.places.push_back(own_place(family.word, kAtom, "feed/:slugs.xml", own_name));
  own.families.push_back(std::move(family));
}

// Only names of ASCII letters, digits and underscores have feeds.
bool is_simple(std::string_view tag) {
  return !tag.empty() && all_of(tag, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  });
}

std::string simple_name(const std::string& tag, const Settings&) {
  return is_simple(tag) ? tag : std::string();
}

// `path` goes right before the name. Where other collections are articles, jekyll-feed's have the
// posts alone, and the tags' other formats have all.
void add_tags(Translation& site, bool has_collections, OwnFeeds& own) {
  const Node::Member* tags = site.find({"feed", "tags"});
  const bool is_on = tags != nullptr && (tags->value.is_map() || switch_value(tags->value) == true);
  if (!is_on) return;
  Family family = own_family(kTagFamily, kTitle);
  family.only = texts_of(site.find({"feed", "tags", "only"}));
  family.except = texts_of(site.find({"feed", "tags", "except"}));
  own.families.push_back(family);
  if (has_collections) {
    family.word = kPostTagFamily;
    own.families.push_back(family);
  }
  const Node::Member* path = site.find_text({"feed", "tags", "path"});
  std::string start = path == nullptr ? "feed/by_tag/" : path->value.text;
  start.erase(0, start.find_first_not_of('/'));
  own.places.push_back(own_place(family.word, kAtom, start + ":slug.xml", simple_name));
}

// The site's feed has its posts alone where other collections are articles too.
void add_collections(Translation& site, const std::string& posts, const Settings& settings,
                     OwnFeeds& own) {
  const std::vector<std::string>& names = jekyll_rules(settings).collections;
  if (names.empty()) return;
  own.families.push_back(own_family(kCollectionFamily, kTitle));
  own.families.back().main_group = "posts";
  const auto add = [&](const std::string& name, std::string_view format, std::string file) {
    own.places.push_back(own_place(kCollectionFamily, format, std::move(file)));
    own.places.back().only = {name};
  };
  add("posts", kAtom, posts);
  add("posts", {}, ":file");
  own.places.push_back(own_place(kSiteFamily, {}, "feed/all/:file"));
  for (const std::string& name : names) {
    add(name, kAtom, path_at(site, {"feed", "collections", name, "path"}, "feed/" + name + ".xml"));
  }
  own.places.push_back(own_place(kCollectionFamily, {}, "feed/:path/:file"));
}

}  // namespace

OwnFeeds jekyll_feeds(const Node& root, const Node&, const Settings& settings) {
  Translation site(root, Translation::Keys::kExact);
  OwnFeeds own;
  own.output = path_at(site, {"destination"}, "_site");
  const Node* listed = map_at(site, {"feed", "collections", "posts"});
  std::string posts = path_at(site, {"feed", "path"}, "feed.xml");
  std::vector<std::string> categories = texts_of(site.find({"feed", "categories"}));
  if (listed != nullptr) {
    posts = path_at(site, {"feed", "collections", "posts", "path"}, posts);
    const Node::Member* own_names = site.find({"feed", "collections", "posts", "categories"});
    if (own_names != nullptr) categories = texts_of(own_names);
  }
  add_collections(site, posts, settings, own);
  own.places.push_back(own_place(kSiteFamily, kAtom, posts));
  const bool has_collections = !jekyll_rules(settings).collections.empty();
  add_categories(categories, has_collections, own);
  add_categories_of_collections(site, settings, own);
  add_tags(site, has_collections, own);
  own.places.push_back(own_place(kCategoryFamily, {}, "categories/:slugs/:file", page_slug));
  own.places.push_back(own_place(kTagFamily, {}, "tags/:slug/:file", page_slug));
  return own;
}

constexpr TemplateWords kJekyllFeedLinks{
    .word = "liquid",
    .comment_begin = "{% comment %}",
    .comment_end = "{% endcomment %}",
    .begin = R"({%- assign feed_category = page.categories | first -%}
{%- if page.type == "category" %}{% assign feed_category = page.title %}{% endif -%}
{%- if feed_category %}
)",
    .end = "{%- endif %}\n",
    .name = "{{ feed_category | escape }}",
    .path = "{{ feed_category | url_encode | replace: '+', '%20' }}",
    .slugs = "{{ feed_category | slugify | url_encode }}",
};

}  // namespace feedgen
