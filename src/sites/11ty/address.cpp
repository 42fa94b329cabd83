#include <array>

#include "sites/11ty/11ty.h"
#include "sites/permalink.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// The name without a date before it; of an `index` the folder's.
std::string_view slug_of(std::string_view path) {
  std::string_view name = without_ending(last_part(path));
  if (name == "index") name = last_part(folder_of(path));
  const std::string_view undated = without_date(name);
  return undated.empty() ? name : undated;
}

// The path without the date and `index`: what Eleventy calls its stem.
std::string stem_of(std::string_view path) {
  const std::string_view name = without_ending(last_part(path));
  const std::string_view undated = without_date(name);
  std::string stem(folder_of(path));
  if (!stem.empty()) stem += '/';
  return stem.append(undated.empty() ? name : undated);
}

// "/blog/{{ page.fileSlug }}/": empty where something is asked for that is not known.
std::string filled(std::string_view pattern, std::string_view path) {
  const std::array<std::pair<std::string_view, std::string>, 2> values{{
      {"page.fileSlug", std::string(slug_of(path))},
      {"page.filePathStem", '/' + stem_of(path)},
  }};
  std::string address;
  while (address.size() <= kLongestAddress) {
    const std::size_t open = pattern.find("{{");
    address += pattern.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = pattern.find("}}", open);
    if (close == std::string_view::npos) return {};
    const std::string_view name = pattern.substr(open + 2, close - open - 2);
    const std::string_view plain = trim(name.substr(0, name.find('|')));
    const auto value = find_if(values, [&](const auto& one) { return one.first == plain; });
    if (value == nullptr) return {};
    address += value->second;
    pattern.remove_prefix(close + 2);
  }
  return address.find("{%") == std::string::npos ? address : std::string();
}

}  // namespace

Node read_eleventy_head(Node head, std::string_view path, const Settings& settings) {
  const std::vector<std::string>& lists = eleventy_rules(settings).list_tags;
  const auto names_list = [&](const Node& tag) { return is_one_of(tag.text, lists); };
  if (Node::Member* permalink = find_member(head, "permalink"); permalink != nullptr) {
    const std::string& text = permalink->value.text;
    if (permalink->value.is_scalar() && text.find("{") != std::string::npos) {
      permalink->value.text = filled(text, path);
      if (permalink->value.text.empty()) permalink->value = Node{};
    }
  }
  if (Node::Member* tags = find_member(head, "tags"); tags != nullptr) {
    if (tags->value.is_scalar() && names_list(tags->value)) tags->value = Node{};
    std::erase_if(tags->value.items, names_list);
    if (tags->value.is_list() && tags->value.items.empty()) tags->value = Node{};
  }
  return head;
}

std::string eleventy_address(const AddressFacts& facts, const Settings&) {
  std::string_view given = facts.field("permalink");
  while (given.starts_with('/')) given.remove_prefix(1);
  if (!given.empty()) {
    if (given == "index.html" || given.ends_with("/index.html")) {
      given.remove_suffix(std::string_view("index.html").size());
    }
    return percent_encode_part(given, "", Escapes::kKeep);
  }
  std::string path = stem_of(facts.path);
  const std::string_view name = last_part(path);
  const std::string_view folder = folder_of(path);
  // "blog/first/first.md" lies at "/blog/first/".
  if (name == "index" || name == last_part(folder)) path = std::string(folder);
  if (!path.empty()) path += '/';
  return percent_encode_part(path, "", Escapes::kKeep);
}

std::vector<std::string> eleventy_folder_files(std::string_view folder, const Settings&) {
  if (folder.empty()) return {};
  std::vector<std::string> files;
  for (const std::string_view ending :
       {".11tydata.json", ".json", ".11tydata.js", ".11tydata.mjs", ".11tydata.cjs"}) {
    files.push_back(std::string(folder) + std::string(ending));
  }
  return files;
}

FolderSays read_eleventy_folder(const Node& data, const Settings&) {
  if (!data.is_map() || data.members.empty()) return {};
  return {{{{}, {}, data}}, false};
}

}  // namespace feedgen
