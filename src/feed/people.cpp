#include "feed/people.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace feedgen {
namespace {

bool is_mail_character(char c) {
  return c > ' ' && c < '\x7F' &&
         std::string_view("()<>[]:;@\\,\"").find(c) == std::string_view::npos;
}

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                     is_mail_character) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 1, text.end(),
                     is_mail_character);
}

std::string name_of(const Person& person) {
  for (const std::string* candidate : {&person.name, &person.email, &person.uri}) {
    if (candidate->empty()) continue;
    return is_mail_address(*candidate) ? candidate->substr(0, candidate->find('@')) : *candidate;
  }
  return {};
}

}  // namespace

std::vector<Person> shown_people(const std::vector<Person>& people) {
  std::vector<Person> shown;
  for (const Person& person : people) {
    std::string name = name_of(person);
    if (name.empty()) continue;
    shown.push_back(
        {std::move(name), is_mail_address(person.email) ? person.email : "", person.uri});
  }
  return shown;
}

}  // namespace feedgen
