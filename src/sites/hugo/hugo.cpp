#include "sites/hugo/hugo.h"

#include <algorithm>
#include <array>

#include "sites/hugo/folders.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 10> kKeys{
    "baseurl", "languagecode", "contentdir", "permalinks", "taxonomies",
    "params",  "buildfuture",  "uglyurls",   "outputs",    "defaultcontentlanguage"};
constexpr std::array<std::string_view, 3> kFiles{"content", "archetypes", "themes"};
constexpr std::array<std::string_view, 4> kEndings{".toml", ".yaml", ".yml", ".json"};

// What is published is built for production; other environments are previews.
constexpr std::array<std::string_view, 2> kPartsFolders{"config/_default", "config/production"};

std::vector<ConfigurationFile> configuration_files(const IsBeside& is_beside) {
  std::vector<ConfigurationFile> files;
  const auto add = [&](std::string_view stem, bool is_its_own) {
    for (const std::string_view ending : kEndings) {
      files.push_back({std::string(stem).append(ending), is_its_own});
    }
  };
  add("hugo", true);
  for (const std::string_view folder : kPartsFolders) {
    if (!is_beside(folder)) continue;
    add(std::string(folder) + "/hugo", true);
    add(std::string(folder) + "/config", true);
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
    Rule<HugoRules>{"is_in_names", switch_rule<HugoRules, &HugoRules::is_in_names>},
    Rule<HugoRules>{"keep_case", switch_rule<HugoRules, &HugoRules::keep_case>},
    Rule<HugoRules>{"language", text_rule<HugoRules, &HugoRules::language>},
    Rule<HugoRules>{"other_folders", list_rule<HugoRules, &HugoRules::other_folders>},
    Rule<HugoRules>{"other_languages", list_rule<HugoRules, &HugoRules::other_languages>},
    Rule<HugoRules>{"remove_accents", switch_rule<HugoRules, &HugoRules::remove_accents>},
    Rule<HugoRules>{"ugly_sections", list_rule<HugoRules, &HugoRules::ugly_sections>},
    Rule<HugoRules>{"ugly_urls", switch_rule<HugoRules, &HugoRules::ugly_urls>},
};

// All but `_index.*` and what is in other languages.
bool is_article(std::string_view path, const Settings& settings) {
  const std::string_view stem = without_ending(last_part(path));
  if (stem == "_index" || stem.starts_with("_index.")) return false;
  // A file that pages may show, whatever stands at its beginning.
  if (ascii_lower(ending_of(path)) == ".txt") return false;
  const HugoRules& rules = hugo_rules(settings);
  const auto is_of_other = [&](const std::string& folder) {
    return path.starts_with(folder) && path.substr(folder.size()).starts_with('/');
  };
  if (std::any_of(rules.other_folders.begin(), rules.other_folders.end(), is_of_other)) {
    return false;
  }
  if (rules.is_in_names && without_hugo_language(stem, rules.language) == stem) return false;
  const std::vector<std::string>& others = rules.other_languages;
  return std::none_of(others.begin(), others.end(), [&](const std::string& other) {
    return ascii_lower(stem).ends_with('.' + ascii_lower(other));
  });
}

std::unique_ptr<SiteFolders> open_folders(FileReader& files, const std::string& source,
                                          const Settings& settings) {
  return std::make_unique<HugoFolders>(files, source, hugo_rules(settings).language);
}

bool is_folder_mark(std::string_view name) {
  return name.starts_with("index.") || name.starts_with("_index.");
}

bool is_name_first(const Settings& settings) { return hugo_rules(settings).dated_names; }

// Of several themes the first goes before the others.
ThemeFiles theme_files(const Node& root) {
  Translation site(root, Translation::Keys::kAnyCase);
  const Node::Member* theme = site.find({"theme"});
  ThemeFiles files;
  if (theme == nullptr) return files;
  const Node& value = theme->value;
  for (const Node& item : value.is_list() ? std::span(value.items) : std::span(&value, 1)) {
    if (is_folder_name(item.text)) files.folders.push_back("themes/" + item.text + "/static");
  }
  return files;
}

}  // namespace

constexpr SiteGenerator kHugo{
    .word = "hugo",
    .name = "Hugo",
    .configuration_files = configuration_files,
    .likeness = likeness,
    .parts_folders = kPartsFolders,
    .parts = hugo_parts,
    .site_key = "baseURL",
    .read_configuration = read_hugo_configuration,
    .editions = hugo_editions,
    .edition = hugo_edition,
    .read_rules = read_own_rules<kRules, hugo_rules>,
    .rules_comment = "What only Hugo's addresses know.",
    .rules_example = "{ugly_urls: true}",
    .is_article = is_article,
    .open_folders = open_folders,
    .is_folder_mark = is_folder_mark,
    .address_key = "url",
    .scopes_are_lower_case = true,
    // A bundle of files for other pages; nothing links to it.
    .hidden_key = "headless",
    .folder_files = hugo_folder_files,
    .read_folder = read_hugo_folder,
    .is_name_first = is_name_first,
    .change_is_date = true,
    .is_utc_by_default = true,
    .publish_date_is_due = true,
    .address = hugo_address,
    .check_permalink = check_hugo_permalink,
    .own_feeds = hugo_feeds,
    .feed_links = &kHugoFeedLinks,
    .theme_files = theme_files,
    .read_habits = read_hugo_habits,
};

}  // namespace feedgen
