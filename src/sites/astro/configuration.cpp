#include "format/node_values.h"
#include "format/script_values.h"
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
  site.set("title", split_url(trim(address->value.text)).authority);
}

// The title stands in a component, or, on sites that are made from Astro's template, in a file of
// constants.
void read_constants(Translation& site) {
  const Node::Member* title = site.find_text({kAstroConstants, "SITE_TITLE"});
  if (title != nullptr) site.set("title", title->value.text, title);
  site.copy_text("description", {kAstroConstants, "SITE_DESCRIPTION"});
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

std::vector<ConfigurationPart> astro_parts(const Node&, const FilesBelow&) {
  std::vector<ConfigurationPart> parts;
  for (const char* file : {"src/consts.ts", "src/consts.js"}) {
    parts.push_back({file,
                     {std::string(kAstroConstants)},
                     ConfigurationPart::Need::kOptional,
                     read_script_constants});
  }
  return parts;
}

SiteReading read_astro_configuration(const Node& root) {
  Translation site(root, Translation::Keys::kExact);
  site.set("generator", "astro");
  read_address(site);
  read_constants(site);
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
