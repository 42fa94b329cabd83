#include "time/write_date.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "time/date_words.h"

namespace feedgen {
namespace {

constexpr Instant kFirst = std::chrono::sys_days{std::chrono::year{1} / 1 / 1};
constexpr Instant kLast =
    std::chrono::sys_days{std::chrono::year{10000} / 1 / 1} - std::chrono::seconds{1};

struct Fields {
  explicit Fields(Instant instant) {
    const Instant shown = std::clamp(instant, kFirst, kLast);
    const auto days = std::chrono::floor<std::chrono::days>(shown);
    const std::chrono::year_month_day ymd{days};
    const std::chrono::hh_mm_ss time{shown - days};
    weekday = static_cast<int>(std::chrono::weekday{days}.c_encoding());
    year = static_cast<int>(ymd.year());
    month = static_cast<int>(static_cast<unsigned>(ymd.month()));
    day = static_cast<int>(static_cast<unsigned>(ymd.day()));
    hour = time.hours().count();
    minute = time.minutes().count();
    second = time.seconds().count();
  }

  int weekday, year, month, day;
  long hour, minute;
  long long second;
};

}  // namespace

bool is_writable(Instant instant) { return instant >= kFirst && instant <= kLast; }

std::string rfc822(Instant instant) {
  const Fields f(instant);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
                     weekday_name(f.weekday).substr(0, 3), f.day, month_name(f.month).substr(0, 3),
                     f.year, f.hour, f.minute, f.second);
}

std::string rfc3339(Instant instant) {
  const Fields f(instant);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", f.year, f.month, f.day, f.hour,
                     f.minute, f.second);
}

}  // namespace feedgen
