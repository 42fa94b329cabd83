#include "format/node_values.h"
#include "sites/astro/astro.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

void read_address(Translation& site) {
  const Node::Member* address = site.find_text({"site"});
  if (address == nullptr) return;
  const Node::Member* base = site.find_text({"base"});
  std::string text(trim(address->value.text));
  if (base != nullptr) {
    std::string_view below = trim(base->value.text);
    while (below.starts_with('/')) below.remove_prefix(1);
    text = joined_path(text, below);
  }
  site.set("base_url", text, address);
  // The title stands in a component.
  site.set("title", split_url(trim(address->value.text)).authority);
}

void read_rules(Translation& site) {
  Node rules = map_node();
  if (const Node::Member* routes = site.find({kAstroRoutes})) {
    add_member(rules, "routes", routes->value);
  }
  const Node::Member* slash = site.find_text({"trailingSlash"});
  const bool has_slash = slash == nullptr || slash->value.text != "never";
  add_member(rules, "slash", switch_node(has_slash));
  site.set("astro", std::move(rules));
}

}  // namespace

SiteReading read_astro_configuration(const Node& root) {
  Translation site(root, Translation::Keys::kExact);
  site.set("generator", "astro");
  read_address(site);
  // What JavaScript makes of a day without a time.
  site.set("timezone", "UTC");
  site.set("source", ".");
  site.set("articles", ".");
  site.set("files", "public");
  site.set("categories", "flat");
  site.set("future", "true");
  site.set("drafts", "false");
  read_rules(site);
  return site.take();
}

}  // namespace feedgen
