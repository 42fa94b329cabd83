#include "config/person.h"

#include <algorithm>

#include "syntax/scalar.h"
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
    if ((key == "url" || key == "uri" || key == "link" || key == "website") && is_web_url(text)) {
      person.uri = encode_url(text);
    }
  }
  return person;
}

void collect(const Node& node, std::vector<Person>& people) {
  Person person;
  if (node.is_list()) {
    for (const Node& item : node.items) {
      if (!item.is_list()) collect(item, people);
    }
    return;
  }
  if (node.is_scalar()) person = read_person(node.text);
  if (node.is_map()) person = read_map(node);
  const bool named =
      people.size() <= kMostOfAKind && !(person.name.empty() && person.email.empty());
  if (named && std::find(people.begin(), people.end(), person) == people.end()) {
    people.push_back(std::move(person));
  }
}

}  // namespace

Person read_person(std::string_view source) {
  const std::string text = plain_text(source);
  if (is_mail(text)) return Person{{}, text, {}};
  std::string_view outer;
  std::string_view inner;
  if (!text.empty() && split_enclosed(text, '<', '>', outer, inner) && is_mail(inner)) {
    return Person{std::string(outer), std::string(inner), {}};
  }
  if (!text.empty() && split_enclosed(text, '(', ')', outer, inner) && is_mail(outer)) {
    return Person{std::string(inner), std::string(outer), {}};
  }
  return Person{text, {}, {}};
}

std::vector<Person> read_people(const Node& node) {
  std::vector<Person> people;
  collect(node, people);
  return people;
}

}  // namespace feedgen
