#include "time/written_date.h"

#include <cstddef>
#include <cstdlib>
#include <string_view>

#include "time/date_words.h"

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

// ISO 8601-1:2019 section 3.2.1 asks for the true minus sign where there is one.
constexpr std::string_view kMinusSign = "\xE2\x88\x92";

// POSIX asks for three letters or more, the tz database keeps to six at most.
constexpr std::size_t kLongestAbbreviation = 6;

bool is_zone_character(char c) {
  return is_ascii_alphanumeric(c) || c == '/' || c == '_' || c == '+' || c == '-';
}

bool starts_offset(const Scanner& in) {
  return in.peek() == '+' || in.peek() == '-' || in.peek() == kMinusSign[0];
}

/// "+08:00", "+0800", "+08" and, as YAML 1.1 has it, "+8".
bool read_offset(Scanner& in, WrittenZone& zone) {
  const bool negative = in.accept('-') || in.accept(kMinusSign);
  if (!negative && !in.accept('+')) return false;
  const std::string_view digits = in.digits();
  if (digits.size() == 4) {
    zone.hours = number(digits.substr(0, 2));
    zone.minutes = number(digits.substr(2));
  } else if (digits.size() == 1 || digits.size() == 2) {
    zone.hours = number(digits);
    zone.minutes = 0;
    if (in.accept(':')) {
      const std::string_view minutes = in.digits();
      if (minutes.size() != 2) return false;
      zone.minutes = number(minutes);
    }
  } else {
    return false;
  }
  zone.has_offset = true;
  zone.sign = negative ? -1 : 1;
  zone.is_unknown_offset = negative && zone.hours == 0 && zone.minutes == 0;
  return true;
}

void set_hours(WrittenZone& zone, int hours) {
  zone.has_offset = true;
  zone.sign = hours < 0 ? -1 : 1;
  zone.hours = std::abs(hours);
}

/// "GMT", "GMT+0800" as JavaScript writes it, or a name. The sign is not turned around here as it
/// is in POSIX and in "Etc/GMT+8".
bool read_zone_word(Scanner& in, WrittenDate& date) {
  WrittenZone& zone = date.zone;
  const std::size_t begin = in.position();
  const std::string_view letters = in.letters();
  const auto hours = find_zone_hours(letters);
  if (hours == 0) {
    const std::size_t behind_word = in.position();
    in.skip();
    if (starts_offset(in)) return read_offset(in, zone);
    in.return_to(behind_word);
  }
  in.return_to(begin);
  const std::string_view word = in.run(is_zone_character);
  if (word.size() > letters.size()) {
    zone.name = word;
  } else if (hours) {
    set_hours(zone, *hours);
    if (*hours != 0) zone.abbreviation = word;
  } else if (same_word(word, "Z")) {
    set_hours(zone, 0);
    zone.is_unknown_offset = true;
  } else if (word.size() == 1) {
    if (date.family != WrittenDate::Family::kMail || !is_military_zone(word)) return false;
    set_hours(zone, 0);
  } else {
    zone.name = word;
  }
  return true;
}

/// Go writes an offset and then an abbreviation, or the offset again where it has no other name.
bool read_second_zone(Scanner& in, WrittenZone& zone) {
  if (starts_offset(in)) {
    WrittenZone again;
    return read_offset(in, again) && again.sign == zone.sign && again.hours == zone.hours &&
           again.minutes == zone.minutes;
  }
  if (!is_ascii_letter(in.peek())) return true;
  const std::string_view word = in.run(is_zone_character);
  if (word.find('/') != std::string_view::npos) zone.name = word;
  return !zone.name.empty() || word.size() <= kLongestAbbreviation;
}

bool read_suffix(std::string_view suffix, bool critical, WrittenZone& zone) {
  // An unknown key that is not critical is to be ignored (RFC 9557 section 3.2).
  if (suffix.find('=') != std::string_view::npos) return !critical;
  if (suffix.empty() || !zone.name.empty()) return false;
  Scanner in(suffix, Scanner::Blanks::kPlain);
  if (starts_offset(in)) {
    WrittenZone inner;
    if (!read_offset(in, inner) || !in.at_end()) return false;
    if (!zone.has_offset) zone = inner;
    return true;
  }
  zone.name = in.run(is_zone_character);
  zone.is_critical = critical;
  return in.at_end();
}

bool read_suffixes(Scanner& in, WrittenZone& zone) {
  while (in.accept('[')) {
    const bool critical = in.accept('!');
    const std::string_view suffix = in.run([](char c) { return c != ']'; });
    if (!in.accept(']') || !read_suffix(suffix, critical, zone)) return false;
  }
  return true;
}

}  // namespace

bool read_clock(Scanner& in, WrittenDate& date) {
  const std::string_view hour = in.digits();
  date.hour = number(hour);
  date.has_clock = true;
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
  date.has_clock = true;
  date.hour = number(digits.substr(0, 2));
  if (length >= 4) date.minute = number(digits.substr(2, 2));
  if (length == 6) date.second = number(digits.substr(4, 2));
  const int fraction = read_fraction(in, length == 2 ? 3600 : length == 4 ? 60 : 1, date);
  if (length == 2) date.minute = fraction / 60;
  if (length <= 4) date.second = fraction % 60;
  in.skip();
  return true;
}

bool read_zone(Scanner& in, WrittenDate& date) {
  if (starts_offset(in)) {
    if (!read_offset(in, date.zone)) return false;
    in.skip();
    if (!read_second_zone(in, date.zone)) return false;
  } else if (is_ascii_letter(in.peek())) {
    if (!read_zone_word(in, date)) return false;
  }
  in.skip();
  if (!read_suffixes(in, date.zone)) return false;
  in.skip();
  return true;
}

}  // namespace feedgen
