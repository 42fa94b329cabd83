// Who wrote an article.
#pragma once

#include <vector>

#include "article/fields.h"
#include "value/article.h"
#include "value/settings.h"

namespace feedgen {

/// `author` and `authors` together, else `params.author` (Hugo), each person once. A name that the
/// setting `authors` knows as a key stands for the person there. At most kMostOfAKind, with a
/// warning.
std::vector<Person> read_authors(const Fields& fields, const Settings& settings,
                                 Diagnostics& diagnostics);

}  // namespace feedgen
