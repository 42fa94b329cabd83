#include "time/iso8601.h"

#include "time/date_words.h"
#include "time/scanner.h"
#include "time/written_clock.h"
#include "time/written_zone.h"

namespace feedgen {
namespace {

bool read_one_or_two_digits(Scanner& in, int& value) {
  const std::string_view digits = in.digits();
  value = number(digits);
  return digits.size() == 1 || digits.size() == 2;
}

/// "20210710" or "2021191", already split off.
bool take_basic_date(std::string_view digits, WrittenDate& date) {
  date.year = number(digits.substr(0, 4));
  if (digits.size() == 7) {
    date.day_form = WrittenDate::DayForm::kOrdinal;
    date.day = number(digits.substr(4));
    return true;
  }
  if (digits.size() != 8) return false;
  date.month = number(digits.substr(4, 2));
  date.day = number(digits.substr(6));
  return true;
}

/// "W27-6" or "W276". A week without a day is no date.
bool read_week(Scanner& in, WrittenDate& date) {
  date.day_form = WrittenDate::DayForm::kWeek;
  const std::string_view digits = in.digits();
  date.week = number(digits.substr(0, 2));
  if (digits.size() == 3) {
    date.day = number(digits.substr(2));
    return true;
  }
  if (digits.size() != 2 || !in.accept('-')) return false;
  const std::string_view day = in.digits();
  date.day = number(day);
  return day.size() == 1;
}

/// "-07-10", "/7/10", "-Jul-10", "-191" or "-W27-6": what follows the four digits of a year.
bool read_extended_date(Scanner& in, WrittenDate& date) {
  const char separator = in.peek();
  if (!in.accept('-') && !in.accept('/') && !in.accept('.')) return false;
  if (separator == '-' && in.peek() == 'W') {
    in.accept('W');
    return read_week(in, date);
  }
  if (separator == '-' && in.digits_ahead() == 3) {
    date.day_form = WrittenDate::DayForm::kOrdinal;
    date.day = number(in.digits());
    return true;
  }
  if (is_ascii_letter(in.peek())) {
    const auto month = find_month(in.letters());
    if (!month) return false;
    date.month = *month;
  } else if (!read_one_or_two_digits(in, date.month)) {
    return false;
  }
  return in.accept(separator) && read_one_or_two_digits(in, date.day);
}

bool read_chinese_date(Scanner& in, WrittenDate& date) {
  in.skip();
  if (!read_one_or_two_digits(in, date.month)) return false;
  in.skip();
  if (!in.accept("月")) return false;
  in.skip();
  if (!read_one_or_two_digits(in, date.day)) return false;
  in.skip();
  return in.accept("日");
}

bool read_day(Scanner& in, WrittenDate& date) {
  const std::string_view digits = in.digits();
  if (digits.size() == 14) {
    date.hour = number(digits.substr(8, 2));
    date.minute = number(digits.substr(10, 2));
    date.second = number(digits.substr(12));
    return take_basic_date(digits.substr(0, 8), date);
  }
  if (digits.size() != 4) return take_basic_date(digits, date);
  date.year = number(digits);
  if (in.accept('W')) return read_week(in, date);
  if (in.accept("年")) return read_chinese_date(in, date);
  return read_extended_date(in, date);
}

/// The basic form may follow 'T' or a date in basic form: "2021-07-10 1301" is rather a slip.
bool read_time(Scanner& in, bool date_is_basic, WrittenDate& date) {
  const bool has_t = in.accept('T') || in.accept('t');
  in.skip();
  if (has_t || (date_is_basic && is_ascii_digit(in.peek()))) return read_iso_clock(in, date);
  return !is_ascii_digit(in.peek()) || read_clock(in, date);
}

}  // namespace

std::optional<WrittenDate> read_iso8601(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  WrittenDate date;
  in.skip();
  const std::size_t digits = in.digits_ahead();
  if (!read_day(in, date)) return std::nullopt;
  const std::size_t behind_day = in.position();
  if (digits != 14 && !read_time(in, digits != 4, date)) return std::nullopt;
  // "2021-07-10-1" is a name of something; "2021-07-10-08:00" is XML Schema's date.
  const bool has_time = digits == 14 || in.position() != behind_day;
  if (!has_time && (in.peek() == '-' || in.peek() == '+') && in.peek(3) != ':') return std::nullopt;
  in.skip();
  if (!read_zone(in, date) || !in.at_end()) return std::nullopt;
  return date;
}

}  // namespace feedgen
