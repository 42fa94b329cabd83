// Keys that are nearly, but not, keys that articles have: `titel`, `categorys`.
#pragma once

#include <string_view>

#include "article/fields.h"
#include "value/diagnostic.h"
#include "value/node.h"
#include "value/settings.h"

namespace feedgen {

/// Whether a row of the table (article/keys.h) has a key of that plain form.
bool is_key_of_articles(std::string_view plain);

/// Names them, where the article lacks the keys that may be meant, and no setting asks for them.
void warn_of_near_misses(const Node& front_matter, const Fields& fields, const Settings& settings,
                         Diagnostics& diagnostics);

}  // namespace feedgen
