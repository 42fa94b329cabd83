#include "config/person.h"

#include <algorithm>
#include <array>
#include <string>

#include "format/node_values.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

bool is_mail(std::string_view text) {
  const std::size_t at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find_first_of(" \t<>(),") == std::string_view::npos &&
         text.find('@', at + 1) == std::string_view::npos;
}

// "outer BEFORE inner AFTER", with nothing behind.
bool split_enclosed(std::string_view text, char before, char after, std::string_view& outer,
                    std::string_view& inner) {
  const std::size_t open = text.rfind(before);
  if (open == std::string_view::npos || text.back() != after) return false;
  outer = trim(text.substr(0, open));
  inner = trim(text.substr(open + 1, text.size() - open - 2));
  return true;
}

Person read_map(const Node& map) {
  Person person;
  for (const Node::Member& member : map.members) {
    if (!member.value.is_scalar()) continue;
    const std::string key = ascii_lower(member.key);
    const std::string text = plain_text(member.value.text);
    if (key == "name") person.name = text;
    if ((key == "email" || key == "mail") && is_mail(text)) person.email = text;
    if ((key == "url" || key == "uri" || key == "link" || key == "website" || key == "homepage") &&
        is_web_url(text)) {
      person.uri = encode_url(text);
    }
  }
  return person;
}

bool agree(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

bool is_same(const Person& a, const Person& b) {
  const bool linked =
      (!a.name.empty() && a.name == b.name) || (!a.email.empty() && a.email == b.email);
  return linked && agree(a.name, b.name) && agree(a.email, b.email) && agree(a.uri, b.uri);
}

std::vector<std::string_view> split_at(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    const std::string_view part = trim(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

// What stands behind a comma and still belongs to the name before it.
bool is_suffix(std::string_view part) {
  std::string word = ascii_lower(part);
  std::erase(word, '.');
  constexpr std::array<std::string_view, 14> kSuffixes{
      "co", "dr", "esq", "gmbh", "ii", "iii", "inc", "jr", "llc", "ltd", "ma", "md", "phd", "sr"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), word) != kSuffixes.end();
}

bool has_several_words(std::string_view part) {
  return part.find(' ') != std::string_view::npos || part.find('@') != std::string_view::npos;
}

bool commas_separate(const std::vector<std::string_view>& parts, Names names) {
  if (std::any_of(parts.begin(), parts.end(), is_suffix)) return false;
  return names == Names::kSeveral || parts.size() > 2 ||
         std::all_of(parts.begin(), parts.end(), has_several_words);
}

// `text` is decoded already: the semicolon of "&amp;" separates nobody.
std::vector<std::string_view> split_people(std::string_view text, Names names) {
  for (const std::string_view separator : {";", "、", "；"}) {
    if (std::vector<std::string_view> parts = split_at(text, separator); parts.size() > 1)
      return parts;
  }
  for (const std::string_view separator : {",", "，"}) {
    std::vector<std::string_view> parts = split_at(text, separator);
    if (parts.size() > 1 && commas_separate(parts, names)) return parts;
  }
  return {text};
}

Person person_of(std::string_view text) {
  if (is_mail(text)) return Person{{}, std::string(text), {}};
  std::string_view outer;
  std::string_view inner;
  if (!text.empty() && split_enclosed(text, '<', '>', outer, inner) && is_mail(inner)) {
    return Person{std::string(outer), std::string(inner), {}};
  }
  if (!text.empty() && split_enclosed(text, '(', ')', outer, inner) && is_mail(outer)) {
    return Person{std::string(inner), std::string(outer), {}};
  }
  return Person{std::string(text), {}, {}};
}

void collect(const Node& node, Names names, std::vector<Person>& people) {
  if (node.is_list()) {
    for (const Node& item : node.items) {
      if (!item.is_list()) collect(item, Names::kOne, people);
    }
  } else if (node.is_map()) {
    add_person(read_map(node), people);
  } else if (node.is_scalar()) {
    const std::string text = plain_text(node.text);
    for (const std::string_view part : split_people(text, names)) {
      add_person(person_of(part), people);
    }
  }
}

}  // namespace

Person read_person(std::string_view source) { return person_of(plain_text(source)); }

void add_person(Person person, std::vector<Person>& people) {
  if (people.size() > kMostOfAKind || (person.name.empty() && person.email.empty())) return;
  const auto same = std::find_if(people.begin(), people.end(),
                                 [&](const Person& other) { return is_same(person, other); });
  if (same == people.end()) {
    people.push_back(std::move(person));
    return;
  }
  if (same->name.empty()) same->name = std::move(person.name);
  if (same->email.empty()) same->email = std::move(person.email);
  if (same->uri.empty()) same->uri = std::move(person.uri);
}

std::vector<Person> read_people(const Node& node, Names names) {
  std::vector<Person> people;
  collect(node, names, people);
  return people;
}

}  // namespace feedgen
