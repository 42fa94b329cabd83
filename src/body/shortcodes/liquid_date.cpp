#include <chrono>

#include <fmt/format.h>

#include "body/shortcodes/liquid_filters.h"
#include "sites/calendar_words.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongest = 1000;

struct Moment {
  std::chrono::local_seconds local;
  std::chrono::minutes offset;
  std::chrono::seconds since_epoch;
};

// The sign, hours and minutes.
std::string offset_text(std::chrono::minutes offset, std::string_view colon) {
  const auto minutes = std::chrono::abs(offset).count();
  return fmt::format("{}{:02}{}{:02}", offset.count() < 0 ? '-' : '+', minutes / 60, colon,
                     minutes % 60);
}

struct Number {
  long long value;
  int width;
  char fill;
};

std::optional<Number> number_for(char directive, const Moment& moment) {
  using namespace std::chrono;
  const auto day = floor<days>(moment.local);
  const year_month_day date{day};
  const hh_mm_ss time{moment.local - day};
  const auto hour = time.hours().count();
  switch (directive) {
    case 'Y': return Number{static_cast<int>(date.year()), 1, '0'};
    case 'C': return Number{static_cast<int>(date.year()) / 100, 2, '0'};
    case 'y': return Number{static_cast<int>(date.year()) % 100, 2, '0'};
    case 'm': return Number{static_cast<unsigned>(date.month()), 2, '0'};
    case 'd': return Number{static_cast<unsigned>(date.day()), 2, '0'};
    case 'e': return Number{static_cast<unsigned>(date.day()), 2, ' '};
    case 'j': return Number{day_of_year(moment.local), 3, '0'};
    case 'H': return Number{hour, 2, '0'};
    case 'k': return Number{hour, 2, ' '};
    case 'I': return Number{hour % 12 == 0 ? 12 : hour % 12, 2, '0'};
    case 'l': return Number{hour % 12 == 0 ? 12 : hour % 12, 2, ' '};
    case 'M': return Number{time.minutes().count(), 2, '0'};
    case 'S': return Number{time.seconds().count(), 2, '0'};
    case 'L': return Number{0, 3, '0'};
    case 'N': return Number{0, 9, '0'};
    case 's': return Number{moment.since_epoch.count(), 1, '0'};
    case 'u': return Number{iso_week(moment.local).day, 1, '0'};
    case 'w': return Number{iso_week(moment.local).day % 7, 1, '0'};
    case 'V': return Number{iso_week(moment.local).week, 2, '0'};
    case 'G': return Number{iso_week(moment.local).year, 1, '0'};
    default: return std::nullopt;
  }
}

std::string_view short_for(char directive) {
  switch (directive) {
    case 'F': return "%Y-%m-%d";
    case 'T':
    case 'X': return "%H:%M:%S";
    case 'R': return "%H:%M";
    case 'D':
    case 'x': return "%m/%d/%y";
    case 'r': return "%I:%M:%S %p";
    case 'v': return "%e-%^b-%Y";
    case 'c': return "%a %b %e %H:%M:%S %Y";
    default: return {};
  }
}

std::optional<std::string> word_for(char directive, const Moment& moment) {
  const auto cut = [](std::string_view word) { return std::string(word.substr(0, 3)); };
  switch (directive) {
    case 'B': return std::string(month_word(moment.local));
    case 'b':
    case 'h': return cut(month_word(moment.local));
    case 'A': return std::string(weekday_word(moment.local));
    case 'a': return cut(weekday_word(moment.local));
    case 'p':
    case 'P': {
      const bool is_morning = number_for('H', moment)->value < 12;
      const bool is_small = directive == 'P';
      return std::string(is_morning ? (is_small ? "am" : "AM") : (is_small ? "pm" : "PM"));
    }
    case 'z': return offset_text(moment.offset, "");
    case '%': return "%";
    case 'n': return "\n";
    case 't': return "\t";
    default: return std::nullopt;
  }
}

// What stands between '%' and the directive.
struct Flags {
  bool has_no_padding = false;
  bool has_spaces = false;
  bool has_zeros = false;
  bool is_upper = false;
  bool has_colon = false;
};

Flags take_flags(std::string_view format, std::size_t& at) {
  Flags flags;
  for (; at < format.size(); ++at) {
    const char c = format[at];
    if (c == '-') {
      flags.has_no_padding = true;
    } else if (c == '_') {
      flags.has_spaces = true;
    } else if (c == '0') {
      flags.has_zeros = true;
    } else if (c == '^') {
      flags.is_upper = true;
    } else if (c == ':') {
      flags.has_colon = true;
    } else {
      break;
    }
  }
  return flags;
}

std::string padded(const Number& number, const Flags& flags) {
  if (flags.has_no_padding) return fmt::format("{}", number.value);
  const bool has_spaces = flags.has_spaces || (number.fill == ' ' && !flags.has_zeros);
  return has_spaces ? fmt::format("{:{}}", number.value, number.width)
                    : fmt::format("{:0{}}", number.value, number.width);
}

std::optional<std::string> write(const Moment& moment, std::string_view format) {
  std::string text;
  for (std::size_t at = 0; at < format.size(); ++at) {
    if (text.size() > kLongest) return std::nullopt;
    if (format[at] != '%') {
      text += format[at];
      continue;
    }
    const Flags flags = take_flags(format, ++at);
    if (at >= format.size()) return std::nullopt;
    const char directive = format[at];
    std::string part;
    if (const auto number = number_for(directive, moment)) {
      part = padded(*number, flags);
    } else if (directive == 'z' && flags.has_colon) {
      part = offset_text(moment.offset, ":");
    } else if (const auto word = word_for(directive, moment)) {
      part = *word;
    } else if (const std::string_view meant = short_for(directive); !meant.empty()) {
      part = write(moment, meant).value_or("");
    } else {
      return std::nullopt;
    }
    text += flags.is_upper ? upper_case(part) : part;
  }
  return text;
}

}  // namespace

std::optional<std::string> format_time(Instant instant, const Zone& zone, std::string_view format) {
  const std::chrono::local_seconds local = zone.to_local(instant);
  const auto since_epoch = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch();
  const auto offset =
      std::chrono::duration_cast<std::chrono::minutes>(local.time_since_epoch() - since_epoch);
  return write({local, offset, since_epoch}, format);
}

}  // namespace feedgen
