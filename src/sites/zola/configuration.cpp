#include "format/node_values.h"
#include "sites/zola/zola.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

// `true` and `false` are how older sites say "on" and "off".
std::string slugs_word(Translation& site, std::string_view what) {
  const Node::Member* paths = site.find_text({"slugify", what});
  if (paths == nullptr) return "on";
  const std::string word = ascii_lower(trim(paths->value.text));
  if (word == "true") return "on";
  if (word == "false") return "off";
  if (word == "on" || word == "safe" || word == "off") return word;
  site.warn(*paths, "slugify." + std::string(what) + ": this is none of on, safe and off",
            "write one of them");
  return "on";
}

void read_rules(Translation& site) {
  Node zola = map_node();
  add_member(zola, "slugify_paths", scalar_node(slugs_word(site, "paths")));
  add_member(zola, "slugify_taxonomies", scalar_node(slugs_word(site, "taxonomies")));
  const bool keeps = site.is_on({"slugify", "paths_keep_dates"}, Switch::kOff);
  add_member(zola, "keep_dates", switch_node(keeps));
  std::vector<std::string> others;
  if (const Node::Member* languages = site.find({"languages"})) {
    const Node::Member* own = site.find_text({"default_language"});
    const std::string_view name = own == nullptr ? "en" : trim(own->value.text);
    for (const Node::Member& language : languages->value.members) {
      if (language.key != name) others.push_back(language.key);
    }
  }
  add_member(zola, "other_languages", list_node(others));
  site.set("zola", std::move(zola));
}

void read_ignored(Translation& site) {
  const Node::Member* ignored = site.find({"ignored_content"});
  if (ignored == nullptr || !ignored->value.is_list()) return;
  std::vector<std::string> globs;
  for (const Node& item : ignored->value.items) {
    if (item.is_scalar() && !item.text.empty()) globs.push_back(item.text);
  }
  if (!globs.empty()) site.set("exclude", list_node(globs), ignored);
}

}  // namespace

SiteReading read_zola_configuration(const Node& root) {
  Translation site(root, Translation::Keys::kExact);
  site.set("generator", "zola");
  site.copy_text("title", {"title"});
  site.copy_text("description", {"description"});
  site.copy_text("base_url", {"base_url"});
  site.copy_text("author", {"author"});
  site.set("ids", "zola");
  const Node::Member* language = site.find_text({"default_language"});
  if (language != nullptr) set_language(site, language->value, language);
  // A date without a zone is UTC's.
  site.set("timezone", "UTC");
  site.set("source", "content");
  site.set("articles", "content");
  site.set("files", "static");
  site.set("categories", "flat");
  site.set("future", "true");
  site.set("drafts", "false");
  read_ignored(site);
  read_rules(site);
  site.copy_text("limit", {"feed_limit"});
  return site.take();
}

}  // namespace feedgen
