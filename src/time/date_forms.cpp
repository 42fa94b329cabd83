#include "time/date_forms.h"

#include "time/date_words.h"

namespace feedgen {
namespace {

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

/// "W27-6" or "W276". A week without a day is refused.
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
  } else if (!in.one_or_two_digits(date.month)) {
    return false;
  }
  return in.accept(separator) && in.one_or_two_digits(date.day);
}

bool read_chinese_date(Scanner& in, WrittenDate& date) {
  in.skip();
  if (!in.one_or_two_digits(date.month)) return false;
  in.skip();
  if (!in.accept("月")) return false;
  in.skip();
  if (!in.one_or_two_digits(date.day)) return false;
  in.skip();
  return in.accept("日");
}

bool read_iso_day(Scanner& in, WrittenDate& date) {
  const std::string_view digits = in.digits();
  if (digits.size() == 14) {
    date.hour = number(digits.substr(8, 2));
    date.minute = number(digits.substr(10, 2));
    date.second = number(digits.substr(12));
    date.has_clock = true;
    return take_basic_date(digits.substr(0, 8), date);
  }
  if (digits.size() != 4) return take_basic_date(digits, date);
  date.year = number(digits);
  if (in.accept('W')) return read_week(in, date);
  if (in.accept("年")) return read_chinese_date(in, date);
  return read_extended_date(in, date);
}

/// The basic form may follow 'T' or a date in basic form: "2021-07-10 1301" is rather a slip.
bool read_iso_time(Scanner& in, bool date_is_basic, WrittenDate& date) {
  const bool has_t = in.accept('T') || in.accept('t');
  in.skip();
  if (has_t || (date_is_basic && is_ascii_digit(in.peek()))) return read_iso_clock(in, date);
  return !is_ascii_digit(in.peek()) || read_clock(in, date);
}

bool read_year(Scanner& in, WrittenDate& date) {
  const std::string_view digits = in.digits();
  if (digits.size() < 2) return false;
  date.year = number(digits);
  if (digits.size() == 2 && date.year < 50) {
    date.year += 2000;
  } else if (digits.size() <= 3) {
    date.year += 1900;
  }
  return true;
}

bool read_month(Scanner& in, WrittenDate& date) {
  const auto month = find_month(in.letters());
  if (month) date.month = *month;
  in.accept('.');
  return month.has_value();
}

/// What stands between day, month and year: blanks, or RFC 850's hyphen, or a person's mark.
void skip_separator(Scanner& in) {
  if (in.skip()) return;
  if (!in.accept('-') && !in.accept('/') && !in.accept('.')) in.accept(',');
  in.skip();
}

bool is_clock_ahead(Scanner& in) {
  const std::size_t begin = in.position();
  in.digits();
  in.skip();
  const bool found = in.peek() == ':';
  in.return_to(begin);
  return found;
}

bool read_optional_clock(Scanner& in, WrittenDate& date) {
  in.skip();
  if (in.accept(',')) in.skip();
  return !is_ascii_digit(in.peek()) || read_clock(in, date);
}

/// "10 Jul 2021 13:01:16 +0000"
bool read_day_first(Scanner& in, WrittenDate& date) {
  if (!in.one_or_two_digits(date.day)) return false;
  skip_separator(in);
  if (!read_month(in, date)) return false;
  skip_separator(in);
  return read_year(in, date) && read_optional_clock(in, date) && read_zone(in, date);
}

/// "Jul 10 13:01:16 2021", and with a zone before or behind the year; "Jul 10, 2021 13:01".
bool read_month_first(Scanner& in, WrittenDate& date) {
  if (!read_month(in, date)) return false;
  skip_separator(in);
  if (!in.one_or_two_digits(date.day)) return false;
  in.skip();
  if (in.accept(',')) in.skip();
  if (!is_clock_ahead(in))
    return read_year(in, date) && read_optional_clock(in, date) && read_zone(in, date);
  if (!read_clock(in, date) || !read_zone(in, date)) return false;
  if (in.accept(',')) in.skip();
  if (!read_year(in, date)) return false;
  in.skip();
  const bool has_zone = date.zone.has_offset || !date.zone.name.empty();
  return has_zone || read_zone(in, date);
}

void read_weekday(Scanner& in, WrittenDate& date) {
  const std::size_t begin = in.position();
  date.weekday = find_weekday(in.letters());
  if (!date.weekday) {
    in.return_to(begin);
    return;
  }
  in.accept('.');
  in.skip();
  in.accept(',');
  in.skip();
}

}  // namespace

std::optional<WrittenDate> read_iso8601(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kPlain);
  WrittenDate date;
  in.skip();
  const std::size_t digits = in.digits_ahead();
  if (!read_iso_day(in, date)) return std::nullopt;
  const std::size_t behind_day = in.position();
  if (digits != 14 && !read_iso_time(in, digits != 4, date)) return std::nullopt;
  // "2021-07-10-1" is a name of something; "2021-07-10-08:00" is XML Schema's date.
  const bool has_time = digits == 14 || in.position() != behind_day;
  if (!has_time && (in.peek() == '-' || in.peek() == '+') && in.peek(3) != ':') return std::nullopt;
  in.skip();
  if (!read_zone(in, date) || !in.at_end()) return std::nullopt;
  return date;
}

std::optional<WrittenDate> read_rfc5322(std::string_view text) {
  Scanner in(text, Scanner::Blanks::kWithComments);
  WrittenDate date;
  date.family = WrittenDate::Family::kMail;
  in.skip();
  read_weekday(in, date);
  const bool was_read =
      is_ascii_digit(in.peek()) ? read_day_first(in, date) : read_month_first(in, date);
  if (!was_read || !in.at_end()) return std::nullopt;
  return date;
}

}  // namespace feedgen
