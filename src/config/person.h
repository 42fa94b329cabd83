// The shapes in which people are named, in configuration and in front matter alike.
#pragma once

#include <string_view>
#include <vector>

#include "value/names.h"
#include "value/node.h"

namespace feedgen {

/// What a key that holds a text says: `author` names one person, unless the text is plainly a list;
/// `authors` names several.
enum class PeopleInText { kOne, kSeveral };

/// "Jane Doe <jane@example.org>", "jane@example.org (Jane Doe)", "Jane Doe" or a bare address.
Person read_person(std::string_view text);

/// A scalar is one person, or several with semicolons or "、" between them. So are commas read
/// where they can only separate: with PeopleInText::kSeveral, behind a mail address, in "Jane Doe,
/// Bob Roe" and in "Jane, Bob, Ann"; but "Doe, Jane" and "King, Jr." stay whole. A list holds
/// several people, each a scalar or a map; a map has `name`, `email` (or `mail`) and `url` (or
/// `uri`, `link`, `website`, `homepage`). People without a name and mail are left out, and so are
/// all behind kMostOfAKind + 1; a person who is named twice stands once.
std::vector<Person> read_people(const Node& node, PeopleInText names = PeopleInText::kOne);

/// Adds `person` to `people`. A person who has the same name or mail address, and nothing that
/// contradicts, is the same one: the two are joined, and what one lacks comes from the other.
void add_person(Person person, std::vector<Person>& people);

}  // namespace feedgen
