// Where front matter says something of an attachment: in its map, or beside it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "article/fields.h"
#include "value/diagnostic.h"
#include "value/node.h"

namespace feedgen {

/// The member of `map` that has the first of `names` (in lower case) that has a value; null if
/// none.
const Node::Member* member_of(const Node& map, std::initializer_list<std::string_view> names);

/// Its text, or empty where it is no scalar.
std::string_view text_of(const Node& map, std::initializer_list<std::string_view> names);

/// "1234", "1234.5", "20:34" and "1:20:34" in whole seconds, at most a year.
std::optional<std::uint32_t> read_duration(std::string_view text);

/// Digits and nothing else.
std::optional<std::uint64_t> read_whole_number(std::string_view text);

/// RFC 6838 section 4.2, parameters (";codecs=…") left aside.
bool is_media_type(std::string_view text);

/// By the ending of the path; "application/octet-stream" where it says nothing.
std::string media_type_of(std::string_view url);

/// "KEY: PROBLEM; REMEDY" at the member's place.
void warn_of_member(const Node::Member& member, const std::string& problem,
                    const std::string& remedy, Diagnostics& diagnostics);

}  // namespace feedgen
