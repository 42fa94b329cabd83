// Patterns that name files, as .gitignore writes them.
#pragma once

#include <string_view>

namespace feedgen {

/// `*` matches within one part of a path, `**` any number of parts, `?` one character (code
/// point), everything else itself. A pattern without a slash in front or in the middle matches at
/// any depth, another one from the articles' folder on. One that matches a folder matches all
/// that is in it. Time is bounded by the product of both lengths.
bool matches_glob(std::string_view pattern, std::string_view path);

}  // namespace feedgen
