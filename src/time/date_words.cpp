#include "time/date_words.h"

#include <array>
#include <cstddef>

#include "time/scanner.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};

constexpr std::array<std::string_view, 7> kWeekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};

struct ZoneHours {
  std::string_view abbreviation;
  int hours;
};

// Left out are those that people on different continents use for different offsets, such as IST.
// CST is one of them too, but RFC 5322 gives it a meaning.
constexpr std::array kZones{
    ZoneHours{"GMT", 0},   ZoneHours{"UTC", 0},   ZoneHours{"UT", 0},  // RFC 5322 from here
    ZoneHours{"EST", -5},  ZoneHours{"EDT", -4},  ZoneHours{"CST", -6},  ZoneHours{"CDT", -5},
    ZoneHours{"MST", -7},  ZoneHours{"MDT", -6},  ZoneHours{"PST", -8},  ZoneHours{"PDT", -7},
    ZoneHours{"WET", 0},   ZoneHours{"WEST", 1},  ZoneHours{"CET", 1},  // the tz database's
    ZoneHours{"CEST", 2},  ZoneHours{"EET", 2},   ZoneHours{"EEST", 3},  ZoneHours{"MSK", 3},
    ZoneHours{"HKT", 8},   ZoneHours{"JST", 9},   ZoneHours{"KST", 9},   ZoneHours{"AEST", 10},
    ZoneHours{"AEDT", 11}, ZoneHours{"NZST", 12}, ZoneHours{"NZDT", 13}, ZoneHours{"AKST", -9},
    ZoneHours{"AKDT", -8}, ZoneHours{"HST", -10}};

template <std::size_t N>
std::optional<int> find_shortened(const std::array<std::string_view, N>& names,
                                  std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < N; ++i)
    if (same_word(names[i].substr(0, word.size()), word)) return static_cast<int>(i);
  return std::nullopt;
}

}  // namespace

std::optional<int> find_month(std::string_view word) {
  const auto index = find_shortened(kMonths, word);
  if (!index) return std::nullopt;
  return *index + 1;
}

std::optional<int> find_weekday(std::string_view word) { return find_shortened(kWeekdays, word); }

std::string_view month_name(int month) { return kMonths[static_cast<std::size_t>(month - 1)]; }

std::string_view weekday_name(int weekday) { return kWeekdays[static_cast<std::size_t>(weekday)]; }

std::optional<int> find_zone_hours(std::string_view abbreviation) {
  for (const ZoneHours& zone : kZones)
    if (same_word(zone.abbreviation, abbreviation)) return zone.hours;
  return std::nullopt;
}

bool is_military_zone(std::string_view word) {
  return word.size() == 1 && is_ascii_letter(word[0]) && to_lower(word[0]) != 'j';
}

}  // namespace feedgen
