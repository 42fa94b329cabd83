#include <array>

#include "format/node_values.h"
#include "format/script_values.h"
#include "sites/11ty/11ty.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using Switch = Translation::Switch;

constexpr std::array<std::string_view, 4> kDataFolders{"_data", "content/_data", "src/_data",
                                                       "site/_data"};
constexpr std::array<std::string_view, 6> kDataFiles{"metadata.json", "metadata.js", "site.json",
                                                     "site.js",       "meta.json",   "meta.js"};

Node read_program(std::string_view text) {
  Node root = map_node();
  add_member(root, kEleventyPlugins, read_script_options(text, "feedPlugin"));
  return root;
}

}  // namespace

std::vector<ConfigurationPart> eleventy_parts(const Node&, const FilesBelow& files_below) {
  std::vector<ConfigurationPart> parts;
  for (const std::string_view file : eleventy_programs()) {
    parts.push_back({std::string(file), {}, ConfigurationPart::Need::kOptional, read_program});
  }
  for (const std::string_view folder : kDataFolders) {
    const std::vector<std::string> files = files_below(folder);
    for (const std::string_view file : kDataFiles) {
      if (!is_one_of(file, files)) continue;
      parts.push_back(
          {std::string(folder) + '/' + std::string(file), {}, ConfigurationPart::Need::kOptional});
    }
  }
  return parts;
}

SiteReading read_eleventy_configuration(const Node& root) {
  Translation site(root, Translation::Keys::kAnyCase);
  site.set("generator", "11ty");
  for (const std::string_view key : {"title", "name", "siteName"}) {
    if (site.copy_text("title", {key})) break;
  }
  site.copy_text("description", {"description"});
  for (const std::string_view key : {"url", "baseUrl", "siteUrl", "domain"}) {
    if (site.copy_text("base_url", {key})) break;
  }
  if (const Node::Member* author = site.find({"author"})) site.set("author", author->value, author);
  for (const std::string_view key : {"language", "lang", "locale"}) {
    const Node::Member* language = site.find_text({key});
    if (language == nullptr) continue;
    set_language(site, language->value, language);
    break;
  }
  site.set("timezone", "UTC");
  const Node::Member* input = site.find_text({"input"});
  const std::string source = input == nullptr ? "." : input->value.text;
  site.set("source", source);
  site.set("articles", source);
  site.set("files", list_node({"public", "static", source}));
  if (source == ".") site.set("exclude", list_node({"/_site", "/README.md"}));
  site.set("categories", "flat");
  site.set("future", "true");
  site.set("drafts", "false");
  return site.take();
}

}  // namespace feedgen
