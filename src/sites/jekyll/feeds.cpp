// Where jekyll-feed's feeds lie: of the posts, of categories and collections that the settings
// list, and of tags.
#include <algorithm>

#include "format/node_values.h"
#include "sites/jekyll/jekyll.h"
#include "sites/own_feeds.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::string_view kAtom = "atom";

std::string own_name(const std::string& name, const Settings&) { return name; }

// jekyll-archives' and most themes' way.
std::string page_slug(const std::string& name, const Settings&) {
  return lower_case(jekyll_slug(name, SlugMode::kDefault));
}

const Node* map_at(const Translation& site, std::initializer_list<std::string_view> keys) {
  const Node::Member* found = site.find(keys);
  return found != nullptr && found->value.is_map() ? &found->value : nullptr;
}

void add_categories(const std::vector<std::string>& names, const std::string& folder,
                    OwnFeeds& own) {
  if (names.empty()) return;
  own.places.push_back(own_place(kCategoryFamily, kAtom, folder + "/:slug.xml", own_name));
  own.places.back().only = names;
}

// Only names of ASCII letters, digits and underscores have feeds.
bool is_simple(std::string_view tag) {
  return !tag.empty() && std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  });
}

std::string simple_name(const std::string& tag, const Settings&) {
  return is_simple(tag) ? tag : std::string();
}

void add_tags(Translation& site, OwnFeeds& own) {
  const Node::Member* tags = site.find({"feed", "tags"});
  const bool is_on = tags != nullptr && (tags->value.is_map() || switch_value(tags->value) == true);
  if (!is_on) return;
  own.families.push_back({std::string(kTagFamily), {}, {}, {}});
  own.families.back().only = texts_of(site.find({"feed", "tags", "only"}));
  own.families.back().except = texts_of(site.find({"feed", "tags", "except"}));
  own.places.push_back(own_place(
      kTagFamily, kAtom, path_at(site, {"feed", "tags", "path"}, "feed/by_tag") + "/:slug.xml",
      simple_name));
}

// The site's feed has its posts alone where other collections are articles too.
void add_collections(Translation& site, const std::string& posts, const Settings& settings,
                     OwnFeeds& own) {
  const std::vector<std::string>& names = jekyll_rules(settings).collections;
  if (names.empty()) return;
  own.families.push_back({std::string(kCollectionFamily), {}, {}, "posts"});
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
  add_categories(categories, "feed", own);
  add_tags(site, own);
  own.places.push_back(own_place(kCategoryFamily, {}, "categories/:slugs/:file", page_slug));
  own.places.push_back(own_place(kTagFamily, {}, "tags/:slug/:file", page_slug));
  return own;
}

}  // namespace feedgen
