#include "format/node_values.h"
#include "sites/astro/astro.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

void read_address(Translation& site) {
  const Node::Member* address = site.find_text({"site"});
  if (address == nullptr) return;
  const Node::Member* base = site.find_text({"base"});
  std::string text(trim(address->value.text));
  if (base != nullptr) text = join_folders(text, trim(base->value.text));
  site.set("base_url", text, address);
}

void read_rules(Translation& site) {
  Node rules = map_node();
  if (const Node::Member* routes = site.find({kAstroRoutes})) {
    add_member(rules, "routes", routes->value);
  }
  const Node::Member* slash = site.find_text({"trailingSlash"});
  const bool has_slash = slash == nullptr || slash->value.text != "never";
  add_member(rules, "slash", scalar_node(has_slash ? "true" : "false"));
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
