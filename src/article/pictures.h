// The picture that an article's front matter names.
#pragma once

#include <string>

#include "article/fields.h"
#include "value/article.h"
#include "value/settings.h"

namespace feedgen {

/// Absolute; empty if there is none or it can't be made absolute. `article.url` is set already.
std::string read_picture(const Fields& fields, const Article& article, const Settings& settings);

}  // namespace feedgen
