#include "article/name_date.h"

#include <string>

#include <fmt/format.h>

#include "time/read_date.h"
#include "time/scanner.h"

namespace feedgen {
namespace {

struct NameDay {
  int year = 0;
  int month = 0;
  int day = 0;
};

// "2021-07-10", "2021_7_1", "20210710", "2021年7月10日".
std::optional<NameDay> read_day(Scanner& in) {
  const std::string_view digits = in.digits();
  NameDay day;
  if (digits.size() == 8) {
    day = {number(digits.substr(0, 4)), number(digits.substr(4, 2)), number(digits.substr(6))};
    const bool is_year = day.year >= 1970 && day.year <= 2100;
    return is_year ? std::optional(day) : std::nullopt;
  }
  if (digits.size() != 4) return std::nullopt;
  day.year = number(digits);
  if (in.accept("年")) {
    if (!in.one_or_two_digits(day.month) || !in.accept("月") || !in.one_or_two_digits(day.day))
      return std::nullopt;
    if (!in.accept("日")) return std::nullopt;
    return day;
  }
  const char separator = in.peek();
  if (separator != '-' && separator != '_' && separator != '.') return std::nullopt;
  in.accept(separator);
  if (!in.one_or_two_digits(day.month) || !in.accept(separator) || !in.one_or_two_digits(day.day))
    return std::nullopt;
  if (is_ascii_digit(in.peek())) return std::nullopt;
  return day;
}

// "T13-01-16", "-13-01-16": two digits each, since fewer may be the beginning of a title.
std::string read_clock(Scanner& in) {
  constexpr std::string_view kBefore = "T-_ ";
  if (kBefore.find(in.peek()) == std::string_view::npos || in.at_end()) return {};
  in.accept(in.peek());
  std::string clock;
  for (int part = 0; part < 3; ++part) {
    if (part > 0) {
      const char separator = in.peek();
      if (separator != '-' && separator != '.' && separator != ':' && separator != '_') return {};
      in.accept(separator);
    }
    const std::string_view digits = in.digits();
    if (digits.size() != 2) return {};
    clock += fmt::format("{}{}", part > 0 ? ":" : " ", digits);
  }
  return clock;
}

std::optional<Instant> instant_of(const NameDay& day, std::string_view clock, const Zone& zone) {
  const std::string date = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
  if (!clock.empty()) {
    if (const auto reading = read_date(date + std::string(clock), zone)) return reading->instant;
  }
  const Result<DateReading> reading = read_date(date, zone);
  return reading ? std::optional(reading->instant) : std::nullopt;
}

std::optional<Instant> in_part(std::string_view part, const Zone& zone) {
  if (part.empty() || !is_ascii_digit(part.front())) return std::nullopt;
  Scanner in(part, Scanner::Blanks::kPlain);
  const std::optional<NameDay> day = read_day(in);
  return day ? instant_of(*day, read_clock(in), zone) : std::nullopt;
}

bool is_number(std::string_view text, std::size_t digits) {
  return text.size() == digits && is_all_digits(text);
}

// "2021/07/10/title.md" and "2021/07-10-title.md", the year at `year`.
std::optional<Instant> in_folders(std::string_view rest, const Zone& zone) {
  if (!is_number(rest.substr(0, 4), 4) || rest.size() < 10 || rest[4] != '/') return std::nullopt;
  const std::string_view month = rest.substr(5, 2);
  const std::string_view day = rest.substr(8, 2);
  if (!is_number(month, 2) || !is_number(day, 2)) return std::nullopt;
  const char next = rest.size() > 10 ? rest[10] : '/';
  const bool is_folder = rest[7] == '/' && next == '/';
  const bool is_name = rest[7] == '-' && !is_ascii_digit(next) && next != '/';
  if (!is_folder && !is_name) return std::nullopt;
  return instant_of({number(rest.substr(0, 4)), number(month), number(day)}, {}, zone);
}

}  // namespace

std::optional<Instant> date_in_path(std::string_view path, const Zone& zone) {
  for (std::size_t end = path.size();;) {
    const std::size_t slash = end == 0 ? std::string_view::npos : path.rfind('/', end - 1);
    const std::size_t begin = slash == std::string_view::npos ? 0 : slash + 1;
    if (const auto day = in_part(path.substr(begin, end - begin), zone)) return day;
    if (slash == std::string_view::npos) break;
    end = slash;
  }
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (i > 0 && path[i - 1] != '/') continue;
    if (const auto day = in_folders(path.substr(i), zone)) return day;
  }
  return std::nullopt;
}

}  // namespace feedgen
