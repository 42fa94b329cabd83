#include "article/authors.h"

#include <algorithm>

#include <fmt/format.h>

#include "article/attachment_fields.h"
#include "config/person.h"

namespace feedgen {
namespace {

const Person& known(const Person& person, const Settings& settings) {
  if (!person.email.empty() || !person.uri.empty()) return person;
  const auto found =
      std::find_if(settings.authors_by_key.begin(), settings.authors_by_key.end(),
                   [&](const KnownAuthor& author) { return author.key == person.name; });
  return found == settings.authors_by_key.end() ? person : found->person;
}

}  // namespace

std::vector<Person> read_authors(const Fields& fields, const Settings& settings,
                                 Diagnostics& diagnostics) {
  const Node::Member* one = fields.find({"author"});
  const Node::Member* several = fields.find({"authors"});
  std::vector<Person> people;
  if (one != nullptr) people = read_people(one->value, Names::kOne);
  if (several != nullptr) {
    for (Person& person : read_people(several->value, Names::kSeveral)) {
      add_person(std::move(person), people);
    }
  }
  const Node::Member* member = one != nullptr ? one : several;
  if (member == nullptr) {
    const Node::Member* params = fields.find({"params"});
    member = params == nullptr ? nullptr : member_of(params->value, {"author", "authors"});
    if (member != nullptr) people = read_people(member->value, Names::kOne);
  }
  std::vector<Person> authors;
  for (const Person& person : people) add_person(known(person, settings), authors);
  if (authors.size() > kMostOfAKind) {
    authors.resize(kMostOfAKind);
    warn_of_member(*member, fmt::format("there are too many; the first {} are used", kMostOfAKind),
                   "name fewer", diagnostics);
  }
  return authors;
}

}  // namespace feedgen
