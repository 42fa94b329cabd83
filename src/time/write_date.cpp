#include "time/write_date.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

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

// `digits` of them, with zeros before a smaller number.
void append(long number, std::size_t digits, std::string& text) {
  text.append(digits, '0');
  for (auto digit = text.rbegin(); number > 0; ++digit, number /= 10) {
    *digit = static_cast<char>('0' + number % 10);
  }
}

// "06:30:00"
void append_time(const Fields& f, std::string& text) {
  append(f.hour, 2, text);
  text += ':';
  append(f.minute, 2, text);
  text += ':';
  append(static_cast<long>(f.second), 2, text);
}

}  // namespace

bool is_writable(Instant instant) { return instant >= kFirst && instant <= kLast; }

std::string rfc822(Instant instant) {
  const Fields f(instant);
  std::string text(weekday_name(f.weekday).substr(0, 3));
  text += ", ";
  append(f.day, 2, text);
  text += ' ';
  text += month_name(f.month).substr(0, 3);
  text += ' ';
  append(f.year, 4, text);
  text += ' ';
  append_time(f, text);
  return text += " GMT";
}

std::string rfc3339(Instant instant) {
  const Fields f(instant);
  std::string text;
  text.reserve(std::string_view("2021-07-10T06:30:00Z").size());
  append(f.year, 4, text);
  text += '-';
  append(f.month, 2, text);
  text += '-';
  append(f.day, 2, text);
  text += 'T';
  append_time(f, text);
  return text += 'Z';
}

}  // namespace feedgen
