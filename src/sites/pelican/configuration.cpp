
#include <fmt/format.h>

#include "format/node_values.h"
#include "sites/pelican/pattern.h"
#include "sites/pelican/pelican.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

// Settings that have other names here.
struct Renamed {
  std::string_view from;
  std::string_view to;
};

std::vector<std::string> texts_at(const Translation& site, std::string_view key,
                                  std::string_view old_key, std::string_view otherwise) {
  for (const std::string_view name : {key, old_key}) {
    const Node::Member* member = site.find({name});
    if (member == nullptr) continue;
    std::vector<std::string> texts = texts_in(member->value);
    if (!texts.empty()) return texts;
  }
  return {std::string(otherwise)};
}

// Patterns that only Python could read are left out, with what they would do.
void read_substitutions(Translation& site, std::string_view key, std::string_view to, Node& rules) {
  const Node::Member* member = site.find({key});
  if (member == nullptr || !member->value.is_list()) return;
  Node kept = list_node();
  for (const Node& pair : member->value.items) {
    const bool is_pair = pair.is_list() && pair.items.size() >= 2 && pair.items[0].is_scalar() &&
                         pair.items[1].is_scalar();
    if (is_pair && PelicanPattern::parse(pair.items[0].text)) {
      kept.items.push_back(list_node({pair.items[0].text, pair.items[1].text}));
      continue;
    }
    site.warn(*member, fmt::format("{}: one of these patterns can't be read here", key),
              "write Slug: in the articles that it is for");
  }
  add_member(rules, to, std::move(kept));
}

void read_pattern(Translation& site, std::string_view key, std::string_view to, Node& rules) {
  const Node::Member* member = site.find_text({key});
  if (member == nullptr) return;
  if (PelicanPattern::parse(member->value.text)) return add_member(rules, to, member->value);
  site.warn(*member, fmt::format("{}: this pattern can't be read here", key),
            "write what it would find in the articles");
}

// (2012, 3, 2, 14, 1, 1), or the beginning of that; empty: it is none.
std::string date_of_numbers(const Node& numbers) {
  constexpr std::string_view kBefore = " -- ::";
  const std::vector<std::string> parts = texts_in(numbers);
  if (parts.size() < 3 || parts.size() > kBefore.size()) return {};
  std::string date;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool is_number =
        !parts[i].empty() && parts[i].find_first_not_of("0123456789") == std::string::npos;
    if (!is_number) return {};
    if (i > 0) date += kBefore[i];
    date += parts[i].size() < 2 ? '0' + parts[i] : parts[i];
  }
  // An hour alone is no time.
  return parts.size() == 4 ? date + ":00" : date;
}

void read_rules(Translation& site) {
  Node rules = map_node();
  for (const auto& [from, to] :
       {Renamed{"ARTICLE_LANG_URL", "lang_url"}, Renamed{"DEFAULT_LANG", "default_lang"},
        Renamed{"DEFAULT_CATEGORY", "default_category"}}) {
    if (const Node::Member* member = site.find_text({from})) add_member(rules, to, member->value);
  }
  const auto add_switch = [&](std::string_view from, std::string_view to, Switch otherwise) {
    add_member(rules, to, switch_node(site.is_on({from}, otherwise)));
  };
  add_switch("USE_FOLDER_AS_CATEGORY", "folders_are_categories", Switch::kOn);
  add_switch("SLUGIFY_USE_UNICODE", "use_unicode", Switch::kOff);
  add_switch("SLUGIFY_PRESERVE_CASE", "preserve_case", Switch::kOff);
  const Node::Member* source = site.find_text({"SLUGIFY_SOURCE"});
  const bool is_name = source != nullptr && source->value.text == "basename";
  add_member(rules, "slug_from_name", switch_node(is_name));
  read_substitutions(site, "SLUG_REGEX_SUBSTITUTIONS", "slug_substitutions", rules);
  read_substitutions(site, "CATEGORY_REGEX_SUBSTITUTIONS", "category_substitutions", rules);
  read_substitutions(site, "AUTHOR_REGEX_SUBSTITUTIONS", "author_substitutions", rules);
  read_pattern(site, "FILENAME_METADATA", "name_pattern", rules);
  read_pattern(site, "PATH_METADATA", "path_pattern", rules);
  const Node::Member* date = site.find({"DEFAULT_DATE"});
  if (date != nullptr && date->value.is_scalar() && date->value.text == "fs") {
    add_member(rules, "has_file_dates", scalar_node("true"));
  } else if (date != nullptr && date->value.is_scalar()) {
    add_member(rules, "default_date", date->value);
  } else if (date != nullptr) {
    const std::string written = date_of_numbers(date->value);
    if (!written.empty()) add_member(rules, "default_date", scalar_node(written));
  }
  for (const auto& [from, to] : {Renamed{"DEFAULT_METADATA", "default_metadata"},
                                 Renamed{"EXTRA_PATH_METADATA", "path_metadata"}}) {
    const Node::Member* member = site.find({from});
    if (member != nullptr && member->value.is_map()) add_member(rules, to, member->value);
  }
  add_member(rules, "article_paths", list_node(texts_at(site, "ARTICLE_PATHS", "ARTICLE_DIR", "")));
  std::vector<std::string> pages = texts_at(site, "PAGE_PATHS", "PAGE_DIR", "pages");
  if (const Node::Member* excluded = site.find({"ARTICLE_EXCLUDES"})) {
    for (std::string& path : texts_in(excluded->value)) pages.push_back(std::move(path));
  }
  add_member(rules, "page_paths", list_node(pages));
  site.set("pelican", std::move(rules));
}

std::string source_of(Translation& site) {
  const Node::Member* path = site.find_text({"PATH"});
  return path == nullptr ? "." : join_folders("", trim(path->value.text));
}

void read_folders(Translation& site) {
  const std::string source = source_of(site);
  const Node::Member* from = site.find({"PATH"});
  site.set("source", source, from);
  std::vector<std::string> folders;
  for (const std::string& path : texts_at(site, "ARTICLE_PATHS", "ARTICLE_DIR", "")) {
    folders.push_back(join_folders(source, path));
  }
  site.set("articles", list_node(folders), from);
  site.set("files", source, from);
  std::vector<std::string> excluded;
  if (source == ".") {
    const Node::Member* output = site.find_text({"OUTPUT_PATH"});
    excluded.push_back('/' + join_folders("", output == nullptr ? "output" : output->value.text));
  }
  if (const Node::Member* ignored = site.find({"IGNORE_FILES"})) {
    for (std::string& glob : texts_in(ignored->value)) excluded.push_back(std::move(glob));
  }
  if (!excluded.empty()) site.set("exclude", list_node(excluded));
}

bool names_extension(const Node& node, std::string_view name) {
  const auto is_it = [&](std::string_view text) {
    return text == name || text.ends_with('.' + std::string(name));
  };
  return any_of(node.items,
                [&](const Node& item) { return item.is_scalar() && is_it(item.text); }) ||
         any_of(node.members, [&](const Node::Member& member) { return is_it(member.key); });
}

}  // namespace

void read_pelican_habits(const Node& root, const Node& /*packages*/, Settings& settings) {
  Translation site(root, Translation::Keys::kExact);
  settings.markdown.dialect = MarkdownHabits::Dialect::kPython;
  for (const Node::Member* extensions :
       {site.find({"MARKDOWN", "extension_configs"}), site.find({"MARKDOWN", "extensions"}),
        site.find({"MD_EXTENSIONS"})}) {
    if (extensions != nullptr && names_extension(extensions->value, "nl2br")) {
      settings.markdown.breaks = true;
    }
  }
}

SiteReading read_pelican_configuration(const Node& root) {
  Translation site(root, Translation::Keys::kExact);
  site.set("generator", "pelican");
  site.copy_text("title", {"SITENAME"});
  site.copy_text("description", {"SITESUBTITLE"});
  site.copy_text("base_url", {"SITEURL"});
  site.copy_text("author", {"AUTHOR"});
  if (const Node::Member* language = site.find_text({"DEFAULT_LANG"})) {
    set_language(site, language->value, language);
  }
  site.set("timezone", "UTC");
  site.copy_text("timezone", {"TIMEZONE"});
  read_folders(site);
  site.set("categories", "flat");
  site.copy_switch("future", {"WITH_FUTURE_DATES"}, Switch::kOn);
  site.set("drafts", "false");
  site.set("permalink", "{slug}.html");
  site.copy_text("permalink", {"ARTICLE_URL"});
  site.set("ids", "pelican");
  read_rules(site);
  site.set("limit", "100");
  site.copy_text("limit", {"FEED_MAX_ITEMS"});
  return site.take();
}

}  // namespace feedgen
