// Where the feeds of an Eleventy site lie: templates whose front matter has the address, which by
// custom follows from the template's name: `feed.njk` makes `/feed.xml`.
#include <array>

#include "format/node_values.h"
#include "sites/11ty/11ty.h"
#include "sites/own_feeds.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

struct FeedTemplate {
  std::string_view name;  ///< without the ending of its language
  std::string_view format, file;
};

// The manual's and the starter's are Atom.
constexpr std::array<FeedTemplate, 9> kTemplates{{{"feed/feed", "atom", "feed/feed.xml"},
                                                  {"feed", "atom", "feed.xml"},
                                                  {"feed.xml", "atom", "feed.xml"},
                                                  {"atom", "atom", "atom.xml"},
                                                  {"atom.xml", "atom", "atom.xml"},
                                                  {"rss", "rss", "rss.xml"},
                                                  {"rss.xml", "rss", "rss.xml"},
                                                  {"feed.json", "json", "feed.json"},
                                                  {"feed/json", "json", "feed/feed.json"}}};
constexpr std::array<std::string_view, 3> kLanguages{".njk", ".liquid", ".11ty.js"};
constexpr std::array<std::string_view, 4> kInputs{"", "content/", "src/", "site/"};

bool is_there(const FeedTemplate& one, const IsBeside& is_beside) {
  return any_of(kInputs, [&](std::string_view folder) {
    return any_of(kLanguages, [&](std::string_view language) {
      return is_beside(std::string(folder).append(one.name).append(language));
    });
  });
}

// What is left out is as the plugin has it by default; a value that only the program knows says
// nothing.
void add_place_of_plugin(const Node& options, OwnFeeds& own) {
  const auto text_of = [&](std::string_view key, std::string_view otherwise) {
    const Node::Member* found = find_member(options, key);
    return found == nullptr ? std::string(otherwise) : found->value.text;
  };
  const std::string format = text_of("type", "atom");
  std::string file = text_of("outputPath", "/feed.xml");
  file.erase(0, file.find_first_not_of('/'));
  if (format.empty() || file.empty()) return;
  own.places.push_back(own_place(kSiteFamily, format, std::move(file)));
}

}  // namespace

Node eleventy_feed_templates(const IsBeside& is_beside) {
  std::vector<std::string> found;
  for (const FeedTemplate& one : kTemplates) {
    if (is_there(one, is_beside)) found.emplace_back(one.name);
  }
  return list_node(found);
}

OwnFeeds eleventy_feeds(const Node& root, const Node&, const Settings&) {
  Translation site(root, Translation::Keys::kExact);
  OwnFeeds own;
  own.output = "_site";
  const std::vector<std::string> found = texts_of(site.find({kEleventyFeeds}));
  if (const Node::Member* plugins = site.find({kEleventyPlugins})) {
    for (const Node& options : plugins->value.items) {
      add_place_of_plugin(options, own);
    }
  }
  for (const FeedTemplate& one : kTemplates) {
    const bool has_place =
        any_of(own.places, [&](const FeedPlace& place) { return place.format == one.format; });
    if (has_place || !is_one_of(one.name, found)) continue;
    own.places.push_back(own_place(kSiteFamily, one.format, std::string(one.file)));
  }
  return own;
}

}  // namespace feedgen
