// Text becomes an instant: every date form that mail, feeds, YAML and site generators write.
//
//   RFC 5322 with section 4.3's obsolete syntax, RFC 822/2822      Sat, 10 Jul 2021 13:01:16 GMT
//   RFC 850 and asctime (RFC 9110 section 5.6.7)     Saturday, 10-Jul-21 13:01:16 GMT
//   ISO 8601 and RFC 3339, week and ordinal dates    2021-07-10T13:01:16.5+08:00  2021-W27-6
//   YAML 1.1 timestamps, YYYY/MM/DD, date only       2021-7-10 13:01:16 +8
//   Unix seconds and milliseconds                    1625922076
//   a trailing IANA name                             2021-07-10 13:01:16 Asia/Shanghai
//
// The result depends on the text and the zone alone, and a date that does not exist is an error.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "time/instant.h"
#include "time/zone.h"
#include "value/result.h"

namespace feedgen {

struct DateReading {
  Instant instant{};                     ///< fractions of a second are cut off (towards the past)
  std::chrono::local_seconds written{};  ///< the same on the clocks of the zone that it names
  std::string problem;  ///< empty, or a warning: the date was read, but contradicts itself
  std::string remedy;   ///< goes with `problem`
  bool is_in_naive_zone = false;  ///< it has a time of day, and no zone
};

/// An explicit zone in the text always wins; a time without one is in `naive_zone`. A date without
/// a time is midnight at the beginning of that day. Fails with `problem; remedy` on text that is
/// no date, or that names a day, time or zone that does not exist.
[[nodiscard]] Result<DateReading> read_date(std::string_view text, const Zone& naive_zone,
                                            DateOrder order = DateOrder::kUnknown);

/// Whether `text` says that there is no date: "0000-00-00 00:00:00", "none", Eleventy's "Created".
bool means_no_date(std::string_view text);

}  // namespace feedgen
