// The words that dates are made of: months, weekdays and abbreviations of time zones, in English,
// which is the language of every date format, and in any case.
#pragma once

#include <optional>
#include <string_view>

namespace feedgen {

/// 1 to 12. A name may be cut after three letters or more: "Sep", "Sept", "September".
std::optional<int> find_month(std::string_view word);

/// 0 is Sunday. A name may be cut after three letters or more: "Tue", "Tues", "Tuesday".
std::optional<int> find_weekday(std::string_view word);

/// "July"; `month` is 1 to 12.
std::string_view month_name(int month);

/// "Saturday"; `weekday` is 0 (Sunday) to 6.
std::string_view weekday_name(int weekday);

/// Hours east of UTC of RFC 5322 section 4.3's zones and of abbreviations that mean one offset
/// wherever they are used.
std::optional<int> find_zone_hours(std::string_view abbreviation);

/// RFC 5322 section 4.3: one letter but J. RFC 822 had their signs wrong, so they all mean UTC.
bool is_military_zone(std::string_view word);

}  // namespace feedgen
