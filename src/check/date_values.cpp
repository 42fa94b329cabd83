#include <array>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "check/values.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "time/read_date.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

using std::chrono::sys_days;

constexpr std::string_view kDays[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::string_view kDayNames[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                          "Thursday", "Friday", "Saturday"};
constexpr std::string_view kZones[] = {"ut",  "gmt", "est", "edt", "cst", "cdt",
                                       "mst", "mdt", "pst", "pdt", "z"};

template <std::size_t N>
int index_in(std::string_view word, const std::string_view (&words)[N]) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == word) return static_cast<int>(i);
  }
  return -1;
}

// "((mon)|…), dd mon yy hh:mm:ss zone", read word by word.
struct MailDate {
  bool is_rfc822 = false;
  bool is_usual = false;  ///< RFC 1123's form, with single spaces
  bool exists = true;
  int weekday = -1;  ///< as it is written
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  int offset_minutes = 0;
};

// Comments in brackets, which RFC 822 has, become blanks.
std::string without_comments(std::string_view text) {
  if (text.find('(') == std::string_view::npos) return std::string(text);
  std::string result;
  int depth = 0;
  for (const char c : text) {
    if (c == '(') ++depth;
    if (depth == 0) result += c;
    if (c == ')' && depth > 0 && --depth == 0) result += ' ';
  }
  return result;
}

std::optional<int> number(std::string_view digits, std::size_t least, std::size_t most) {
  if (digits.size() < least || digits.size() > most || !is_all_digits(digits)) return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool read_clock_of(std::string_view word, MailDate& date) {
  const std::vector<std::string_view> parts = parts_between(word, ':');
  if (parts.size() < 2 || parts.size() > 3) return false;
  const auto hour = number(parts[0], 2, 2);
  const auto minute = number(parts[1], 2, 2);
  const auto second = parts.size() == 3 ? number(parts[2], 2, 2) : std::optional<int>(0);
  if (!hour || !minute || !second) return false;
  date.hour = *hour;
  date.minute = *minute;
  date.second = *second;
  if (*hour > 23 || *minute > 59 || *second > 60) date.exists = false;
  return true;
}

bool read_zone_of(std::string_view word, MailDate& date) {
  if (word.size() == 5 && (word[0] == '+' || word[0] == '-')) {
    const auto digits = number(word.substr(1), 4, 4);
    if (!digits) return false;
    date.offset_minutes = (*digits / 100 * 60 + *digits % 100) * (word[0] == '-' ? -1 : 1);
    if (*digits % 100 % 15 != 0 || *digits % 100 > 59 || *digits / 100 > 14) date.is_usual = false;
    return true;
  }
  const int zone = index_in(word, kZones);
  if (zone >= 0) {
    constexpr int kHours[] = {0, 0, -5, -4, -6, -5, -7, -6, -8, -7, 0};
    date.offset_minutes = 60 * kHours[zone];
    return true;
  }
  date.is_usual = false;
  return word.size() == 1 && is_ascii_letter(word[0]) && word[0] != 'j';
}

// Days and months begin with a capital, zones are capitals: as RFC 822 writes them.
bool has_usual_names(std::string_view written) {
  const auto is_capital = [](char c) { return !is_ascii_lower_letter(c); };
  while (!written.empty()) {
    const std::string_view word = take_word(written, " \t\r\n,");
    if (word.empty() || !is_ascii_letter(word.front())) continue;
    const std::string lower = ascii_lower(word);
    const bool is_name = index_in(lower, kDays) >= 0 || index_in(lower, kMonths) >= 0;
    const std::string_view rest = word.substr(1);
    const bool is_usual = is_name ? all_of(rest, is_ascii_lower_letter) : all_of(rest, is_capital);
    if (!is_capital(word.front()) || !is_usual) return false;
  }
  return true;
}

MailDate read_mail_date(std::string_view written) {
  MailDate date;
  std::string text = ascii_lower(without_comments(written));
  std::string_view rest = trim(text);
  date.is_usual = true;
  constexpr std::string_view kBlanks = " \t\r\n";
  if (const std::size_t comma = rest.find(','); comma != std::string_view::npos) {
    date.weekday = index_in(trim(rest.substr(0, comma)), kDays);
    if (date.weekday < 0) return date;
    if (comma != 3) date.is_usual = false;
    rest.remove_prefix(comma + 1);
    if (!rest.starts_with(' ')) date.is_usual = false;
  }
  const std::string_view day = take_word(rest, kBlanks), month = take_word(rest, kBlanks),
                         year = take_word(rest, kBlanks), clock = take_word(rest, kBlanks),
                         zone = take_word(rest, kBlanks);
  const auto the_day = number(day, 1, 2);
  const int the_month = index_in(month, kMonths);
  const auto the_year = number(year, 2, 4);
  if (!the_day || the_month < 0 || !the_year || year.size() == 3) return date;
  if (!read_clock_of(clock, date)) return date;
  if (zone.empty() || !read_zone_of(zone, date)) return date;
  if (!trim(rest).empty()) return date;
  date.day = *the_day;
  date.month = the_month + 1;
  date.year = *the_year;
  if (year.size() == 2) {
    date.is_usual = false;
    date.year += date.year < 50 ? 2000 : 1900;
  }
  const std::chrono::year_month_day ymd{std::chrono::year(date.year),
                                        std::chrono::month(static_cast<unsigned>(date.month)),
                                        std::chrono::day(static_cast<unsigned>(date.day))};
  if (!ymd.ok()) date.exists = false;
  if (written.find('(') != std::string_view::npos || written.find("  ") != std::string_view::npos) {
    date.is_usual = false;
  }
  if (!has_usual_names(written)) date.is_usual = false;
  date.is_rfc822 = true;
  return date;
}

sys_days day_of(const MailDate& date) {
  return sys_days{std::chrono::year(date.year) /
                  std::chrono::month(static_cast<unsigned>(date.month)) /
                  std::chrono::day(static_cast<unsigned>(date.day))};
}

Instant instant_of(const MailDate& date) {
  return Instant{day_of(date)} + std::chrono::hours{date.hour} +
         std::chrono::minutes{date.minute - date.offset_minutes} +
         std::chrono::seconds{date.second};
}

// What any reader of dates makes of it, for --fix.
std::optional<Instant> guessed(std::string_view text) {
  const Result<DateReading> reading = read_date(text, Zone{});
  if (!reading || reading->is_in_naive_zone || !reading->problem.empty()) return std::nullopt;
  return reading->instant;
}

std::vector<Fix> replacement(const JudgedValue& value, FeedJudge& judge, std::string text) {
  // A text that holds references or stands in an attribute is not replaced by place.
  if (value.attribute != nullptr || value.text.empty() ||
      judge.text().substr(value.offset, value.text.size()) != value.text) {
    return {};
  }
  return {{value.offset, value.offset + value.text.size(), std::move(text)}};
}

void judge_when(Instant instant, const JudgedValue& value, FeedJudge& judge) {
  constexpr Instant kLeast = sys_days{std::chrono::year(1990) / 1 / 1};
  if (instant >= kLeast && instant <= judge.request().now + std::chrono::minutes{10}) return;
  judge.add("implausible-date", value.offset,
            fmt::format("{} is {} {}", shown_place(value), in_quotes(value.text),
                        instant < kLeast ? "before 1990" : "in the future"));
}

// Fields of ISO 8601's profile: "2021-07-10T13:01:16.5+08:00" and shorter ones.
struct IsoDate {
  bool is_read = false;
  bool has_month = false, has_day = false, has_time = false, has_seconds = false, has_zone = false;
  bool exists = true;
  Instant instant{};
};

IsoDate read_iso(std::string_view text) {
  IsoDate date;
  const auto take = [&](std::size_t digits) -> std::optional<int> {
    const auto value = number(text.substr(0, digits), digits, digits);
    if (value) text.remove_prefix(digits);
    return value;
  };
  const auto take_mark = [&](char mark) {
    if (!text.starts_with(mark)) return false;
    text.remove_prefix(1);
    return true;
  };
  int month = 1, day = 1, hour = 0, minute = 0, second = 0, offset = 0;
  bool is_zone = true;
  const auto year = take(4);
  if (!year) return date;
  if (take_mark('-')) {
    const auto the_month = take(2);
    if (!the_month) return date;
    month = *the_month;
    date.has_month = true;
    if (take_mark('-')) {
      const auto the_day = take(2);
      if (!the_day) return date;
      day = *the_day;
      date.has_day = true;
      if (take_mark('T')) {
        const auto the_hour = take(2);
        if (!the_hour || !take_mark(':')) return date;
        const auto the_minute = take(2);
        if (!the_minute) return date;
        hour = *the_hour;
        minute = *the_minute;
        date.has_time = true;
        if (take_mark(':')) {
          const auto the_second = take(2);
          if (!the_second) return date;
          second = *the_second;
          date.has_seconds = true;
          if (take_mark('.')) {
            while (!text.empty() && is_ascii_digit(text.front())) text.remove_prefix(1);
          }
        }
        if (take_mark('Z')) {
          date.has_zone = true;
        } else if (!text.empty() && (text.front() == '+' || text.front() == '-')) {
          const int sign = text.front() == '-' ? -1 : 1;
          text.remove_prefix(1);
          const auto hours = take(2);
          if (!hours || !take_mark(':')) return date;
          const auto minutes = take(2);
          if (!minutes) return date;
          is_zone = *hours <= 23 && *minutes <= 59;
          offset = sign * (*hours * 60 + *minutes);
          date.has_zone = true;
        }
      }
    }
  }
  if (!text.empty()) return date;
  const std::chrono::year_month_day ymd{std::chrono::year(*year),
                                        std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  date.exists = ymd.ok() && hour <= 23 && minute <= 59 && second <= 60 && is_zone;
  date.is_read = true;
  if (date.exists) {
    date.instant = Instant{sys_days{ymd}} + std::chrono::hours{hour} +
                   std::chrono::minutes{minute - offset} + std::chrono::seconds{second};
  }
  return date;
}

void add_bad_date(std::string_view rule, const JudgedValue& value, FeedJudge& judge,
                  std::string (*write)(Instant)) {
  const std::optional<Instant> meant = guessed(value.text);
  std::string remedy = meant ? fmt::format("write it as {}", write(*meant)) : std::string{};
  judge.add(
      rule, value.offset,
      fmt::format("{} is {}, which is no such date", shown_place(value), in_quotes(value.text)),
      std::move(remedy), meant ? replacement(value, judge, write(*meant)) : std::vector<Fix>{});
}

}  // namespace

void mail_date(const JudgedValue& value, FeedJudge& judge) {
  const MailDate date = read_mail_date(value.text);
  if (!date.is_rfc822 || !date.exists) return add_bad_date("rss-date", value, judge, rfc822);
  const Instant instant = instant_of(date);
  const int weekday = static_cast<int>(std::chrono::weekday{day_of(date)}.c_encoding());
  if (date.weekday >= 0 && date.weekday != weekday) {
    judge.add("date-weekday", value.offset,
              fmt::format("{} is {}, but that day is a {}", shown_place(value),
                          in_quotes(value.text), kDayNames[static_cast<std::size_t>(weekday)]),
              {}, replacement(value, judge, rfc822(instant)));
    return;
  }
  if (!date.is_usual) {
    judge.add("rss-date-form", value.offset,
              fmt::format("{} is {}, which not all readers read", shown_place(value),
                          in_quotes(value.text)),
              fmt::format("write it as {}", rfc822(instant)),
              replacement(value, judge, rfc822(instant)));
    return;
  }
  judge_when(instant, value, judge);
}

void rfc3339_date(const JudgedValue& value, FeedJudge& judge) {
  const IsoDate date = read_iso(value.text);
  if (!date.is_read || !date.exists || !date.has_seconds || !date.has_zone) {
    return add_bad_date("atom-date", value, judge, rfc3339);
  }
  judge_when(date.instant, value, judge);
}

namespace {

enum class IsoZone { kNeeded, kOptional };

// True where the date is one.
bool judge_iso(const IsoDate& date, IsoZone zone, const JudgedValue& value, FeedJudge& judge) {
  const bool has_zone = !date.has_time || date.has_zone || zone == IsoZone::kOptional;
  if (date.is_read && date.exists && has_zone) return true;
  add_bad_date("w3c-date", value, judge, rfc3339);
  return false;
}

}  // namespace

void w3c_date(const JudgedValue& value, FeedJudge& judge) {
  const IsoDate date = read_iso(value.text);
  if (judge_iso(date, IsoZone::kNeeded, value, judge)) judge_when(date.instant, value, judge);
}

void w3c_date_of_any_time(const JudgedValue& value, FeedJudge& judge) {
  judge_iso(read_iso(value.text), IsoZone::kNeeded, value, judge);
}

void iso_date(const JudgedValue& value, FeedJudge& judge) {
  const IsoDate date = read_iso(value.text);
  if (judge_iso(date, IsoZone::kOptional, value, judge)) judge_when(date.instant, value, judge);
}

void iso_date_of_any_time(const JudgedValue& value, FeedJudge& judge) {
  judge_iso(read_iso(value.text), IsoZone::kOptional, value, judge);
}

void iso_day(const JudgedValue& value, FeedJudge& judge) {
  const IsoDate date = read_iso(value.text);
  if (!judge_iso(date, IsoZone::kNeeded, value, judge)) return;
  if (date.has_day && !date.has_time) return judge_when(date.instant, value, judge);
  add_bad_date("w3c-date", value, judge, rfc3339);
}

std::optional<Instant> instant_of_mail_date(std::string_view text) {
  const MailDate date = read_mail_date(text);
  if (!date.is_rfc822 || !date.exists) return std::nullopt;
  return instant_of(date);
}

std::optional<Instant> instant_of_rfc3339(std::string_view text) {
  const IsoDate date = read_iso(text);
  if (!date.is_read || !date.exists || !date.has_zone) return std::nullopt;
  return date.instant;
}

}  // namespace feedgen
