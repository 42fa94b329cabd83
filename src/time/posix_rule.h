// The rule of a time zone's clocks behind the last change that the database lists: the last line of
// the zone's file.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "time/instant.h"

namespace feedgen {

/// What POSIX calls TZ ("CET-1CEST,M3.5.0,M10.5.0/3"), with the wider hours of RFC 9636 section
/// 3.3.1 ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0").
class PosixRule {
 public:
  /// None if `text` is no such rule.
  static std::optional<PosixRule> parse(std::string_view text);

  /// East of Greenwich, in force at `instant`.
  std::chrono::seconds offset_at(Instant instant) const;

  /// As Zone::to_instant says.
  Instant to_instant(std::chrono::local_seconds local) const;

 private:
  friend class PosixRuleReader;

  struct Change {
    enum class Form { kWeekday, kDayWithoutLeap, kDay };

    std::chrono::local_seconds in_year(std::chrono::year year) const;

    Form form = Form::kWeekday;
    unsigned month = 0;
    unsigned week = 0;  ///< 5 is the last
    unsigned day = 0;   ///< of the week (0 is Sunday) or of the year
    std::chrono::seconds time{7200};
  };

  std::chrono::seconds standard_{};
  std::chrono::seconds daylight_{};
  bool has_daylight_ = false;
  Change begin_;  ///< of daylight time, on clocks that show standard time
  Change end_;    ///< of daylight time, on clocks that show daylight time
};

}  // namespace feedgen
