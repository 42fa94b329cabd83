// A point in time as the parts of addresses: numbers and English names, in every locale.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

/// The parts that all dialects know: `year` (four digits), `month day hour minute second` (two),
/// `i_month i_day` (no leading zero). Nothing for other names.
std::optional<std::string> date_part(std::string_view name, std::chrono::local_seconds time);

/// ISO 8601's week: the year that it belongs to, its number from 1, and the day from 1 (Monday).
struct IsoWeek {
  int year;
  int week;
  int day;
};
IsoWeek iso_week(std::chrono::local_seconds time);

/// From 1.
int day_of_year(std::chrono::local_seconds time);

/// "January", "Monday".
std::string_view month_word(std::chrono::local_seconds time);
std::string_view weekday_word(std::chrono::local_seconds time);

}  // namespace feedgen
