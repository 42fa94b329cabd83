// Days of the Gregorian calendar, which is taken to hold for all years, as ISO 8601 does. A day
// that the calendar does not have is an error; nothing is rolled over to the next month or year.
#pragma once

#include <chrono>

#include "value/result.h"

namespace feedgen {

/// "no such day: 30 February 2021; February 2021 has 28 days". Years are 1 to 9999.
[[nodiscard]] Result<std::chrono::local_days> calendar_day(int year, int month, int day);

/// The `day`th day of a year, from 1.
[[nodiscard]] Result<std::chrono::local_days> ordinal_day(int year, int day);

/// `weekday` is 1 (Monday) to 7. Week 1 holds the year's first Thursday (ISO 8601-1:2019 section
/// 3.1.1.23), so the day may fall into a neighbouring year.
[[nodiscard]] Result<std::chrono::local_days> week_day(int year, int week, int weekday);

}  // namespace feedgen
