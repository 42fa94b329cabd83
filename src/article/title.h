// What an article is called.
#pragma once

#include <string>
#include <string_view>

#include "article/fields.h"

namespace feedgen {

/// `title`, else the body's first heading or `<title>`, else the file's name without a date in
/// front (for `index.*` the folder's), never empty. Plain text.
std::string read_title(const Fields& fields, std::string_view path, std::string_view body);

}  // namespace feedgen
