#include "sites/calendar_words.h"

#include <fmt/format.h>

#include "time/date_words.h"

namespace feedgen {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::local_seconds;

local_days day_of(local_seconds time) { return std::chrono::floor<days>(time); }

}  // namespace

std::optional<std::string> date_part(std::string_view name, local_seconds time) {
  const std::chrono::year_month_day date{day_of(time)};
  const std::chrono::hh_mm_ss clock{time - day_of(time)};
  const auto month = static_cast<unsigned>(date.month());
  const auto day = static_cast<unsigned>(date.day());
  if (name == "year") return fmt::format("{:04}", static_cast<int>(date.year()));
  if (name == "month") return fmt::format("{:02}", month);
  if (name == "i_month") return fmt::format("{}", month);
  if (name == "day") return fmt::format("{:02}", day);
  if (name == "i_day") return fmt::format("{}", day);
  if (name == "hour") return fmt::format("{:02}", clock.hours().count());
  if (name == "minute") return fmt::format("{:02}", clock.minutes().count());
  if (name == "second") return fmt::format("{:02}", clock.seconds().count());
  return std::nullopt;
}

IsoWeek iso_week(local_seconds time) {
  const local_days day = day_of(time);
  const auto weekday = static_cast<int>(std::chrono::weekday{day}.iso_encoding());
  // A week belongs to the year of its Thursday (ISO 8601-1:2019 section 3.1.1.23).
  const local_days thursday = day + days{4 - weekday};
  const std::chrono::year year = std::chrono::year_month_day{thursday}.year();
  const auto passed = thursday - local_days{year / 1 / 1};
  return {static_cast<int>(year), static_cast<int>(passed.count() / 7 + 1), weekday};
}

int day_of_year(local_seconds time) {
  const local_days day = day_of(time);
  const std::chrono::year year = std::chrono::year_month_day{day}.year();
  return static_cast<int>((day - local_days{year / 1 / 1}).count() + 1);
}

std::string_view month_word(local_seconds time) {
  const std::chrono::year_month_day date{day_of(time)};
  return month_name(static_cast<int>(static_cast<unsigned>(date.month())));
}

std::string_view weekday_word(local_seconds time) {
  return weekday_name(static_cast<int>(std::chrono::weekday{day_of(time)}.c_encoding()));
}

}  // namespace feedgen
