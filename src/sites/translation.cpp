#include "sites/translation.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "format/node_values.h"
#include "text/display.h"
#include "text/language.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

std::string_view text_in(const Translation& site, const Node& map,
                         std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const Node::Member* member = site.find_in(map, key);
    if (member != nullptr && member->value.is_scalar() && !trim(member->value.text).empty()) {
      return trim(member->value.text);
    }
  }
  return {};
}

// Themes list addresses, of mail too.
void read_links(const Translation& site, const Node& person, std::string& mail, std::string& url) {
  const Node::Member* links = site.find_in(person, "links");
  if (links == nullptr) return;
  for (const Node& link : links->value.items) {
    if (!link.is_map()) continue;
    std::string_view address = text_in(site, link, {"url"});
    constexpr std::string_view kMail = "mailto:";
    if (address.starts_with(kMail)) {
      if (mail.empty()) mail = address.substr(kMail.size());
    } else if (url.empty()) {
      url = address;
    }
  }
}

Node person_node(const Translation& site, std::string_view key, const Node& described) {
  Node person = map_node();
  if (!described.is_map()) {
    add_member(person, "name", scalar_node(described.text.empty() ? key : described.text));
    return person;
  }
  const std::string_view name = text_in(site, described, {"name", "display_name", "title"});
  std::string mail(text_in(site, described, {"email", "mail"}));
  std::string url(text_in(site, described, {"uri", "url", "web", "website", "homepage"}));
  read_links(site, described, mail, url);
  add_member(person, "name", scalar_node(name.empty() ? key : name));
  if (!mail.empty()) add_member(person, "email", scalar_node(mail));
  if (url.starts_with("http://") || url.starts_with("https://")) {
    add_member(person, "url", scalar_node(url));
  }
  return person;
}

}  // namespace

Translation::Translation(const Node& root, Keys keys) : root_(root), keys_(keys) {
  reading_.settings = map_node();
}

const Node::Member* Translation::find_in(const Node& map, std::string_view key) const {
  // The last one counts, as in the generators' own parsers.
  for (auto member = map.members.rbegin(); member != map.members.rend(); ++member) {
    const bool is_it =
        keys_ == Keys::kExact ? member->key == key : ascii_lower(member->key) == ascii_lower(key);
    if (is_it) return member->value.is_null() ? nullptr : &*member;
  }
  return nullptr;
}

const Node::Member* Translation::find(std::initializer_list<std::string_view> path) const {
  const Node* map = &root_;
  const Node::Member* found = nullptr;
  for (const std::string_view key : path) {
    found = map->is_map() ? find_in(*map, key) : nullptr;
    if (found == nullptr) return nullptr;
    map = &found->value;
  }
  return found;
}

const Node::Member* Translation::find_text(std::initializer_list<std::string_view> path) {
  const Node::Member* member = find(path);
  if (member == nullptr) return nullptr;
  if (!member->value.is_scalar()) {
    warn(*member, fmt::format("{}: this is no text and was not used", member->key),
         "write it in one line, or in feedgen.yaml");
    return nullptr;
  }
  return trim(member->value.text).empty() ? nullptr : member;
}

bool Translation::is_on(std::initializer_list<std::string_view> path, Switch otherwise) {
  const Node::Member* member = find(path);
  if (member == nullptr) return otherwise == Switch::kOn;
  if (const std::optional<bool> value = switch_value(member->value)) return *value;
  warn(*member, fmt::format("{}: this is neither true nor false", member->key),
       "write true or false");
  return otherwise == Switch::kOn;
}

bool Translation::copy_text(std::string_view setting,
                            std::initializer_list<std::string_view> path) {
  const Node::Member* member = find_text(path);
  if (member == nullptr) return false;
  set(setting, member->value, member);
  return true;
}

void Translation::copy_switch(std::string_view setting,
                              std::initializer_list<std::string_view> path, Switch otherwise) {
  set(setting, is_on(path, otherwise) ? "true" : "false", find(path));
}

void Translation::set(std::string_view setting, Node value, const Node::Member* from) {
  std::vector<Node::Member>& members = reading_.settings.members;
  std::erase_if(members, [&](const Node::Member& old) { return old.key == setting; });
  members.push_back(Node::Member{std::string(setting), from == nullptr ? 0 : from->line,
                                 from == nullptr ? 0 : from->column, std::move(value)});
}

void Translation::set(std::string_view setting, std::string_view text, const Node::Member* from) {
  set(setting, scalar_node(text), from);
}

void Translation::warn(const Node::Member& member, std::string problem, std::string remedy) {
  add_warning(reading_.diagnostics, std::move(problem), std::move(remedy), place_of(member));
}

void set_language(Translation& site, const Node& language, const Node::Member* from) {
  const std::string_view text = trim(language.text);
  if (text.empty() || text == "default") return;
  const std::string tag = language_tag(text);
  if (!tag.empty()) return site.set("language", tag, from);
  if (from == nullptr) return;
  site.warn(
      *from,
      fmt::format("{}: {} is no language tag, so it was not used", from->key, in_quotes(text)),
      "write it like en or zh-CN (BCP 47)");
}

bool is_folder_name(std::string_view text) {
  constexpr std::size_t kLongest = 255;
  return !text.empty() && text.size() <= kLongest && text.front() != '.' &&
         text.find_first_of(std::string_view("/\\\0", 3)) == std::string_view::npos;
}

std::string join_folders(std::string_view outer, std::string_view inner) {
  while (outer.ends_with('/')) outer.remove_suffix(1);
  while (inner.ends_with('/')) inner.remove_suffix(1);
  while (inner.starts_with("./")) inner.remove_prefix(2);
  if (outer.empty() || outer == ".") return inner.empty() ? "." : std::string(inner);
  if (inner.empty() || inner == ".") return std::string(outer);
  return std::string(outer) + '/' + std::string(inner);
}

std::ptrdiff_t count_keys(const Node& root, std::span<const std::string_view> keys) {
  return std::count_if(root.members.begin(), root.members.end(), [&](const Node::Member& member) {
    return is_one_of(ascii_lower(member.key), keys);
  });
}

std::ptrdiff_t count_files(const IsBeside& is_beside, std::span<const std::string_view> names) {
  return std::count_if(names.begin(), names.end(), is_beside);
}

void read_described_people(Translation& site, std::span<const std::string_view> keys) {
  Node all = map_node();
  const Node::Member* from = nullptr;
  for (const std::string_view key : keys) {
    const Node::Member* described = site.find({key});
    if (described == nullptr || !described->value.is_map()) continue;
    from = described;
    for (const Node::Member& person : described->value.members) {
      if (person.value.is_list() || trim(person.key).empty()) continue;
      std::erase_if(all.members, [&](const Node::Member& one) { return one.key == person.key; });
      add_member(all, person.key, person_node(site, person.key, person.value));
    }
  }
  if (!all.members.empty()) site.set("authors", std::move(all), from);
}

}  // namespace feedgen
