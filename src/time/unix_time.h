// Unix time as programs write it into articles: a number of seconds or milliseconds.
#pragma once

#include <optional>
#include <string_view>

#include "time/instant.h"

namespace feedgen {

/// 9 to 11 digits are seconds, 13 are milliseconds. With a sign, up to 11 digits are seconds and 12
/// and 13 milliseconds; behind '@', as GNU date has it, all are seconds. A fraction is cut off
/// towards the past. Not read, for they may be meant otherwise: fewer bare digits, 12 (a time to
/// the minute, as in 202107101301) and 14 (a time to the second).
std::optional<Instant> read_unix_time(std::string_view text);

}  // namespace feedgen
