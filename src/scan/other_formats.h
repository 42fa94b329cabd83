// Files of formats that are not read (`.rst`, `.org`): they are counted, so that a user learns why
// their articles stand in no feed.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/facts.h"

namespace feedgen {

inline constexpr std::array<std::string_view, 22> kOtherFormats{
    ".rst", ".org",  ".adoc",  ".asciidoc", ".ipynb", ".textile",  ".njk", ".liquid",
    ".pug", ".haml", ".rmd",   ".qmd",      ".tex",   ".docx",     ".odt", ".wiki",
    ".typ", ".djot", ".mdown", ".mkdn",     ".mdwn",  ".mediawiki"};

/// How many files there are of each.
using FormatCounts = std::array<std::size_t, kOtherFormats.size()>;

/// The index of the format that the name's ending says, letters' case aside; nothing: none of them.
std::optional<std::size_t> other_format_of(std::string_view name);

/// Kept, for runs that list no folders.
void record(const FormatCounts& counts, Facts& facts);
/// Those that there are, the most first.
std::vector<std::pair<std::string, std::size_t>> recorded_formats(Facts& facts);

}  // namespace feedgen
