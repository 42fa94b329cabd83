#include "sites/astro/astro.h"

#include <array>

#include "sites/site_path.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

std::vector<ConfigurationFile> configuration_files(const IsBeside&) {
  return {{"astro.config.mjs", true}, {"astro.config.ts", true},  {"astro.config.js", true},
          {"astro.config.mts", true}, {"astro.config.cjs", true}, {"astro.config.cts", true}};
}

// What folders with a route for each entry are called, and what such routes are.
constexpr std::array<std::string_view, 10> kFolders{
    "posts", "blog", "post", "articles", "article", "notes", "writing", "p", "essays", ""};
constexpr std::array<std::string_view, 8> kRoutes{
    "[...slug].astro", "[slug].astro",          "[...id].astro",      "[id].astro",
    "[post].astro",    "[...slug]/index.astro", "[slug]/index.astro", "[...post].astro"};

void look_around(Node& root, const IsBeside& is_beside) {
  std::vector<std::string> found;
  for (const std::string_view folder : kFolders) {
    const std::string pages = joined_path("src/pages", folder);
    const bool has_route = any_of(
        kRoutes, [&](std::string_view route) { return is_beside(joined_path(pages, route)); });
    if (has_route) found.emplace_back(folder);
  }
  root.kind = Node::Kind::kMap;
  add_member(root, kAstroRoutes, list_node(found));
  add_member(root, kAstroEndpoints, astro_endpoints(is_beside));
}

constexpr std::array kRules{
    Rule<AstroRules>{"routes", list_rule<AstroRules, &AstroRules::routes>},
    Rule<AstroRules>{"slash", switch_rule<AstroRules, &AstroRules::has_slash>},
};

// Entries of collections and pages; names that begin with an underscore are of no page.
bool is_article(std::string_view path, const Settings&) {
  constexpr std::array<std::string_view, 3> kEndings{".md", ".mdx", ".markdown"};
  constexpr std::array<std::string_view, 6> kOutside{"content", "data",     "posts",
                                                     "blog",    "articles", "notes"};
  if (!is_one_of(ending_of(path), kEndings)) return false;
  const std::vector<std::string_view> folders = folders_above(path);
  if (folders.empty() || last_part(path).starts_with('_')) return false;
  const bool is_hidden =
      any_of(folders, [](std::string_view name) { return name.starts_with('_'); });
  const bool is_inside = folders.front() == "src" || is_one_of(folders.front(), kOutside);
  return is_inside && !is_hidden;
}

Result<void> check_permalink(std::string_view pattern) {
  if (pattern.empty()) return {};
  return fail(ErrorKind::kUsage, "Astro's addresses follow its routes, not a pattern",
              "leave permalink out, or set generator: none");
}

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
  const bool is_own = is_one_of(collection, routes);
  return is_own || routes.empty() ? collection : std::string_view(routes.front());
}

}  // namespace

constexpr SiteGenerator kAstro{
    .word = "astro",
    .name = "Astro",
    .configuration_files = configuration_files,
    .parts = astro_parts,
    .look_around = look_around,
    .site_key = "site",
    .read_configuration = read_astro_configuration,
    .read_rules = read_own_rules<kRules, astro_rules>,
    .rules_comment = "What only Astro's addresses know.",
    .rules_example = "{routes: [blog]}",
    .is_article = is_article,
    .address_key = "permalink",
    .plain_timestamps_are_utc = true,
    .address = astro_address,
    .check_permalink = check_permalink,
    .own_feeds = astro_feeds,
};

std::string astro_address(const AddressFacts& facts, const Settings& settings) {
  constexpr std::string_view kPages = "src/pages/";
  const AstroRules& rules = astro_rules(settings);
  std::string address(facts.field("permalink"));
  if (!address.empty()) {
    address.erase(0, address.find_first_not_of('/'));
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
  address.erase(0, address.find_first_not_of('/'));
  while (address.ends_with('/')) address.pop_back();
  if (rules.has_slash && !address.empty()) address += '/';
  return percent_encode_part(address, "", Escapes::kKeep);
}

}  // namespace feedgen
