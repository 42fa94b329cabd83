#include <algorithm>

#include "sites/astro/astro.h"
#include "sites/site_path.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// The entry's id: its path in the collection, each part as GitHub makes slugs of headings.
std::string id_of(std::string_view path) {
  std::string id;
  const std::string_view stem = without_ending(path);
  for (const std::string_view folder : folders_above(path)) {
    id += heading_slug(folder);
    id += '/';
  }
  if (last_part(stem) == "index") {
    if (!id.empty()) id.pop_back();
    return id;
  }
  return id + heading_slug(last_part(stem));
}

// "src/content/blog/a.md" is "a.md" of "blog".
struct Entry {
  std::string_view collection;
  std::string_view path;
};

Entry entry_of(std::string_view path) {
  for (const std::string_view folder : {"src/", "content/", "data/"}) {
    if (path.starts_with(folder)) path.remove_prefix(folder.size());
  }
  const std::string_view collection = first_part(path);
  if (collection.size() == path.size()) return {{}, path};
  return {collection, path.substr(collection.size() + 1)};
}

// Of the collection's own name, else the first that is there.
std::string_view route_of(std::string_view collection, const std::vector<std::string>& routes) {
  const bool is_own = std::find(routes.begin(), routes.end(), collection) != routes.end();
  return is_own || routes.empty() ? collection : std::string_view(routes.front());
}

}  // namespace

std::string astro_address(const AddressFacts& facts, const Settings& settings) {
  constexpr std::string_view kPages = "src/pages/";
  const AstroRules& rules = astro_rules(settings);
  std::string address(facts.field("permalink"));
  if (!address.empty()) {
    while (address.starts_with('/')) address.erase(0, 1);
    return percent_encode_part(address, "", Escapes::kKeep);
  }
  if (facts.path.starts_with(kPages)) {
    const std::string_view stem = without_ending(facts.path.substr(kPages.size()));
    address = last_part(stem) == "index" ? folder_of(stem) : stem;
  } else {
    const Entry entry = entry_of(facts.path);
    const std::string_view slug = facts.field("slug");
    const std::string id = slug.empty() ? id_of(entry.path) : std::string(slug);
    address = joined_path(std::string(route_of(entry.collection, rules.routes)), id);
  }
  while (address.starts_with('/')) address.erase(0, 1);
  while (address.ends_with('/')) address.pop_back();
  if (rules.has_slash && !address.empty()) address += '/';
  return percent_encode_part(address, "", Escapes::kKeep);
}

}  // namespace feedgen
