// The time of day as people and programs write it.
#pragma once

#include <string_view>

#include "time/scanner.h"
#include "time/written_date.h"

namespace feedgen {

/// Reads "13:01", "13:01:16", "13:01:16.5", "1:01 PM" and the blanks behind it. Blanks may stand
/// around the colons, as RFC 5322 section 4.3 has them. False if this is no time.
bool read_clock(Scanner& in, WrittenDate& date);

/// Reads ISO 8601's basic and shortened forms as well: "130116", "1301", "13", and fractions of the
/// last unit that is written.
bool read_iso_clock(Scanner& in, WrittenDate& date);

}  // namespace feedgen
