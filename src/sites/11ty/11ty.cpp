#include "sites/11ty/11ty.h"

#include <algorithm>
#include <array>

#include "format/node_values.h"
#include "sites/site_path.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 6> kFiles{".eleventy.js",        ".eleventy.cjs",
                                                 "eleventy.config.js",  "eleventy.config.mjs",
                                                 "eleventy.config.cjs", "eleventy.config.ts"};

// Its configuration is a program.
std::vector<ConfigurationFile> configuration_files(const IsBeside&) { return {}; }

std::ptrdiff_t likeness(const Node&, const IsBeside&) { return 0; }

bool is_bare_site(const IsBeside& is_beside) {
  return std::any_of(kFiles.begin(), kFiles.end(),
                     [&](std::string_view name) { return is_beside(name); });
}

// The program names the folder; nearly all sites call it one of these.
void look_around(Node& root, const IsBeside& is_beside) {
  for (const std::string_view folder : {"content", "src", "site"}) {
    if (!is_beside(folder)) continue;
    root.kind = Node::Kind::kMap;
    add_member(root, "input", scalar_node(folder));
    return;
  }
}

// What lies in a folder of layouts or data is none.
bool is_article(std::string_view path, const Settings&) {
  constexpr std::array<std::string_view, 6> kEndings{".md",  ".markdown", ".mkd",
                                                     ".mdx", ".html",     ".htm"};
  constexpr std::array<std::string_view, 7> kOthers{"_includes", "_layouts",    "_data",    "_site",
                                                    "_drafts",   "_components", "_partials"};
  const std::string ending = ascii_lower(ending_of(path));
  const std::vector<std::string_view> folders = folders_above(path);
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end() &&
         std::none_of(folders.begin(), folders.end(), [&](std::string_view folder) {
           return std::find(kOthers.begin(), kOthers.end(), folder) != kOthers.end();
         });
}

constexpr std::array kRules{
    Rule<EleventyRules>{"list_tags", list_rule<EleventyRules, &EleventyRules::list_tags>},
};

Result<void> read_own_rules(const Node& node, Settings& settings) {
  return read_rules(node, kRules, eleventy_rules(settings));
}

Result<void> check_permalink(std::string_view pattern) {
  if (pattern.empty()) return {};
  return fail(ErrorKind::kUsage, "Eleventy makes addresses from paths, not from a pattern",
              "leave permalink out, or set generator: none");
}

// What a program copies is not known; by custom it is all that lies in this folder.
std::string served_at(const Settings&, std::string_view folder, std::string_view path) {
  return last_part(folder) == "public" ? std::string(path) : std::string();
}

}  // namespace

constexpr SiteGenerator kEleventy{
    .word = "11ty",
    .name = "Eleventy",
    .configuration_files = configuration_files,
    .likeness = likeness,
    .is_bare_site = is_bare_site,
    .parts = eleventy_parts,
    .look_around = look_around,
    .site_key = "url",
    .read_configuration = read_eleventy_configuration,
    .read_rules = read_own_rules,
    .rules_comment = "What only Eleventy's articles know.",
    .rules_example = "{list_tags: [posts]}",
    .posts_folder = {},
    .source_part = nullptr,
    .is_article = is_article,
    .open_folders = nullptr,
    .is_folder_mark = nullptr,
    .read_head = read_eleventy_head,
    .address_key = "permalink",
    .folder_files = eleventy_folder_files,
    .read_folder = read_eleventy_folder,
    .is_utc_by_default = true,
    .address = eleventy_address,
    .check_permalink = check_permalink,
    .own_feeds = eleventy_feeds,
    .served_at = served_at,
};

}  // namespace feedgen
