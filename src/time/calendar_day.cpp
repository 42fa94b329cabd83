#include "time/calendar_day.h"

#include <fmt/format.h>

#include "time/date_words.h"

namespace feedgen {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr int kDaysInMonth[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool is_leap(int year) { return std::chrono::year{year}.is_leap(); }

local_days first_day_of(int year) {
  return local_days{std::chrono::year{year} / std::chrono::January / 1};
}

/// The Monday of week 1.
local_days first_week_of(int year) {
  const local_days fourth = first_day_of(year) + days{3};
  return fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
}

bool has_year(int year) { return year >= 1 && year <= 9999; }

tl::unexpected<Error> no_such_year(int year) {
  return fail(fmt::format("no such year: {:04}", year), "years are 0001 to 9999");
}

}  // namespace

Result<local_days> calendar_day(int year, int month, int day) {
  if (!has_year(year)) return no_such_year(year);
  if (month < 1 || month > 12)
    return fail(fmt::format("no such month: {}", month), "months are 1 to 12");
  const int length = kDaysInMonth[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
  if (day < 1 || day > length)
    return fail(fmt::format("no such day: {} {} {:04}", day, month_name(month), year),
                fmt::format("{} {:04} has {} days", month_name(month), year, length));
  return local_days{std::chrono::year{year} / month / day};
}

Result<local_days> ordinal_day(int year, int day) {
  if (!has_year(year)) return no_such_year(year);
  const int length = is_leap(year) ? 366 : 365;
  if (day < 1 || day > length)
    return fail(fmt::format("no such day: day {} of {:04}", day, year),
                fmt::format("{:04} has {} days", year, length));
  return first_day_of(year) + days{day - 1};
}

Result<local_days> week_day(int year, int week, int weekday) {
  if (!has_year(year)) return no_such_year(year);
  const auto length = (first_week_of(year + 1) - first_week_of(year)) / std::chrono::weeks{1};
  if (week < 1 || week > length)
    return fail(fmt::format("no such week: week {} of {:04}", week, year),
                fmt::format("{:04} has {} weeks", year, length));
  if (weekday < 1 || weekday > 7)
    return fail(fmt::format("no such day: day {} of a week", weekday),
                "days of a week are 1 (Monday) to 7 (Sunday)");
  return first_week_of(year) + std::chrono::weeks{week - 1} + days{weekday - 1};
}

}  // namespace feedgen
