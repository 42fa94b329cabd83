#include <algorithm>
#include <string>
#include <vector>

#include "sites/hugo/hugo.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

const Node* member(const Node& map, std::string_view key) {
  for (const Node::Member& one : map.members) {
    if (ascii_lower(one.key) == key) return &one.value;
  }
  return nullptr;
}

std::string text_at(const Node* map, std::string_view key) {
  const Node* value = map == nullptr ? nullptr : member(*map, key);
  return value != nullptr && value->is_scalar() ? ascii_lower(trim(value->text)) : std::string();
}

// Globs are taken to match, since what they hide would be shown else.
bool may_be(std::string_view wanted, std::string_view is) {
  const bool is_glob = wanted.find_first_of("*?{[!") != std::string_view::npos;
  return wanted.empty() || is_glob || wanted == is;
}

bool is_for_articles(const Node* target, const HugoRules& rules) {
  const std::string language = text_at(target, "lang");
  const bool speaks = rules.language.empty() || may_be(language, ascii_lower(rules.language));
  return speaks && may_be(text_at(target, "kind"), "page") &&
         may_be(text_at(target, "environment"), "production");
}

// "{/a/**,/b/**}" is two; none within another.
std::vector<std::string> alternatives(const std::string& glob) {
  constexpr std::size_t kMost = 32;
  const std::size_t open = glob.find('{');
  const std::size_t close = glob.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return {glob};
  std::vector<std::string> all;
  for (std::size_t begin = open + 1; begin <= close && all.size() < kMost;) {
    const std::size_t end = std::min(glob.find(',', begin), close);
    all.push_back(glob.substr(0, open) + glob.substr(begin, end - begin) + glob.substr(close + 1));
    begin = end + 1;
  }
  return all;
}

void add_set(const Node& set, const HugoRules& rules, std::vector<FrontMatterDefaults>& all) {
  const Node* target = member(set, "_target");
  if (target == nullptr) target = member(set, "target");
  if (!set.is_map() || !is_for_articles(target, rules)) return;
  Node values = map_node();
  for (const Node::Member& one : set.members) {
    const std::string key = ascii_lower(one.key);
    if (key != "_target" && key != "target") add_member(values, one.key, one.value);
  }
  for (const std::string& path : alternatives(text_at(target, "path"))) {
    all.push_back({path, {}, values});
  }
}

}  // namespace

std::vector<FrontMatterDefaults> hugo_cascade(const Node& cascade, const HugoRules& rules) {
  constexpr std::size_t kMostSets = 100;
  std::vector<FrontMatterDefaults> all;
  if (cascade.is_map()) add_set(cascade, rules, all);
  for (std::size_t i = 0; i < std::min(kMostSets, cascade.items.size()); ++i) {
    add_set(cascade.items[i], rules, all);
  }
  return all;
}

FolderSays read_hugo_folder(const Node& front_matter, const Settings& settings) {
  const Node* cascade = member(front_matter, "cascade");
  if (cascade == nullptr) return {};
  return {hugo_cascade(*cascade, hugo_rules(settings)), false};
}

std::vector<std::string> hugo_folder_files(std::string_view, const Settings& settings) {
  const std::string& language = hugo_rules(settings).language;
  std::vector<std::string> files;
  for (const char* ending : {".md", ".markdown", ".html", ".htm"}) {
    if (!language.empty()) files.push_back("_index." + language + ending);
    files.push_back(std::string("_index") + ending);
  }
  return files;
}

}  // namespace feedgen
