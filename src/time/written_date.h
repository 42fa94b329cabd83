// A date as its text has it: fields that were recognised but not yet believed. Every reader of a
// date form ends here; resolve_date.h alone decides whether there is such a day, time and zone.
#pragma once

#include <optional>
#include <string_view>

namespace feedgen {

struct WrittenZone {
  bool has_offset = false;
  bool is_unknown_offset = false;  ///< "Z" and "-00:00": UTC, and no word about the local offset
  int sign = 1;                    ///< positive is east of Greenwich
  int hours = 0;
  int minutes = 0;
  std::string_view name;  ///< of the IANA database, or an abbreviation that is in no table
  bool is_critical =
      false;  ///< RFC 9557 section 3.3: "[!Europe/London]" must agree with the offset
};

struct WrittenDate {
  enum class DayForm { kCalendar, kOrdinal, kWeek };
  enum class HalfDay { kNone, kAm, kPm };
  /// RFC 5322 takes abbreviations that it does not know for UTC; ISO 8601 has no hour 24:01.
  enum class Family { kMail, kIso };

  Family family = Family::kIso;
  DayForm day_form = DayForm::kCalendar;
  int year = 0;
  int month = 0;               ///< of kCalendar
  int week = 0;                ///< of kWeek
  int day = 0;                 ///< of the month, of the year, or of the week (1 is Monday)
  std::optional<int> weekday;  ///< 0 is Sunday; what the text claims
  int hour = 0;
  int minute = 0;
  int second = 0;
  bool has_fraction = false;  ///< a fraction that is not zero was cut off
  HalfDay half_day = HalfDay::kNone;
  WrittenZone zone;
};

}  // namespace feedgen
