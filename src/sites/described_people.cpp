#include "sites/described_people.h"

#include <initializer_list>
#include <string>
#include <utility>

#include "text/unicode.h"

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
