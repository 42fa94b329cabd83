// Where Pelican's feeds lie: a setting for each family and format, with `{slug}` in it.
#include "sites/own_feeds.h"
#include "sites/pelican/pelican.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

std::string tag_slug(const std::string& name, const Settings& settings) {
  return pelican_slug(name, {}, pelican_rules(settings));
}

std::string category_slug(const std::string& name, const Settings& settings) {
  const PelicanRules& rules = pelican_rules(settings);
  return pelican_slug(name, rules.category_substitutions, rules);
}

std::string author_slug(const std::string& name, const Settings& settings) {
  const PelicanRules& rules = pelican_rules(settings);
  return pelican_slug(name, rules.author_substitutions, rules);
}

// None and an empty text turn a feed off; old settings have "%s" for the slug.
std::string pattern_at(const Translation& site, std::string_view key, std::string_view otherwise) {
  const Node::Member* member = site.find({key});
  if (member == nullptr) return std::string(otherwise);
  if (!member->value.is_scalar() || member->value.text == "None") return {};
  std::string file = member->value.text;
  file.erase(0, file.find_first_not_of('/'));
  for (const std::string_view variable : {"{slug}", "%s"}) {
    const std::size_t at = file.find(variable);
    if (at != std::string::npos) return file.replace(at, variable.size(), ":slug");
  }
  return file;
}

bool is_off(const Node& root, std::string_view key) {
  const Node::Member* member = find_member(root, key);
  return member != nullptr && (member->value.is_null() || member->value.text.empty());
}

// `key` is the file's; the address is at the same with "_URL".
FeedPlace place_at(const Translation& site, std::string_view family, const std::string& key,
                   std::string file, FeedPlace::Slug slug = nullptr) {
  const std::string_view format = key.ends_with("ATOM") ? "atom" : "rss";
  FeedPlace place = own_place(family, format, std::move(file), slug);
  place.address = pattern_at(site, key + "_URL", {});
  return place;
}

struct FamilyKeys {
  std::string_view family;
  std::string_view prefix;
  std::string_view atom, rss;       // by default
  std::string_view page_key, page;  // of the group's own page, likewise
  FeedPlace::Slug slug;
};

}  // namespace

OwnFeeds pelican_feeds(const Node& root, const Node&, const Settings&) {
  Translation site(root, Translation::Keys::kExact);
  OwnFeeds own;
  own.output = path_at(site, {"OUTPUT_PATH"}, "output");
  const auto file_of = [&](const std::string& key, std::string_view otherwise) {
    return is_off(root, key) ? std::string() : pattern_at(site, key, otherwise);
  };
  const auto add_site = [&](const std::string& key, std::string_view format,
                            std::string_view otherwise) {
    std::string file = file_of(key, otherwise);
    if (file.empty()) return;
    const bool has_one = any_of(own.places, [&](const FeedPlace& place) {
      return place.family == kSiteFamily && place.format == format;
    });
    FeedPlace place = place_at(site, kSiteFamily, key, std::move(file));
    place.has_own_address = has_one;
    (has_one ? own.also_at : own.places).push_back(std::move(place));
  };
  add_site("FEED_ALL_ATOM", "atom", "feeds/all.atom.xml");
  add_site("FEED_ALL_RSS", "rss", "");
  add_site("FEED_ATOM", "atom", "");
  add_site("FEED_RSS", "rss", "");
  const FamilyKeys families[] = {
      {kCategoryFamily, "CATEGORY_FEED_", "feeds/:slug.atom.xml", "", "CATEGORY_SAVE_AS",
       "category/:slug.html", category_slug},
      {kTagFamily, "TAG_FEED_", "", "", "TAG_SAVE_AS", "tag/:slug.html", tag_slug},
      {kAuthorFamily, "AUTHOR_FEED_", "feeds/:slug.atom.xml", "feeds/:slug.rss.xml",
       "AUTHOR_SAVE_AS", "author/:slug.html", author_slug},
  };
  for (const FamilyKeys& family : families) {
    const std::string prefix(family.prefix);
    const std::string atom = file_of(prefix + "ATOM", family.atom);
    const std::string rss = file_of(prefix + "RSS", family.rss);
    const auto add = [&](const std::string& key, const std::string& file) {
      if (file.empty()) return;
      own.places.push_back(place_at(site, family.family, key, file, family.slug));
    };
    add(prefix + "ATOM", atom);
    add(prefix + "RSS", rss);
    std::string page = file_of(std::string(family.page_key), family.page);
    if (!page.empty()) own.pages.push_back(own_place(family.family, {}, page, family.slug));
    if (!atom.empty() || !rss.empty()) {
      own.families.push_back(own_family(family.family, ":site - :name", family.slug));
    }
  }
  return own;
}

constexpr TemplateWords kPelicanFeedLinks{
    .word = "jinja",
    .comment_begin = "{# ",
    .comment_end = " #}",
    .begin = "{% if category %}\n",
    .end = "{% endif %}\n",
    .name = "{{ category.name|striptags|e }}",
    .path = "{{ category.name|striptags|urlencode|replace('/', '%2F') }}",
    .slugs = "{{ category.slug }}",
};

}  // namespace feedgen
