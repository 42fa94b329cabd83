#include "time/read_date.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "text/display.h"
#include "text/unicode.h"
#include "time/date_forms.h"
#include "time/loose_words.h"
#include "time/resolve_date.h"
#include "time/write_date.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// No real date is longer; comments could make one of any length.
constexpr std::size_t kMostBytes = 256;

enum class Unit { kSeconds, kMilliseconds, kMicroseconds };

std::optional<Unit> find_unit(std::size_t digits, bool has_sign, bool has_at) {
  if (digits == 16 && !has_at) return Unit::kMicroseconds;
  if (digits == 0 || digits > 13) return std::nullopt;
  if (has_at) return Unit::kSeconds;
  if (digits == 13 || (has_sign && digits == 12)) return Unit::kMilliseconds;
  if (digits <= 11 && digits >= 9) return Unit::kSeconds;
  return std::nullopt;
}

// 9 to 11 digits are seconds, 13 milliseconds, 16 microseconds. With a sign, 12 digits are
// milliseconds too: "-0000" and "-1" are no times; behind '@', as GNU date has it, all are seconds.
// A fraction is cut off towards the past. Not read, for they may be meant otherwise: fewer bare
// digits, 12 (a time to the minute, as in 202107101301) and 14 (a time to the second).
std::optional<Instant> read_unix_time(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  in.skip();
  const bool has_at = in.accept('@');
  const bool is_negative = in.accept('-');
  const bool has_sign = is_negative || in.accept('+');
  const std::string_view digits = in.digits();
  const auto unit = find_unit(digits.size(), has_sign, has_at);
  if (!unit) return std::nullopt;
  std::int64_t count = 0;
  for (const char c : digits) count = count * 10 + (c - '0');
  bool has_rest = false;
  if (in.accept('.')) {
    const std::string_view fraction = in.digits();
    if (fraction.empty()) return std::nullopt;
    has_rest = fraction.find_first_not_of('0') != std::string_view::npos;
  }
  in.skip();
  if (!in.at_end()) return std::nullopt;
  if (unit != Unit::kSeconds) {
    const std::int64_t parts = unit == Unit::kMilliseconds ? 1000 : 1000000;
    has_rest = has_rest || count % parts != 0;
    count /= parts;
  }
  if (is_negative) count = has_rest ? -count - 1 : -count;
  return Instant{std::chrono::seconds{count}};
}

Error because(std::string problem, std::string remedy) {
  return Error{ErrorKind::kInput, Message{std::move(problem), std::move(remedy), {}}};
}

// "07/10/2021", "7.10.21", "10-07-2021": one or two digits twice, then a year.
bool has_unknown_order(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  in.skip();
  const auto first = in.digits().size();
  const char separator = in.peek();
  if (separator != '/' && separator != '.' && separator != '-') return false;
  in.accept(separator);
  const auto second = in.digits().size();
  if (!in.accept(separator)) return false;
  const auto third = in.digits().size();
  return (first == 1 || first == 2) && (second == 1 || second == 2) && third >= 1 && third <= 4;
}

// "2021", "2021-07", "2021-W27": the beginning of a date.
bool lacks_day(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  in.skip();
  if (in.digits().size() != 4) return false;
  if (in.accept('-') || in.accept('/') || in.accept('.')) {
    in.accept('W');
    const auto count = in.digits().size();
    if (count != 1 && count != 2) return false;
  }
  in.skip();
  return in.at_end();
}

bool is_bare_number(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  in.skip();
  const bool has_digits = !in.digits().empty();
  in.skip();
  return has_digits && in.at_end();
}

// The message for a text that is not a date in any form; its remedy depends on what the text looks
// like.
Error unreadable_date(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return because("the date is empty", "write it like 2021-07-10 13:01:16 +08:00");
  if (has_unknown_order(text))
    return because(fmt::format("can't tell the day from the month in {}", in_quotes(text)),
                   "write the year first, like 2021-07-10, or set date_order: day_first");
  if (lacks_day(text))
    return because(fmt::format("the date {} names no day", in_quotes(text)),
                   "write it in full, like 2021-07-10");
  if (is_bare_number(text))
    return because(fmt::format("can't tell what the number {} means", in_quotes(text)),
                   "write it like 2021-07-10 13:01:16 +08:00, or @ and Unix seconds");
  return because(fmt::format("can't read the date {}", in_quotes(text)),
                 "write it like 2021-07-10 13:01:16 +08:00");
}

}  // namespace

Result<DateReading> read_date(std::string_view text, const Zone& naive_zone, DateOrder order) {
  if (text.size() > kMostBytes)
    return fail(
        fmt::format("a date of {} bytes is too long", text.size()),
        fmt::format("write it in at most {} bytes, like 2021-07-10 13:01:16 +08:00", kMostBytes));
  // The forms exclude each other: a year comes first, or a word stands in the day, or there is but
  // a number. So their order decides only how soon the frequent ones are found.
  if (const auto date = read_rfc5322(text)) return resolve_date(*date, naive_zone);
  if (const auto date = read_iso8601(text)) return resolve_date(*date, naive_zone);
  if (const auto instant = read_unix_time(text)) {
    if (!is_writable(*instant))
      return fail("the date is outside the years 0001 to 9999", "correct the number");
    return DateReading{*instant, naive_zone.to_local(*instant), {}, {}};
  }
  const std::string folded = fold_full_width(text);
  if (folded != text) {
    if (const auto date = read_rfc5322(folded)) return resolve_date(*date, naive_zone);
    if (const auto date = read_iso8601(folded)) return resolve_date(*date, naive_zone);
  }
  if (const auto date = read_loose_date(folded, order)) return resolve_date(*date, naive_zone);
  return tl::unexpected<Error>(unreadable_date(text));
}

bool means_no_date(std::string_view text) {
  constexpr std::string_view kWords[]{"-0000",
                                      "-0",
                                      "+0000",
                                      "0",
                                      "null",
                                      "nil",
                                      "tbd",
                                      "tba",
                                      "unknown",
                                      "none",
                                      "n/a",
                                      "na",
                                      "-",
                                      "~",
                                      "待定",
                                      "now",
                                      "today",
                                      "undated",
                                      "created",
                                      "git created",
                                      "last modified",
                                      "git last modified"};
  if (text.size() > 32) return false;
  text = trim(text);
  if (text.empty()) return true;
  if (text.starts_with("0000-00-00") || text.starts_with("-0001-11-30")) return true;
  const std::string word = ascii_lower(text);
  return is_one_of(word, kWords);
}

}  // namespace feedgen
