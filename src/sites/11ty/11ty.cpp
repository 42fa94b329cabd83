#include "sites/11ty/11ty.h"

#include <array>

#include "sites/site_path.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 6> kFiles{".eleventy.js",        ".eleventy.cjs",
                                                 "eleventy.config.js",  "eleventy.config.mjs",
                                                 "eleventy.config.cjs", "eleventy.config.ts"};

// Its configuration is a program.
std::vector<ConfigurationFile> configuration_files(const IsBeside&) { return {}; }

bool is_bare_site(const IsBeside& is_beside) {
  return any_of(kFiles, [&](std::string_view name) { return is_beside(name); });
}

// The program names the folder; nearly all sites call it one of these.
void look_around(Node& root, const IsBeside& is_beside) {
  root.kind = Node::Kind::kMap;
  add_member(root, kEleventyFeeds, eleventy_feed_templates(is_beside));
  for (const std::string_view folder : {"content", "src", "site"}) {
    if (!is_beside(folder)) continue;
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
  return is_one_of(ending, kEndings) &&
         none_of(folders, [&](std::string_view folder) { return is_one_of(folder, kOthers); });
}

constexpr std::array kRules{
    Rule<EleventyRules>{"list_tags", list_rule<EleventyRules, &EleventyRules::list_tags>},
};

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

std::span<const std::string_view> eleventy_programs() { return kFiles; }

constexpr SiteGenerator kEleventy{
    .word = "11ty",
    .name = "Eleventy",
    .configuration_files = configuration_files,
    .is_bare_site = is_bare_site,
    .parts = eleventy_parts,
    .look_around = look_around,
    .site_key = "url",
    .read_configuration = read_eleventy_configuration,
    .read_rules = read_own_rules<kRules, eleventy_rules>,
    .rules_comment = "What only Eleventy's articles know.",
    .rules_example = "{list_tags: [posts]}",
    .is_article = is_article,
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
