#include "time/written_clock.h"

namespace feedgen {
namespace {

/// If a fraction stands at the cursor, `whole` units of it (exact, whatever its length), else 0.
int read_fraction(Scanner& in, int whole, WrittenDate& date) {
  if ((in.peek() != '.' && in.peek() != ',') || !is_ascii_digit(in.peek(1))) return 0;
  in.accept(in.peek());
  const std::string_view digits = in.digits();
  int units = 0;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit)
    units = (whole * (*digit - '0') + units) / 10;
  date.has_fraction = digits.find_first_not_of('0') != std::string_view::npos;
  return units;
}

bool read_two_digits(Scanner& in, int& value) {
  const std::string_view digits = in.digits();
  value = number(digits);
  return digits.size() == 2;
}

void read_half_day(Scanner& in, WrittenDate& date) {
  const char half = to_lower(in.peek());
  if ((half != 'a' && half != 'p') || to_lower(in.peek(1)) != 'm' || is_ascii_letter(in.peek(2)))
    return;
  in.accept(in.peek());
  in.accept(in.peek());
  date.half_day = half == 'a' ? WrittenDate::HalfDay::kAm : WrittenDate::HalfDay::kPm;
  in.skip();
}

}  // namespace

bool read_clock(Scanner& in, WrittenDate& date) {
  const std::string_view hour = in.digits();
  date.hour = number(hour);
  if (hour.empty() || hour.size() > 2) return false;
  in.skip();
  if (!in.accept(':')) return false;
  in.skip();
  if (!read_two_digits(in, date.minute)) return false;
  const std::size_t behind_minute = in.position();
  date.second = read_fraction(in, 60, date);
  const bool minute_is_last = in.position() != behind_minute;
  in.skip();
  if (!minute_is_last && in.accept(':')) {
    in.skip();
    if (!read_two_digits(in, date.second)) return false;
    read_fraction(in, 1, date);
    in.skip();
  }
  read_half_day(in, date);
  return true;
}

bool read_iso_clock(Scanner& in, WrittenDate& date) {
  const std::size_t length = in.digits_ahead();
  if (length <= 2 && in.peek(length) == ':') return read_clock(in, date);
  const std::string_view digits = in.digits();
  if (length != 2 && length != 4 && length != 6) return false;
  date.hour = number(digits.substr(0, 2));
  if (length >= 4) date.minute = number(digits.substr(2, 2));
  if (length == 6) date.second = number(digits.substr(4, 2));
  const int fraction = read_fraction(in, length == 2 ? 3600 : length == 4 ? 60 : 1, date);
  if (length == 2) date.minute = fraction / 60;
  if (length <= 4) date.second = fraction % 60;
  in.skip();
  return true;
}

}  // namespace feedgen
