#include "sites/astro/astro.h"

#include <algorithm>
#include <array>

#include "format/node_values.h"
#include "sites/site_path.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

std::vector<ConfigurationFile> configuration_files(const IsBeside&) {
  return {{"astro.config.mjs", true}, {"astro.config.ts", true},  {"astro.config.js", true},
          {"astro.config.mts", true}, {"astro.config.cjs", true}, {"astro.config.cts", true}};
}

std::ptrdiff_t likeness(const Node&, const IsBeside&) { return 0; }

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
    const bool has_route = std::any_of(kRoutes.begin(), kRoutes.end(), [&](std::string_view route) {
      return is_beside(joined_path(pages, route));
    });
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

Result<void> read_own_rules(const Node& node, Settings& settings) {
  return read_rules(node, kRules, astro_rules(settings));
}

// Entries of collections and pages; names that begin with an underscore are of no page.
bool is_article(std::string_view path, const Settings&) {
  constexpr std::array<std::string_view, 3> kEndings{".md", ".mdx", ".markdown"};
  constexpr std::array<std::string_view, 6> kOutside{"content", "data",     "posts",
                                                     "blog",    "articles", "notes"};
  if (std::find(kEndings.begin(), kEndings.end(), ending_of(path)) == kEndings.end()) return false;
  const std::vector<std::string_view> folders = folders_above(path);
  if (folders.empty() || last_part(path).starts_with('_')) return false;
  const bool is_hidden = std::any_of(folders.begin(), folders.end(),
                                     [](std::string_view name) { return name.starts_with('_'); });
  const bool is_inside = folders.front() == "src" || std::find(kOutside.begin(), kOutside.end(),
                                                               folders.front()) != kOutside.end();
  return is_inside && !is_hidden;
}

Result<void> check_permalink(std::string_view pattern) {
  if (pattern.empty()) return {};
  return fail(ErrorKind::kUsage, "Astro's addresses follow its routes, not a pattern",
              "leave permalink out, or set generator: none");
}

}  // namespace

constexpr SiteGenerator kAstro{
    .word = "astro",
    .name = "Astro",
    .configuration_files = configuration_files,
    .likeness = likeness,
    .look_around = look_around,
    .site_key = "site",
    .read_configuration = read_astro_configuration,
    .read_rules = read_own_rules,
    .rules_comment = "What only Astro's addresses know.",
    .rules_example = "{routes: [blog]}",
    .posts_folder = {},
    .source_part = nullptr,
    .is_article = is_article,
    .open_folders = nullptr,
    .is_folder_mark = nullptr,
    .address_key = "permalink",
    .plain_timestamps_are_utc = true,
    .address = astro_address,
    .check_permalink = check_permalink,
    .own_feeds = astro_feeds,
};

}  // namespace feedgen
