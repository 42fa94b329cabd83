#include <array>

#include "format/node_values.h"
#include "sites/jekyll/jekyll.h"
#include "sites/translation.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

void read_address(Translation& site) {
  const Node::Member* url = site.find_text({"url"});
  if (url == nullptr) return;
  const Node::Member* base = site.find_text({"baseurl"});
  std::string address(trim(url->value.text));
  const std::string folder(base == nullptr ? "" : trim(base->value.text));
  // Jekyll's absolute_url joins them as they are: a slash at the end of url stands twice.
  if (!folder.starts_with('/')) address += '/';
  site.set("base_url", address + folder, url);
}

void read_author(Translation& site) {
  const Node::Member* author = site.find({"author"});
  if (author == nullptr || author->value.is_list()) return;
  site.set("author", author->value, author);
}

// Utils.deep_merge_hashes: `collections` is a list of names or a map of settings.
const Node* collection(const Translation& site, std::string_view label) {
  const Node::Member* all = site.find({"collections"});
  const Node::Member* one =
      all != nullptr && all->value.is_map() ? site.find_in(all->value, label) : nullptr;
  return one == nullptr ? nullptr : &one->value;
}

// The collections that the site makes feeds of: a list of names, or a map. Jekyll writes only
// those with `output`.
std::vector<std::string> shown_collections(Translation& site) {
  std::vector<std::string> names;
  const Node::Member* listed = site.find({"feed", "collections"});
  if (listed == nullptr) return names;
  for (const Node& item : listed->value.items) {
    if (item.is_scalar()) names.push_back(item.text);
  }
  for (const Node::Member& member : listed->value.members) names.push_back(member.key);
  std::erase_if(names, [&](const std::string& label) {
    const Node* settings = collection(site, label);
    if (label == "posts" || label == "drafts" || settings == nullptr) return true;
    const Node::Member* output = settings->is_map() ? site.find_in(*settings, "output") : nullptr;
    return output == nullptr || switch_value(output->value) != true;
  });
  return names;
}

void read_addresses(Translation& site) {
  site.set("permalink", "date");
  site.copy_text("permalink", {"permalink"});
  site.set("ids", "jekyll");
  const std::vector<std::string> shown = shown_collections(site);
  Node patterns = map_node();
  std::vector<std::string> labels = shown;
  labels.emplace_back("posts");
  for (const std::string& label : labels) {
    const Node* settings = collection(site, label);
    const Node::Member* pattern =
        settings != nullptr && settings->is_map() ? site.find_in(*settings, "permalink") : nullptr;
    if (pattern != nullptr && pattern->value.is_scalar()) {
      add_member(patterns, label, pattern->value);
    }
  }
  if (!patterns.members.empty()) {
    site.set("permalinks", std::move(patterns), site.find({"collections"}));
  }
  Node jekyll = map_node();
  const Node::Member* folder = site.find_text({"collections_dir"});
  add_member(jekyll, "collections_dir", folder == nullptr ? scalar_node("") : folder->value);
  add_member(jekyll, "collections", list_node(shown));
  site.set("jekyll", std::move(jekyll));
}

// A set that Jekyll would leave out, it leaves out with a warning too.
void read_defaults(Translation& site) {
  const Node::Member* member = site.find({"defaults"});
  if (member == nullptr) return;
  Node sets = list_node();
  for (const Node& set : member->value.items) {
    const Node::Member* values = set.is_map() ? site.find_in(set, "values") : nullptr;
    if (values == nullptr || !values->value.is_map()) {
      site.warn(*member, "defaults: a set without values was not used",
                "write scope and values for each");
      continue;
    }
    Node kept = map_node();
    if (const Node::Member* scope = site.find_in(set, "scope")) {
      for (const std::string_view key : {"path", "type"}) {
        const Node::Member* part =
            scope->value.is_map() ? site.find_in(scope->value, key) : nullptr;
        if (part == nullptr || !part->value.is_scalar() || part->value.text.empty()) continue;
        // "post" was Jekyll's word for "posts" once.
        const bool is_old = key == "type" && part->value.text == "post";
        add_member(kept, key, is_old ? scalar_node("posts") : part->value);
      }
    }
    add_member(kept, "values", values->value);
    sets.items.push_back(std::move(kept));
  }
  if (!sets.items.empty()) site.set("defaults", std::move(sets), member);
}

// What Jekyll never reads (its defaults), and what this site adds.
void read_exclude(Translation& site) {
  std::vector<std::string> globs{"vendor", "node_modules"};
  const Node::Member* destination = site.find_text({"destination"});
  globs.push_back(destination == nullptr ? "_site" : destination->value.text);
  const Node::Member* exclude = site.find({"exclude"});
  if (exclude != nullptr) {
    for (const Node& item : exclude->value.items) {
      if (item.is_scalar() && !item.text.empty()) globs.push_back(item.text);
    }
  }
  site.set("exclude", list_node(globs), exclude);
}

void read_feed(Translation& site) {
  site.set("limit", "10");
  site.copy_text("limit", {"feed", "posts_limit"});
  if (site.is_on({"feed", "excerpt_only"}, Switch::kOff)) {
    site.set("content", "summary", site.find({"feed", "excerpt_only"}));
  }
  site.copy_text("icon", {"feed", "icon"});
  site.copy_text("logo", {"feed", "logo"});
  site.set("excerpt_separator", "\n\n");
  if (const Node::Member* separator = site.find({"excerpt_separator"})) {
    if (separator->value.is_scalar()) site.set("excerpt_separator", separator->value, separator);
  }
}

// The key of the root below which the data of `_data/authors.yml` are put.
constexpr std::string_view kDataKey = "_data/authors";

constexpr std::array<std::string_view, 3> kEndings{".yml", ".yaml", ".json"};

}  // namespace

SiteReading read_jekyll_configuration(const Node& root) {
  Translation site(root, Translation::Keys::kExact);
  site.set("generator", "jekyll");
  if (!site.copy_text("title", {"title"})) site.copy_text("title", {"name"});
  site.copy_text("description", {"description"});
  read_address(site);
  read_author(site);
  if (const Node::Member* language = site.find_text({"lang"})) {
    set_language(site, language->value, language);
  }
  // By the keys that posts name them by.
  read_described_people(site, std::array{kDataKey, std::string_view("authors")});
  site.copy_text("timezone", {"timezone"});
  const Node::Member* source = site.find_text({"source"});
  const std::string folder = source == nullptr ? "." : source->value.text;
  site.set("source", folder, source);
  site.set("articles", folder, source);
  site.set("files", folder, source);
  site.set("categories", "flat");
  site.copy_switch("future", {"future"}, Switch::kOff);
  site.copy_switch("drafts", {"show_drafts"}, Switch::kOff);
  site.copy_switch("unpublished", {"unpublished"}, Switch::kOff);
  read_addresses(site);
  read_defaults(site);
  read_exclude(site);
  read_feed(site);
  return site.take();
}

// jekyll-seo-tag and themes make addresses of pictures with `absolute_url`.
void read_jekyll_habits(const Node& root, const Node& /*packages*/, Settings& settings) {
  Translation site(root, Translation::Keys::kExact);
  settings.markdown = {MarkdownHabits::Dialect::kKramdown,
                       site.is_on({"kramdown", "hard_wrap"}, Switch::kOff)};
  settings.paths.picture_keys = PathHabits::From::kSite;
}

std::vector<ConfigurationPart> jekyll_parts(const Node& root, const FilesBelow& files_below) {
  const Translation site(root, Translation::Keys::kExact);
  const auto folder_named = [&](std::string_view key, std::string_view otherwise) {
    const Node::Member* member = site.find({key});
    return member != nullptr && member->value.is_scalar() ? member->value.text
                                                          : std::string(otherwise);
  };
  const std::string folder =
      join_folders(folder_named("source", "."), folder_named("data_dir", "_data"));
  // No setting leads out of the site.
  if (folder.starts_with('/') || folder.find("..") != std::string::npos) return {};
  std::vector<ConfigurationPart> parts;
  const auto add = [&](const std::string& file, std::vector<std::string> below) {
    parts.push_back({folder + '/' + file, std::move(below), ConfigurationPart::Need::kOptional});
  };
  for (const std::string_view ending : kEndings) {
    add("authors" + std::string(ending), {std::string(kDataKey)});
  }
  for (const std::string& file : files_below(folder + "/authors")) {
    if (!is_one_of(ending_of(file), kEndings) || file.find('/') != std::string::npos) continue;
    add("authors/" + file, {std::string(kDataKey), std::string(without_ending(file))});
  }
  return parts;
}

}  // namespace feedgen
