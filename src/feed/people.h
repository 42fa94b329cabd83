// The people behind a feed or an entry as feeds can show them: a name always, a mail address only
// if it is one.
#pragma once

#include <vector>

#include "value/article.h"

namespace feedgen {

/// Each person with a name: the given one, else the part before the '@' of the mail address, else
/// the address of the person's page. Who has none of these is left out. A mail address in place of
/// a name is cut in the same way: validators and harvesters find it. `email` is empty unless it is
/// an address as RFC 4287 section 3.2.3 asks (RFC 2822's addr-spec without comments and quotes).
std::vector<Person> shown_people(const std::vector<Person>& people);

}  // namespace feedgen
