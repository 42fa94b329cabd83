#include <algorithm>
#include <array>
#include <limits>

#include "format/html.h"
#include "format/node_values.h"
#include "sites/hugo/hugo.h"
#include "sites/translation.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

// Of hugo_edition(). No key of Hugo has a space.
constexpr std::string_view kInNames = "is in names";

// Only the site's default language is read: what it says of itself goes before what all say.
class Languages {
 public:
  explicit Languages(Translation& site) : site_(site) {
    const Node::Member* all = site.find({"languages"});
    const Node::Member* name = site.find_text({"defaultContentLanguage"});
    const bool has_list = all != nullptr && all->value.is_map();
    own_ = name != nullptr ? std::string(trim(name->value.text))
           : has_list      ? first_of(all->value)
                           : "en";
    if (!has_list) return;
    for (const Node::Member& language : all->value.members) {
      if (ascii_lower(language.key) == ascii_lower(own_)) {
        is_listed_ = true;
      } else {
        others_.push_back(language.key);
        add_folder(language.value);
      }
    }
    if (is_listed_ || name == nullptr) return;
    site.warn(*name, "defaultContentLanguage: this language is not among the site's languages",
              "write the key of one of them");
  }

  bool copy_text(std::string_view setting, std::initializer_list<std::string_view> path) {
    std::vector<std::string_view> own{"languages", own_};
    own.insert(own.end(), path.begin(), path.end());
    const bool is_set = path.size() == 1
                            ? site_.copy_text(setting, {own[0], own[1], own[2]})
                            : site_.copy_text(setting, {own[0], own[1], own[2], own[3]});
    return is_set || site_.copy_text(setting, path);
  }

  const Node::Member* find(std::string_view key) const {
    const Node::Member* member = site_.find({"languages", own_, key});
    return member != nullptr ? member : site_.find({key});
  }

  const std::string& own() const { return own_; }
  const std::vector<std::string>& others() const { return others_; }
  /// Of the other languages that have folders of their own, as the site's folder has them.
  const std::vector<std::string>& folders() const { return folders_; }
  bool is_multilingual() const { return is_listed_ || !others_.empty(); }
  bool has_own_address() const { return site_.find({"languages", own_, "baseURL"}) != nullptr; }

 private:
  void add_folder(const Node& language) {
    const Node::Member* folder =
        language.is_map() ? site_.find_in(language, "contentDir") : nullptr;
    if (folder != nullptr && folder->value.is_scalar() && !folder->value.text.empty()) {
      folders_.push_back(folder->value.text);
    }
  }

  // Where none is named: English, or the one with the smallest weight, or the first by its name.
  std::string first_of(const Node& all) const {
    std::string best;
    double least = 0;
    for (const Node::Member& language : all.members) {
      if (ascii_lower(language.key) == "en") return language.key;
      const Node::Member* member =
          language.value.is_map() ? site_.find_in(language.value, "weight") : nullptr;
      const double weight = member == nullptr ? 0 : std::atof(member->value.text.c_str());
      const double rank = weight > 0 ? weight : std::numeric_limits<double>::max();
      if (best.empty() || rank < least || (rank == least && language.key < best)) {
        best = language.key;
        least = rank;
      }
    }
    return best.empty() ? "en" : best;
  }

  Translation& site_;
  std::string own_;
  std::vector<std::string> others_;
  std::vector<std::string> folders_;
  bool is_listed_ = false;
};

// A name, a map of name and email, or a list of these; themes know all of them.
void read_author(Translation& site, const Languages& languages) {
  for (const Node::Member* params :
       {site.find({"languages", languages.own(), "params"}), site.find({"params"})}) {
    if (params == nullptr || !params->value.is_map()) continue;
    for (const std::string_view key : {"author", "authors"}) {
      const Node::Member* author = site.find_in(params->value, key);
      if (author != nullptr) return site.set("author", author->value, author);
    }
  }
  if (const Node::Member* author = languages.find("author")) {
    site.set("author", author->value, author);
  }
}

void read_permalinks(Translation& site, const Languages& languages) {
  const Node::Member* member = languages.find("permalinks");
  if (member == nullptr || !member->value.is_map()) return;
  // Since 0.115 patterns may stand below the kind of page that they are for.
  const Node::Member* page = site.find_in(member->value, "page");
  const bool has_kinds = page != nullptr && page->value.is_map();
  Node patterns = map_node();
  for (const Node::Member& pattern : (has_kinds ? page : member)->value.members) {
    if (pattern.value.is_scalar()) add_member(patterns, ascii_lower(pattern.key), pattern.value);
  }
  if (!patterns.members.empty()) site.set("permalinks", std::move(patterns), member);
}

// Taxonomies map the singular to the plural, which is the key in the front matter.
void read_taxonomies(Translation& site) {
  const Node::Member* member = site.find({"taxonomies"});
  if (member == nullptr || !member->value.is_map()) return;
  const auto field = [&](std::string_view singular, std::string_view setting) {
    const Node::Member* plural = site.find_in(member->value, singular);
    if (plural != nullptr && plural->value.is_scalar() && !plural->value.text.empty()) {
      site.set(setting, list_node({ascii_lower(plural->value.text)}), plural);
    }
  };
  field("category", "category_fields");
  field("tag", "tag_fields");
}

// What all articles have that don't say otherwise.
void read_cascade(Translation& site, const Languages& languages) {
  const Node::Member* cascade = languages.find("cascade");
  if (cascade == nullptr) return;
  HugoRules rules;
  if (languages.is_multilingual()) rules.language = languages.own();
  Node sets = list_node({});
  for (FrontMatterDefaults& one : hugo_cascade(cascade->value, rules)) {
    Node set = map_node();
    if (!one.path.empty()) add_member(set, "path", scalar_node(one.path));
    add_member(set, "values", std::move(one.values));
    sets.items.push_back(std::move(set));
  }
  if (!sets.items.empty()) site.set("defaults", std::move(sets), cascade);
}

std::vector<std::string> names_that_are_on(const Node& map) {
  std::vector<std::string> names;
  for (const Node::Member& member : map.members) {
    if (switch_value(member.value) == true) names.push_back(ascii_lower(member.key));
  }
  return names;
}

// `frontmatter.date` lists where a date comes from; ":filename" takes the slug from there too.
bool has_dated_names(const Translation& site) {
  const Node::Member* dates = site.find({"frontmatter", "date"});
  return dates != nullptr && !dates->value.items.empty() &&
         ascii_lower(dates->value.items.front().text) == ":filename";
}

std::string content_of(Translation& site, std::string_view language) {
  const Node::Member* own = site.find_text({"languages", language, "contentDir"});
  if (own == nullptr) own = site.find_text({"contentDir"});
  return join_folders("", own == nullptr ? "content" : std::string_view(own->value.text));
}

// Those of the other languages' folders that lie in the own one.
std::vector<std::string> other_folders(Translation& site, const Languages& languages) {
  const std::string source = content_of(site, languages.own());
  std::vector<std::string> inside;
  for (const std::string& folder : languages.folders()) {
    const std::string other = join_folders("", folder);
    if (other == source) continue;
    if (source == ".") {
      inside.push_back(other);
    } else if (other.starts_with(source) && other.substr(source.size()).starts_with('/')) {
      inside.push_back(other.substr(source.size() + 1));
    }
  }
  return inside;
}

// `frontmatter.date: [written, ":default"]` names keys; what stands behind ":default" is never
// needed by a site that keeps to Hugo's own.
void read_date_keys(Translation& site, std::string_view list, std::string_view setting) {
  const Node::Member* keys = site.find({"frontmatter", list});
  if (keys == nullptr || !keys->value.is_list()) return;
  std::vector<std::string> names;
  for (const Node& item : keys->value.items) {
    if (!item.is_scalar() || ascii_lower(item.text) == ":default") break;
    if (!item.text.empty() && item.text.front() != ':') names.push_back(ascii_lower(item.text));
  }
  if (!names.empty()) site.set(setting, list_node(names), keys);
}

void read_addresses(Translation& site, const Languages& languages) {
  read_permalinks(site, languages);
  Node hugo = map_node();
  const auto add_switch = [&](std::string_view key, std::string_view from) {
    add_member(hugo, key, scalar_node(site.is_on({from}, Switch::kOff) ? "true" : "false"));
  };
  const Node::Member* ugly = site.find({"uglyURLs"});
  if (ugly != nullptr && ugly->value.is_map()) {
    add_member(hugo, "ugly_sections", list_node(names_that_are_on(ugly->value)));
  } else {
    add_switch("ugly_urls", "uglyURLs");
  }
  add_member(hugo, "dated_names", scalar_node(has_dated_names(site) ? "true" : "false"));
  add_switch("keep_case", "disablePathToLower");
  add_switch("remove_accents", "removePathAccents");
  const bool in_folder =
      site.is_on({"defaultContentLanguageInSubdir"}, Switch::kOff) && !languages.has_own_address();
  // "name.en.md" is in English on a site of one language too.
  add_member(hugo, "language", scalar_node(languages.own()));
  if (languages.is_multilingual() || in_folder) {
    add_member(hugo, "other_languages", list_node(languages.others()));
    add_member(hugo, "folder", scalar_node(in_folder ? ascii_lower(languages.own()) : ""));
  }
  if (site.is_on({kInNames}, Switch::kOff)) {
    add_member(hugo, "is_in_names", scalar_node("true"));
  }
  const std::vector<std::string> folders = other_folders(site, languages);
  if (!folders.empty()) add_member(hugo, "other_folders", list_node(folders));
  site.set("hugo", std::move(hugo));
}

void read_language(Translation& site, const Languages& languages) {
  for (const std::string_view key : {"locale", "languageCode"}) {
    const Node::Member* member = languages.find(key);
    if (member != nullptr && member->value.is_scalar() && !trim(member->value.text).empty()) {
      return set_language(site, member->value, member);
    }
  }
  if (!languages.is_multilingual()) return;
  set_language(site, scalar_node(languages.own()), site.find({"defaultContentLanguage"}));
}

void read_limit(Translation& site) {
  const Node::Member* limit = site.find_text({"services", "rss", "limit"});
  if (limit == nullptr) limit = site.find_text({"rssLimit"});
  if (limit == nullptr) return;
  site.set("limit", limit->value.text.starts_with('-') ? "0" : limit->value.text, limit);
}

// Themes show it as HTML, and put the year in the place of "{year}", which no feed should show.
void read_copyright(Translation& site, const Languages& languages) {
  const Node::Member* member = languages.find("copyright");
  if (member == nullptr || !member->value.is_scalar()) return;
  const std::string text = read_html_facts(member->value.text).text;
  if (!text.empty() && text.find('{') == std::string::npos) site.set("copyright", text, member);
}

}  // namespace

SiteReading read_hugo_configuration(const Node& root) {
  Translation site(root, Translation::Keys::kAnyCase);
  Languages languages(site);
  site.set("generator", "hugo");
  languages.copy_text("title", {"title"});
  languages.copy_text("description", {"params", "description"});
  languages.copy_text("base_url", {"baseURL"});
  read_copyright(site, languages);
  read_author(site, languages);
  read_described_people(site, std::array<std::string_view, 1>{"data/authors"});
  read_language(site, languages);
  languages.copy_text("timezone", {"timeZone"});
  site.set("source", "content");
  site.set("articles", "content");
  languages.copy_text("source", {"contentDir"});
  languages.copy_text("articles", {"contentDir"});
  site.set("files", "static");
  if (const Node::Member* folders = site.find({"staticDir"})) {
    site.set("files", folders->value, folders);
  }
  site.set("categories", "flat");
  site.copy_switch("future", {"buildFuture"}, Switch::kOff);
  site.copy_switch("expired", {"buildExpired"}, Switch::kOff);
  site.copy_switch("drafts", {"buildDrafts"}, Switch::kOff);
  site.copy_switch("unpublished", {"buildDrafts"}, Switch::kOff);
  read_taxonomies(site);
  read_date_keys(site, "date", "date_fields");
  read_date_keys(site, "lastmod", "updated_fields");
  read_addresses(site, languages);
  read_limit(site);
  read_cascade(site, languages);
  return site.take();
}

std::vector<SiteEdition> hugo_editions(const Node& root) {
  Translation site(root, Translation::Keys::kAnyCase);
  std::vector<std::string> disabled;
  if (const Node::Member* list = site.find({"disableLanguages"})) {
    for (const Node& item : list->value.items) disabled.push_back(ascii_lower(item.text));
  }
  std::vector<SiteEdition> editions;
  const Languages languages(site);
  for (const std::string& name : languages.others()) {
    // With an address of its own it has an output of its own too.
    const bool is_left_out =
        site.find({"languages", name, "baseURL"}) != nullptr ||
        site.is_on({"languages", name, "disabled"}, Switch::kOff) ||
        std::find(disabled.begin(), disabled.end(), ascii_lower(name)) != disabled.end();
    if (!is_left_out) editions.push_back({name, ascii_lower(name) + '/'});
  }
  return editions;
}

// The language as if it were the default one, in a folder of its own.
Node hugo_edition(Node root, const std::string& language) {
  Translation site(root, Translation::Keys::kAnyCase);
  const bool is_in_names = content_of(site, Languages(site).own()) == content_of(site, language);
  const auto set = [&](std::string_view key, std::string_view value) {
    std::erase_if(root.members, [&](const Node::Member& member) {
      return ascii_lower(member.key) == ascii_lower(key);
    });
    add_member(root, key, scalar_node(value));
  };
  set("defaultContentLanguage", language);
  set("defaultContentLanguageInSubdir", "true");
  set(kInNames, is_in_names ? "true" : "false");
  return root;
}

// A picture of a page is looked for among the page's own files first.
void read_hugo_habits(const Node& root, const Node& /*packages*/, Settings& settings) {
  Translation site(root, Translation::Keys::kAnyCase);
  settings.markdown = {
      MarkdownHabits::Dialect::kGoldmark,
      site.is_on({"markup", "goldmark", "renderer", "hardWraps"}, Switch::kOff),
      site.is_on({"markup", "goldmark", "parser", "attribute", "block"}, Switch::kOff),
      // What is not said may be said by a theme.
      !site.is_on({"markup", "goldmark", "renderer", "unsafe"}, Switch::kOn)};
  settings.paths.picture_keys = PathHabits::From::kBundle;
}

}  // namespace feedgen
