// Where Zola's feeds lie: of the site, of sections that ask for one, and of the terms of taxonomies
// that have feeds.
#include "format/node_values.h"
#include "sites/own_feeds.h"
#include "sites/zola/zola.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

constexpr std::string_view kTitle = ":site - :name";

// By the template that Zola finds for such a name.
std::string_view format_of(std::string_view file) {
  return file.find("atom") != std::string_view::npos ? "atom" : "rss";
}

std::string term_slug(const std::string& name, const Settings& settings) {
  return zola_slug(name, zola_rules(settings).taxonomy_slugs);
}

// Zola leaves the names of folders as they are.
std::string section_path(const std::string& section, const Settings&) { return section; }

std::vector<std::string> files_of(Translation& site) {
  std::vector<std::string> files = texts_of(site.find({"feed_filenames"}));
  if (files.empty()) files = texts_of(site.find({"feed_filename"}));
  if (files.empty()) files.emplace_back("atom.xml");
  return files;
}

// Their names are keys of the front matter's `taxonomies`, whose terms are lifted (read_zola_head):
// all of them to tags, so that those of one taxonomy have a key of their own.
void add_taxonomies(Translation& site, const std::vector<std::string>& files,
                    const Settings& settings, OwnFeeds& own) {
  const Node::Member* all = site.find({"taxonomies"});
  if (all == nullptr) return;
  std::string root = path_at(site, {"taxonomy_root"}, "");
  if (!root.empty()) root += '/';
  for (const Node& taxonomy : all->value.items) {
    const Node::Member* name = taxonomy.is_map() ? site.find_in(taxonomy, "name") : nullptr;
    if (name == nullptr || !name->value.is_scalar()) continue;
    const Node::Member* feed = site.find_in(taxonomy, "feed");
    if (feed == nullptr || switch_value(feed->value) != true) continue;
    const std::string& word = name->value.text;
    const bool is_usual = word == kCategoryFamily || word == kAuthorFamily;
    const Node::Member* render = site.find_in(taxonomy, "render");
    if (render != nullptr && switch_value(render->value) == false) continue;
    own.families.push_back(own_family(word, kTitle, term_slug));
    if (!is_usual) own.families.back().keys = {std::string(kZolaTaxonomy) + word};
    const std::string place = root + term_slug(word, settings) + "/:slug/";
    for (const std::string& file : files) {
      own.places.push_back(own_place(word, format_of(file), place + file, term_slug));
    }
    own.places.push_back(own_place(word, {}, place + ":file", term_slug));
  }
}

}  // namespace

OwnFeeds zola_feeds(const Node& root, const Node&, const Settings& settings) {
  Translation site(root, Translation::Keys::kExact);
  OwnFeeds own;
  own.output = path_at(site, {"output_dir"}, "public");
  const std::vector<std::string> files = files_of(site);
  const bool has_feeds =
      site.is_on({"generate_feeds"}, Switch::kOff) || site.is_on({"generate_feed"}, Switch::kOff);
  if (has_feeds) {
    for (const std::string& file : files) {
      own.places.push_back(own_place(kSiteFamily, format_of(file), file));
    }
  }
  own.families.push_back(own_family(kOwnSectionFamily, kTitle));
  for (const std::string& file : files) {
    own.places.push_back(
        own_place(kOwnSectionFamily, format_of(file), ":slug/" + file, section_path));
  }
  add_taxonomies(site, files, settings, own);
  return own;
}

constexpr TemplateWords kZolaFeedLinks{
    .word = "tera",
    .comment_begin = "{# ",
    .comment_end = " #}",
    .begin = R"({% if taxonomy and term and taxonomy.name == "categories" -%}
{% set feed_category = term.name -%}
{% elif page and page.taxonomies.categories -%}
{% set feed_category = page.taxonomies.categories | first -%}
{% endif -%}
{% if feed_category -%}
)",
    .end = "{% endif -%}\n",
    .name = "{{ feed_category }}",
    .path = "{{ feed_category | urlencode_strict }}",
    .slugs = "{{ feed_category | slugify }}",
};

}  // namespace feedgen
