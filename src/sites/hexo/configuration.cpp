#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "sites/hexo/hexo.h"
#include "text/unicode.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

void read_author(Translation& site) {
  const Node::Member* name = site.find_text({"author"});
  const Node::Member* mail = site.find_text({"email"});
  if (name == nullptr) return;
  if (mail == nullptr) return site.set("author", name->value, name);
  Node person = map_node();
  add_member(person, "name", name->value);
  add_member(person, "email", mail->value);
  site.set("author", std::move(person), name);
}

// A site in several languages lists them; the first one is its own.
void read_language(Translation& site) {
  const Node::Member* language = site.find({"language"});
  if (language == nullptr) return;
  const bool has_several = language->value.is_list() && !language->value.items.empty();
  const Node& first = has_several ? language->value.items.front() : language->value;
  if (first.is_scalar()) set_language(site, first, language);
}

// Hexo makes links of `url` alone; `root` should be its path.
void check_root(Translation& site) {
  const Node::Member* url = site.find_text({"url"});
  const Node::Member* root = site.find_text({"root"});
  if (url == nullptr || root == nullptr) return;
  std::string path(split_url(trim(url->value.text)).path);
  std::string folder(trim(root->value.text));
  while (path.ends_with('/')) path.pop_back();
  while (folder.ends_with('/')) folder.pop_back();
  if (path == folder) return;
  site.warn(*root, "root: this is not the path of url, so the site's own links lead elsewhere",
            "write the whole address of the site as url");
}

void read_feed(Translation& site) {
  site.set("limit", "20");
  if (const Node::Member* limit = site.find_text({"feed", "limit"})) {
    // Whatever is false in JavaScript means no limit.
    site.set("limit", limit->value.text == "false" ? "0" : limit->value.text, limit);
  }
  if (!site.is_on({"feed", "content"}, Switch::kOn)) {
    site.set("content", "summary", site.find({"feed", "content"}));
  }
  site.copy_text("summary_length", {"feed", "content_limit"});
  site.copy_text("icon", {"feed", "icon"});
  if (const Node::Member* hub = site.find({"feed", "hub"})) {
    if (hub->value.is_list() || site.find_text({"feed", "hub"}) != nullptr) {
      site.set("hubs", hub->value, hub);
    }
  }
  const Node::Member* order = site.find_text({"feed", "order_by"});
  if (order == nullptr || order->value.text == "-date") return;
  if (order->value.text == "-updated") return site.set("order", "updated", order);
  site.warn(*order, "order_by: feeds begin with the newest, so this order was not used",
            "write -date or -updated");
}

Node names_of(Translation& site, std::string_view key) {
  Node names = map_node();
  const Node::Member* map = site.find({key});
  if (map == nullptr) return names;
  if (!map->value.is_map()) {
    site.warn(*map, std::string(key) + ": this is no map of names and was not used",
              "write one \"name: value\" a line");
    return names;
  }
  for (const Node::Member& member : map->value.members) {
    if (member.value.is_scalar()) add_member(names, member.key, member.value);
  }
  return names;
}

std::string letter_case(Translation& site) {
  const Node::Member* letters = site.find_text({"filename_case"});
  if (letters == nullptr || letters->value.text == "0") return "keep";
  if (letters->value.text == "1") return "lower";
  if (letters->value.text == "2") return "upper";
  site.warn(*letters, "filename_case: this is not 0, 1 or 2", "write 0, 1 or 2");
  return "keep";
}

void add_switch(Translation& site, Node& map, std::string_view key,
                std::initializer_list<std::string_view> path, Switch otherwise) {
  add_member(map, key, switch_node(site.is_on(path, otherwise)));
}

bool is_blank(const Node::Member* member) {
  return member == nullptr || (member->value.is_scalar() && trim(member->value.text).empty());
}

std::vector<std::string> words_at(const Node::Member* member) {
  if (member == nullptr) return {};
  std::vector<std::string> words = texts_in(member->value);
  for (std::string& word : words) word = trim(word);
  return words;
}

// The feed's generator has had several names.
bool names_feed(const std::vector<std::string>& generators) {
  constexpr std::array<std::string_view, 6> kNames{"feed", "atom",     "rss2",
                                                   "rss",  "hexofeed", "hexo-feed"};
  return any_of(kNames, [&](std::string_view name) { return is_one_of(name, generators); });
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
  return is_one_of("*", allows) && !names_feed(blocks) && !is_one_of("*", blocks);
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

// What the plugins that hide and encrypt articles say, as members of the map `hexo`.
void read_secrets(Translation& site, Node& hexo) {
  const std::string key = hidden_key(site);
  if (key != "hidden") add_member(hexo, "hidden_key", scalar_node(key));
  const std::vector<std::string> tags = encrypted_tags(site);
  if (!tags.empty()) add_member(hexo, "encrypted_tags", list_node(tags));
}

void read_addresses(Translation& site) {
  site.set("permalink", ":year/:month/:day/:title/");
  site.copy_text("permalink", {"permalink"});
  Node hexo = map_node();
  const auto text_or = [&](std::string_view key, std::string_view otherwise) {
    const Node::Member* member = site.find_text({key});
    add_member(hexo, key, member == nullptr ? scalar_node(otherwise) : member->value);
  };
  text_or("default_category", "uncategorized");
  text_or("new_post_name", ":title.md");
  add_member(hexo, "filename_case", scalar_node(letter_case(site)));
  for (const std::string_view key : {"category_map", "tag_map", "permalink_defaults"}) {
    add_member(hexo, key, names_of(site, key));
  }
  add_switch(site, hexo, "trailing_index", {"pretty_urls", "trailing_index"}, Switch::kOn);
  add_switch(site, hexo, "trailing_html", {"pretty_urls", "trailing_html"}, Switch::kOn);
  add_switch(site, hexo, "post_asset_folder", {"post_asset_folder"}, Switch::kOff);
  read_secrets(site, hexo);
  site.set("hexo", std::move(hexo));
}

// Posts that Hexo passes over. Its patterns count from the source, feedgen's from the folder that
// is read, which may be the site's, the source or the posts'.
void read_ignored(Translation& site, std::string_view source) {
  constexpr std::string_view kPosts = "_posts/";
  std::vector<std::string> globs;
  const auto add = [&](std::string_view glob) {
    const std::size_t posts = glob.find(kPosts);
    if (posts != std::string_view::npos) {
      const std::string rest(glob.substr(posts + kPosts.size()));
      for (const std::string_view folder : {"", "_posts/"}) {
        globs.push_back('/' + std::string(folder) + rest);
      }
      globs.push_back('/' + join_folders(source, "_posts") + '/' + rest);
    } else if (glob.starts_with("**/")) {
      globs.emplace_back(glob);
    }
  };
  const Node::Member* from = nullptr;
  for (const std::string_view key : {"skip_render", "exclude", "ignore"}) {
    const Node::Member* member = site.find({key});
    if (member == nullptr) continue;
    from = member;
    for (const std::string& glob : texts_in(member->value)) add(glob);
  }
  if (!globs.empty()) site.set("exclude", list_node(globs), from);
}

using Switch = Translation::Switch;

}  // namespace

SiteReading read_hexo_configuration(const Node& root) {
  Translation site(root, Translation::Keys::kExact);
  site.set("generator", "hexo");
  site.copy_text("title", {"title"});
  if (!site.copy_text("description", {"description"})) {
    site.copy_text("description", {"subtitle"});
  }
  site.copy_text("base_url", {"url"});
  check_root(site);
  read_author(site);
  read_language(site);
  site.copy_text("timezone", {"timezone"});
  const Node::Member* source = site.find_text({"source_dir"});
  const std::string folder = source == nullptr ? "source" : std::string(trim(source->value.text));
  site.set("source", folder, source);
  site.set("articles", join_folders(folder, "_posts"), source);
  site.set("files", folder, source);
  read_ignored(site, folder);
  site.set("categories", "hierarchy");
  site.copy_switch("future", {"future"}, Switch::kOn);
  site.copy_switch("drafts", {"render_drafts"}, Switch::kOff);
  site.copy_switch("unpublished", {"render_drafts"}, Switch::kOff);
  read_addresses(site);
  read_feed(site);
  return site.take();
}

}  // namespace feedgen
