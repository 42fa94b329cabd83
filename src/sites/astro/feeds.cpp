// Where the feeds of an Astro site lie: an endpoint such as `src/pages/rss.xml.js`, which mostly
// calls @astrojs/rss, becomes `/rss.xml`.
#include <array>

#include "format/node_values.h"
#include "sites/astro/astro.h"
#include "sites/own_feeds.h"

namespace feedgen {
namespace {

struct Endpoint {
  std::string_view file, format;
};

constexpr std::array<Endpoint, 7> kEndpoints{{{"rss.xml", "rss"},
                                              {"feed.xml", "rss"},
                                              {"index.xml", "rss"},
                                              {"atom.xml", "atom"},
                                              {"feed.atom", "atom"},
                                              {"feed.json", "json"},
                                              {"blog/rss.xml", "rss"}}};

}  // namespace

Node astro_endpoints(const IsBeside& is_beside) {
  std::vector<std::string> found;
  for (const Endpoint& one : kEndpoints) {
    const std::string page = "src/pages/" + std::string(one.file);
    if (is_beside(page + ".js") || is_beside(page + ".ts")) found.emplace_back(one.file);
  }
  return list_node(found);
}

OwnFeeds astro_feeds(const Node& root, const Node&, const Settings&) {
  Translation site(root, Translation::Keys::kExact);
  OwnFeeds own;
  own.output = path_at(site, {"outDir"}, "dist");
  const std::vector<std::string> files = texts_of(site.find({kAstroEndpoints}));
  for (const Endpoint& one : kEndpoints) {
    if (std::find(files.begin(), files.end(), one.file) == files.end()) continue;
    own.places.push_back(own_place(kSiteFamily, one.format, std::string(one.file)));
  }
  return own;
}

}  // namespace feedgen
