#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "sites/hexo/hexo.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

bool is_blank(const Node::Member* member) {
  return member == nullptr || (member->value.is_scalar() && trim(member->value.text).empty());
}

std::vector<std::string> words_at(const Node::Member* member) {
  std::vector<std::string> words;
  if (member == nullptr) return words;
  if (member->value.is_scalar()) words.emplace_back(trim(member->value.text));
  for (const Node& item : member->value.items) {
    if (item.is_scalar()) words.emplace_back(trim(item.text));
  }
  return words;
}

bool names_all(const std::vector<std::string>& generators) {
  return std::find(generators.begin(), generators.end(), "*") != generators.end();
}

// The feed's generator has had several names.
bool names_feed(const std::vector<std::string>& generators) {
  constexpr std::array<std::string_view, 6> kNames{"feed", "atom",     "rss2",
                                                   "rss",  "hexofeed", "hexo-feed"};
  return std::find_first_of(generators.begin(), generators.end(), kNames.begin(), kNames.end()) !=
         generators.end();
}

// hexo-hide-posts/lib/isGeneratorAllowed.js. Its functions in JavaScript can't be asked.
bool shows_hidden(const Translation& site) {
  const Node::Member* allowed = site.find({"hide_posts", "allowlist_generators"});
  if (allowed == nullptr) allowed = site.find({"hide_posts", "public_generators"});
  const Node::Member* blocked = site.find({"hide_posts", "blocklist_generators"});
  const std::vector<std::string> allows = words_at(allowed);
  const std::vector<std::string> blocks =
      blocked == nullptr ? std::vector<std::string>{"*"} : words_at(blocked);
  if (names_feed(allows)) return true;
  return names_all(allows) && !names_feed(blocks) && !names_all(blocks);
}

std::string hidden_key(Translation& site) {
  const Node::Member* plugin = site.find({"hide_posts"});
  if (plugin == nullptr || !plugin->value.is_map()) return "hidden";
  if (!site.is_on({"hide_posts", "enable"}, Switch::kOn) || shows_hidden(site)) return "";
  const Node::Member* filter = site.find({"hide_posts", "filter"});
  const bool has_own = !is_blank(filter) && filter->value.is_scalar();
  return has_own ? std::string(trim(filter->value.text)) : "hidden";
}

// hexo-blog-encrypt: a list of maps. What has no password encrypts nothing; names alone, and a map
// of names to passwords, are read too, since someone who wrote them meant to hide.
std::vector<std::string> encrypted_tags(const Translation& site) {
  std::vector<std::string> tags;
  const Node::Member* all = site.find({"encrypt", "tags"});
  if (all != nullptr) {
    for (const Node& item : all->value.items) {
      if (item.is_scalar()) tags.push_back(item.text);
      const Node::Member* name = item.is_map() ? site.find_in(item, "name") : nullptr;
      const bool has_name = name != nullptr && name->value.is_scalar();
      if (has_name && !is_blank(site.find_in(item, "password"))) tags.push_back(name->value.text);
    }
    for (const Node::Member& member : all->value.members) {
      if (member.value.is_scalar() && !is_blank(&member)) tags.push_back(member.key);
    }
  }
  // A password for the whole site is that of articles with the tag "private".
  if (!is_blank(site.find({"encrypt", "password"}))) tags.emplace_back("private");
  return tags;
}

}  // namespace

void read_hexo_secrets(Translation& site, Node& hexo) {
  const std::string key = hidden_key(site);
  if (key != "hidden") add_member(hexo, "hidden_key", scalar_node(key));
  const std::vector<std::string> tags = encrypted_tags(site);
  if (!tags.empty()) add_member(hexo, "encrypted_tags", list_node(tags));
}

}  // namespace feedgen
