#include "config/refresh.h"

#include <array>
#include <charconv>

#include <fmt/format.h>

#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::uint32_t kMostMinutes = 366 * 24 * 60;

struct Period {
  std::string_view word;
  std::uint32_t minutes;  ///< 0: not always the same
};

// From the shortest on.
constexpr std::array<Period, 5> kPeriods{
    {{"hourly", 60}, {"daily", 1440}, {"weekly", 10080}, {"monthly", 0}, {"yearly", 0}}};

struct Unit {
  std::string_view names;  ///< between spaces
  std::uint32_t minutes;
};

constexpr std::array<Unit, 4> kUnits{{{" m min mins minute minutes ", 1},
                                      {" h hr hrs hour hours ", 60},
                                      {" d day days ", 1440},
                                      {" w week weeks ", 10080}}};

std::uint32_t minutes_of(std::string_view unit) {
  for (const Unit& known : kUnits) {
    if (holds_word(known.names, unit)) return known.minutes;
  }
  return 0;
}

// The sum of numbers with units behind them; 0: it is none.
std::uint64_t sum_of(std::string_view text) {
  std::uint64_t sum = 0;
  while (!text.empty()) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number > kMostMinutes) return 0;
    text = trim(text.substr(static_cast<std::size_t>(end - text.data())));
    std::size_t letters = 0;
    while (letters < text.size() && is_ascii_letter(text[letters])) ++letters;
    const std::uint32_t minutes = minutes_of(text.substr(0, letters));
    if (minutes == 0) return 0;
    sum += std::uint64_t{number} * minutes;
    text = trim(text.substr(letters));
  }
  return sum;
}

}  // namespace

Result<Refresh> read_refresh(std::string_view text) {
  const std::string lower = ascii_lower(trim(text));
  for (const Period& period : kPeriods) {
    if (lower == period.word) return Refresh{period.minutes, std::string(period.word), 1};
  }
  const std::uint64_t minutes = sum_of(lower);
  if (minutes == 0 || minutes > kMostMinutes) {
    return fail(ErrorKind::kUsage, fmt::format("{} is no such time", in_quotes(text)),
                "write it like 1h, 2 days or daily; from a minute to a year");
  }
  Refresh refresh{static_cast<std::uint32_t>(minutes), {}, 0};
  for (const Period& period : kPeriods) {
    if (period.minutes == 0 || period.minutes % minutes != 0) continue;
    refresh.period = period.word;
    refresh.times = period.minutes / refresh.minutes;
    break;
  }
  return refresh;
}

}  // namespace feedgen
