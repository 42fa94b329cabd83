#include "time/rfc5322.h"

#include "time/date_words.h"
#include "time/scanner.h"
#include "time/written_clock.h"
#include "time/written_zone.h"

namespace feedgen {
namespace {

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

bool read_day(Scanner& in, WrittenDate& date) {
  const std::string_view digits = in.digits();
  date.day = number(digits);
  return digits.size() == 1 || digits.size() == 2;
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
  if (!read_day(in, date)) return false;
  skip_separator(in);
  if (!read_month(in, date)) return false;
  skip_separator(in);
  return read_year(in, date) && read_optional_clock(in, date) && read_zone(in, date);
}

/// "Jul 10 13:01:16 2021", and with a zone before or behind the year; "Jul 10, 2021 13:01".
bool read_month_first(Scanner& in, WrittenDate& date) {
  if (!read_month(in, date)) return false;
  skip_separator(in);
  if (!read_day(in, date)) return false;
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
