#include "time/resolve_date.h"

#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "text/display.h"
#include "time/date_words.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::local_seconds;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;

constexpr int kDaysInMonth[]{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool is_leap(int year) { return std::chrono::year{year}.is_leap(); }

local_days first_day_of(int year) {
  return local_days{std::chrono::year{year} / std::chrono::January / 1};
}

// The Monday of week 1.
local_days first_week_of(int year) {
  const local_days fourth = first_day_of(year) + days{3};
  return fourth - (std::chrono::weekday{fourth} - std::chrono::Monday);
}

bool has_year(int year) { return year >= 1 && year <= 9999; }

tl::unexpected<Error> no_such_year(int year) {
  return fail(fmt::format("no such year: {:04}", year), "years are 0001 to 9999");
}

// Days of the Gregorian calendar, which is taken to hold for all years, as ISO 8601 does. Nothing
// is rolled over to the next month or year.
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

// The `day`th day of a year, from 1.
Result<local_days> ordinal_day(int year, int day) {
  if (!has_year(year)) return no_such_year(year);
  const int length = is_leap(year) ? 366 : 365;
  if (day < 1 || day > length)
    return fail(fmt::format("no such day: day {} of {:04}", day, year),
                fmt::format("{:04} has {} days", year, length));
  return first_day_of(year) + days{day - 1};
}

// `weekday` is 1 (Monday) to 7. Week 1 holds the year's first Thursday (ISO 8601-1:2019 section
// 3.1.1.23), so the day may fall into a neighbouring year.
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

Result<local_days> find_day(const WrittenDate& date) {
  switch (date.day_form) {
    case WrittenDate::DayForm::kOrdinal: return ordinal_day(date.year, date.day);
    case WrittenDate::DayForm::kWeek: return week_day(date.year, date.week, date.day);
    case WrittenDate::DayForm::kCalendar: break;
  }
  return calendar_day(date.year, date.month, date.day);
}

/// "13:01 PM": the hour says it all.
bool is_past_noon(const WrittenDate& date) {
  return date.half_day == WrittenDate::HalfDay::kPm && date.hour >= 13 && date.hour <= 23;
}

/// The time since midnight. A second 60 is counted as the 59th here.
Result<seconds> find_time(const WrittenDate& date) {
  const bool is_halved = date.half_day != WrittenDate::HalfDay::kNone;
  const bool ends_day = date.hour == 24 && date.minute == 0 && date.second == 0 &&
                        !date.has_fraction && date.family == WrittenDate::Family::kIso;
  const bool has_hour =
      is_halved && !is_past_noon(date) ? date.hour >= 1 && date.hour <= 12 : date.hour <= 23;
  if ((!has_hour && !(ends_day && !is_halved)) || date.minute > 59 || date.second > 60)
    return fail(fmt::format("no such time: {:02}:{:02}:{:02}", date.hour, date.minute, date.second),
                is_halved ? "with AM or PM, hours are 1 to 12; minutes and seconds are 0 to 59"
                          : "hours are 0 to 23, minutes and seconds 0 to 59");
  int hour = date.hour;
  if (is_halved && !is_past_noon(date))
    hour = hour % 12 + (date.half_day == WrittenDate::HalfDay::kPm ? 12 : 0);
  const int second = date.second == 60 ? 59 : date.second;
  return hours{hour} + minutes{date.minute} + seconds{second};
}

Result<seconds> find_offset(const WrittenZone& zone) {
  if (zone.hours > 23 || zone.minutes > 59)
    return fail(fmt::format("no such offset: {}{:02}:{:02}", zone.sign < 0 ? '-' : '+', zone.hours,
                            zone.minutes),
                "offsets are -23:59 to +23:59");
  return zone.sign * (hours{zone.hours} + minutes{zone.minutes});
}

void warn(DateReading& reading, std::string problem, std::string remedy) {
  if (!reading.problem.empty()) return;
  reading.problem = std::move(problem);
  reading.remedy = std::move(remedy);
}

/// RFC 9557 section 3.4: the offset wins, unless the writer insists on the name.
Result<Instant> check_name(const WrittenZone& written, Instant instant, seconds offset,
                           DateReading& reading) {
  const auto zone = Zone::find(written.name);
  if (!zone) {
    if (written.is_critical) return tl::unexpected<Error>(zone.error());
    warn(reading, zone.error().message.problem, zone.error().message.remedy);
    return instant;
  }
  const seconds shown = zone->to_local(instant).time_since_epoch() - instant.time_since_epoch();
  if (written.is_unknown_offset || shown == offset) return instant;
  std::string problem = fmt::format("the offset is not {}'s at that time", zone->name());
  if (written.is_critical) return fail(std::move(problem), "correct one of them");
  warn(reading, std::move(problem), "the offset was used; correct one of them");
  return instant;
}

bool is_abbreviation(std::string_view name) {
  return name.size() <= 5 && name.find_first_of("/_+-0123456789") == std::string_view::npos;
}

/// A site's own clocks may have the name that others have elsewhere: CST in Shanghai.
std::optional<Instant> on_own_clocks(local_seconds local, std::string_view abbreviation,
                                     const Zone& naive_zone) {
  const auto offset = naive_zone.offset_of(abbreviation, local);
  if (!offset) return std::nullopt;
  return Instant{local.time_since_epoch() - *offset};
}

Result<Instant> in_named_zone(local_seconds local, const WrittenDate& date, const Zone& naive_zone,
                              DateReading& reading) {
  const std::string_view name = date.zone.name;
  if (is_abbreviation(name)) {
    if (const auto own = on_own_clocks(local, name, naive_zone)) return *own;
  }
  const auto zone = Zone::find(name);
  if (zone) return zone->to_instant(local);
  if (!is_abbreviation(name)) return tl::unexpected<Error>(zone.error());
  // RFC 5322 section 4.3: unknown alphabetic zones should be considered equivalent to "-0000".
  const bool is_mail = date.family == WrittenDate::Family::kMail;
  warn(reading,
       fmt::format("unknown time zone {}, read as {}", in_quotes(name),
                   is_mail ? "UTC" : naive_zone.name()),
       "write the offset, like +0800");
  return is_mail ? Instant{local.time_since_epoch()} : naive_zone.to_instant(local);
}

Result<Instant> find_instant(local_seconds local, const WrittenDate& date, const Zone& naive_zone,
                             DateReading& reading) {
  if (!date.zone.abbreviation.empty()) {
    if (const auto own = on_own_clocks(local, date.zone.abbreviation, naive_zone)) return *own;
  }
  if (date.zone.has_offset) {
    const auto offset = find_offset(date.zone);
    if (!offset) return tl::unexpected<Error>(offset.error());
    const Instant instant{local.time_since_epoch() - *offset};
    if (date.zone.name.empty()) return instant;
    return check_name(date.zone, instant, *offset, reading);
  }
  if (!date.zone.name.empty()) return in_named_zone(local, date, naive_zone, reading);
  reading.is_in_naive_zone = date.has_clock;
  return naive_zone.to_instant(local);
}

bool can_end_with_leap_second(Instant instant) {
  const auto day = std::chrono::floor<days>(instant);
  const std::chrono::year_month_day next{day + days{1}};
  return instant - day == hours{24} - seconds{1} && next.day() == std::chrono::day{1} &&
         (next.month() == std::chrono::July || next.month() == std::chrono::January) &&
         day >= sys_days{std::chrono::year{1972} / 1 / 1};
}

void check_weekday(const WrittenDate& date, local_days day, DateReading& reading) {
  const auto right = static_cast<int>(std::chrono::weekday{day}.c_encoding());
  if (!date.weekday || *date.weekday == right) return;
  const std::chrono::year_month_day ymd{day};
  const unsigned month = static_cast<unsigned>(ymd.month());
  warn(reading,
       fmt::format("{} {} {:04} is a {}, not a {}", static_cast<unsigned>(ymd.day()),
                   month_name(static_cast<int>(month)), static_cast<int>(ymd.year()),
                   weekday_name(right), weekday_name(*date.weekday)),
       fmt::format("the weekday was ignored; write {}", weekday_name(right).substr(0, 3)));
}

}  // namespace

Result<DateReading> resolve_date(const WrittenDate& date, const Zone& naive_zone) {
  const auto day = find_day(date);
  if (!day) return tl::unexpected<Error>(day.error());
  const auto time = find_time(date);
  if (!time) return tl::unexpected<Error>(time.error());
  DateReading reading;
  const auto instant = find_instant(*day + *time, date, naive_zone, reading);
  if (!instant) return tl::unexpected<Error>(instant.error());
  reading.instant = *instant;
  reading.written = *day + *time;
  if (date.second == 60) {
    if (!can_end_with_leap_second(reading.instant))
      return fail(fmt::format("no such time: {:02}:{:02}:60", date.hour, date.minute),
                  "a leap second is 23:59:60 UTC at the end of a June or December");
    reading.instant += seconds{1};
  }
  if (!is_writable(reading.instant))
    return fail("the date is outside the years 0001 to 9999 in UTC", "correct the year");
  check_weekday(date, *day, reading);
  if (is_past_noon(date) || date.has_slip) {
    const std::chrono::hh_mm_ss shown(*time);
    warn(reading,
         fmt::format("the time is written oddly, and was read as {:02}:{:02}:{:02}",
                     shown.hours().count(), shown.minutes().count(), shown.seconds().count()),
         "write it like 13:01:16");
  }
  return reading;
}

}  // namespace feedgen
