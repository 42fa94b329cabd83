// Recognised fields become an instant, or an error that says what does not exist. All date forms
// are judged here, by the same rules.
#pragma once

#include "time/read_date.h"
#include "time/written_date.h"

namespace feedgen {

/// Refuses days, times, offsets and zones that do not exist. Warns about a weekday that is not the
/// day's and about zones that contradict each other.
///
/// A second 60 is accepted where a leap second can be: at 23:59:60 UTC on the last day of a June or
/// December from 1972 on (RFC 3339 appendix D). POSIX time has no such second; it is the next one.
/// 24:00:00 is the end of a day in ISO 8601 (section 5.3.2 of 1988's edition), not in RFC 5322.
[[nodiscard]] Result<DateReading> resolve_date(const WrittenDate& date, const Zone& naive_zone);

}  // namespace feedgen
