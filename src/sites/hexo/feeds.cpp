// Where the feeds of Hexo's plugins lie: hexo-generator-feed has one or two of the site, hexo-feed
// some of tags and categories too.

#include "format/node_values.h"
#include "sites/hexo/hexo.h"
#include "sites/own_feeds.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

std::string mapped(const std::string& name, const NameMap& map, const Settings& settings) {
  for (const auto& [from, to] : map) {
    if (from == name) return to;
  }
  return hexo_slug(name, hexo_rules(settings).filename_case);
}

std::string category_slug(const std::string& name, const Settings& settings) {
  return mapped(name, hexo_rules(settings).category_map, settings);
}

std::string tag_slug(const std::string& name, const Settings& settings) {
  return mapped(name, hexo_rules(settings).tag_map, settings);
}

std::string bare_name(const std::string& name, const Settings&) { return lower_case(trim(name)); }

std::string with_ending(std::string path) {
  path.erase(0, path.find_first_not_of('/'));
  return ending_of(path).empty() ? path + ".xml" : path;
}

// hexo-generator-feed: `type` and `path` are both texts, or both lists in the same order.
void add_generator_feed(Translation& site, OwnFeeds& own) {
  if (!site.is_on({"feed", "enable"}, Switch::kOn)) return;
  const Node::Member* type = site.find({"feed", "type"});
  const Node::Member* path = site.find({"feed", "path"});
  std::vector<std::string> types;
  for (const std::string& one : texts_of(type)) {
    const bool is_new = !is_one_of(one, types);
    if ((one == "atom" || one == "rss2") && is_new) types.push_back(one);
  }
  const bool has_list = type != nullptr && type->value.is_list() && !types.empty();
  if (types.empty()) types.push_back("atom");
  std::vector<std::string> paths;
  if (path != nullptr && path->value.is_list() == has_list) paths = texts_of(path);
  for (std::size_t i = 0; i < types.size(); ++i) {
    std::string file = i < paths.size() && !paths[i].empty() ? paths[i] : types[i] + ".xml";
    own.places.push_back(
        own_place(kSiteFamily, types[i] == "atom" ? "atom" : "rss", with_ending(std::move(file))));
  }
}

// "false" and an empty text turn the feeds of tags, or of categories, off.
std::string folder_at(Translation& site, std::string_view key, std::string_view otherwise) {
  const Node::Member* found = site.find({"feed", key});
  if (found != nullptr && (found->value.is_null() || switch_value(found->value) == false))
    return {};
  return path_at(site, {"feed", key}, otherwise);
}

// hexo-feed: each format has one file name, in the site's root and in a folder for each tag and
// category, which it knows by their own names only: categories of one name are one feed.
void add_hexo_feed(Translation& site, OwnFeeds& own) {
  constexpr struct {
    std::string_view key, word, file;
  } kFormats[] = {
      {"rss", "rss", "rss.xml"}, {"atom", "atom", "atom.xml"}, {"jsonFeed", "json", "feed.json"}};
  const std::string tags = folder_at(site, "tag_dir", "tag");
  const std::string categories = folder_at(site, "category_dir", "category");
  for (const auto& format : kFormats) {
    if (!site.is_on({"feed", format.key, "enable"}, Switch::kOn)) continue;
    const std::string file = path_at(site, {"feed", format.key, "output"}, format.file);
    const std::string below = "/:slug/" + file;
    own.places.push_back(own_place(kSiteFamily, format.word, file));
    if (!tags.empty()) {
      own.places.push_back(own_place(kTagFamily, format.word, tags + below, bare_name));
    }
    if (categories.empty()) continue;
    own.places.push_back(
        own_place(kCategoryNameFamily, format.word, categories + below, bare_name));
  }
  if (!tags.empty()) {
    own.families.push_back(own_family(kTagFamily, ":site • Posts by \":name\" tag", bare_name));
  }
  if (!categories.empty()) {
    own.families.push_back(own_family(kCategoryNameFamily, ":site • Posts by \":name\" category"));
  }
}

bool is_hexo_feed(const Translation& site, const Node& packages) {
  const Translation file(packages, Translation::Keys::kExact);
  if (file.find({"dependencies", "hexo-generator-feed"}) != nullptr) return false;
  if (file.find({"dependencies", "hexo-feed"}) != nullptr) return true;
  return site.find({"feed", "rss"}) != nullptr || site.find({"feed", "atom"}) != nullptr ||
         site.find({"feed", "jsonFeed"}) != nullptr;
}

}  // namespace

OwnFeeds hexo_feeds(const Node& root, const Node& packages, const Settings&) {
  Translation site(root, Translation::Keys::kExact);
  OwnFeeds own;
  own.output = path_at(site, {"public_dir"}, "public");
  is_hexo_feed(site, packages) ? add_hexo_feed(site, own) : add_generator_feed(site, own);
  // Beside the pages of categories and tags.
  const std::string categories = path_at(site, {"category_dir"}, "categories");
  const std::string tags = path_at(site, {"tag_dir"}, "tags");
  own.places.push_back(own_place(kCategoryFamily, {}, categories + "/:slugs/:file", category_slug));
  own.places.push_back(own_place(kTagFamily, {}, tags + "/:slug/:file", tag_slug));
  return own;
}

constexpr TemplateWords kHexoFeedLinks{
    .word = "ejs",
    .comment_begin = "<%# ",
    .comment_end = " %>",
    .begin = R"(<%
let feedCategory = page.category && page.base ? site.categories.findOne({name: page.category}) : null;
if (feedCategory) feedCategory = site.categories.toArray().find((one) => one.path === page.base) || null;
if (!feedCategory && page.categories && page.categories.toArray) {
  for (const one of page.categories.toArray()) {
    if (!feedCategory || one.parent === feedCategory._id) feedCategory = one;
  }
}
const feedNames = [];
for (let one = feedCategory; one; one = one.parent ? site.categories.findOne({_id: one.parent}) : null) {
  feedNames.unshift(one.name);
}
if (feedCategory) { -%>
)",
    .end = "<% } -%>\n",
    .name = "<%= feedNames.join(' / ') %>",
    .path = "<%- feedNames.map(encodeURIComponent).join('/') %>",
    .slugs = "<%- encodeURI(feedCategory.slug) %>",
};

}  // namespace feedgen
