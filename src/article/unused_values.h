// Values of known keys that could not be used: nothing an author wrote is dropped without a word.
#pragma once

#include "article/fields.h"
#include "value/article.h"
#include "value/diagnostic.h"

namespace feedgen {

/// Warns of each key whose value says something, but nothing that `article` could be made of: a
/// title that is a list, a permalink that is no address, a switch that is neither on nor off.
void warn_of_unused_values(const Fields& fields, const Article& article, Diagnostics& diagnostics);

}  // namespace feedgen
