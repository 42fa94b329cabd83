// A date as its text has it: fields that were recognised but not yet judged, and the readers of the
// parts that several forms of dates have, the time of day and the zone. Every reader of a date form
// fills these fields; resolve_date.h alone decides whether there is such a day, time and zone.
#pragma once

#include <optional>
#include <string_view>

#include "time/scanner.h"

namespace feedgen {

struct WrittenZone {
  bool has_offset = false;
  bool is_unknown_offset = false;  ///< "Z" and "-00:00": UTC, and no word about the local offset
  int sign = 1;                    ///< positive is east of Greenwich
  int hours = 0;
  int minutes = 0;
  std::string_view name;          ///< of the IANA database, or an abbreviation that is in no table
  std::string_view abbreviation;  ///< that the offset was taken from: "CST"
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
  bool has_clock = false;
  bool is_loose = false;  ///< written by people: "13:01 PM" is 13:01
  bool has_slip = false;  ///< "18::48::00"
  WrittenZone zone;
};

/// Reads "13:01", "13:01:16", "13:01:16.5", "1:01 PM" and the blanks behind it. Blanks may stand
/// around the colons, as RFC 5322 section 4.3 has them. False if this is no time.
bool read_clock(Scanner& in, WrittenDate& date);

/// Reads ISO 8601's basic and shortened forms as well: "130116", "1301", "13", and fractions of the
/// last unit that is written.
bool read_iso_clock(Scanner& in, WrittenDate& date);

/// Reads what stands at the cursor, if anything, and the blanks behind it:
///   Z  +08:00  +0800  +08  +8  GMT  EST  GMT+0800  UTC +8  Asia/Shanghai  +0800 CST
///   +08:00[Asia/Shanghai][u-ca=hebrew] (RFC 9557 section 4.1)
/// False if it begins like a zone and is none. The offset is not judged here.
bool read_zone(Scanner& in, WrittenDate& date);

}  // namespace feedgen
