#include "sites/hugo/hugo.h"

#include <algorithm>
#include <array>

#include "format/node_values.h"
#include "sites/hugo/folders.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 10> kKeys{
    "baseurl", "languagecode", "contentdir", "permalinks", "taxonomies",
    "params",  "buildfuture",  "uglyurls",   "outputs",    "defaultcontentlanguage"};
constexpr std::array<std::string_view, 3> kFiles{"content", "archetypes", "themes"};
constexpr std::array<std::string_view, 4> kEndings{".toml", ".yaml", ".yml", ".json"};

constexpr std::string_view kPartsFolder = "config/_default";
constexpr std::array<std::string_view, 6> kParts{"params",    "permalinks", "taxonomies",
                                                 "languages", "services",   "author"};

std::vector<ConfigurationFile> configuration_files(const IsBeside& is_beside) {
  std::vector<ConfigurationFile> files;
  const auto add = [&](std::string_view stem, bool is_its_own) {
    for (const std::string_view ending : kEndings) {
      files.push_back({std::string(stem).append(ending), is_its_own});
    }
  };
  add("hugo", true);
  if (is_beside(kPartsFolder)) {
    add("config/_default/hugo", true);
    add("config/_default/config", true);
  }
  add("config", false);
  return files;
}

std::ptrdiff_t likeness(const Node& root, const IsBeside& is_beside) {
  const std::ptrdiff_t keys = count_keys(root, kKeys);
  return keys >= 2 || (keys == 1 && count_files(is_beside, kFiles) > 0) ? keys : 0;
}

constexpr std::array kRules{
    Rule<HugoRules>{"dated_names", switch_rule<HugoRules, &HugoRules::dated_names>},
    Rule<HugoRules>{"folder", text_rule<HugoRules, &HugoRules::folder>},
    Rule<HugoRules>{"keep_case", switch_rule<HugoRules, &HugoRules::keep_case>},
    Rule<HugoRules>{"language", text_rule<HugoRules, &HugoRules::language>},
    Rule<HugoRules>{"other_languages", list_rule<HugoRules, &HugoRules::other_languages>},
    Rule<HugoRules>{"remove_accents", switch_rule<HugoRules, &HugoRules::remove_accents>},
    Rule<HugoRules>{"ugly_sections", list_rule<HugoRules, &HugoRules::ugly_sections>},
    Rule<HugoRules>{"ugly_urls", switch_rule<HugoRules, &HugoRules::ugly_urls>},
};

Result<void> read_own_rules(const Node& node, Settings& settings) {
  return read_rules(node, kRules, hugo_rules(settings));
}

// All but `_index.*` and other languages.
bool is_article(std::string_view path, const Settings& settings) {
  const std::string_view stem = without_ending(last_part(path));
  if (stem == "_index" || stem.starts_with("_index.")) return false;
  const std::vector<std::string>& others = hugo_rules(settings).other_languages;
  return std::none_of(others.begin(), others.end(),
                      [&](const std::string& other) { return stem.ends_with('.' + other); });
}

std::unique_ptr<SiteFolders> open_folders(FileReader& files, const std::string& source,
                                          const Settings& settings) {
  return std::make_unique<HugoFolders>(files, source, hugo_rules(settings).language);
}

bool is_folder_mark(std::string_view name) {
  return name.starts_with("index.") || name.starts_with("_index.");
}

bool is_name_first(const Settings& settings) { return hugo_rules(settings).dated_names; }

}  // namespace

constexpr SiteGenerator kHugo{
    .word = "hugo",
    .name = "Hugo",
    .configuration_files = configuration_files,
    .likeness = likeness,
    .parts_folder = kPartsFolder,
    .parts = kParts,
    .read_configuration = read_hugo_configuration,
    .read_rules = read_own_rules,
    .rules_comment = "What only Hugo's addresses know.",
    .rules_example = "{ugly_urls: true}",
    .posts_folder = {},
    .source_part = nullptr,
    .is_article = is_article,
    .open_folders = open_folders,
    .is_folder_mark = is_folder_mark,
    .address_key = "url",
    // A bundle of files for other pages; nothing links to it.
    .hidden_key = "headless",
    .is_name_first = is_name_first,
    .publish_date_is_due = true,
    .address = hugo_address,
    .check_permalink = check_hugo_permalink,
    .read_habits = read_hugo_habits,
};

}  // namespace feedgen
