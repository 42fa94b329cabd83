// The door to the time zone database: turns local times into instants. It takes names of the
// IANA database, and no text that holds dates.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "time/instant.h"
#include "value/result.h"

namespace feedgen {

/// What 07/10/2021 means on a site.
enum class DateOrder {
  kUnknown,  ///< such a date can't be read, unless only one reading is a day
  kDayFirst,
  kMonthFirst,
};

/// A time zone of the IANA database. A small value; copies share the database's own memory.
class Zone {
 public:
  /// UTC, without opening the database.
  Zone() = default;

  /// What people write as the zone of a site: a name of the database, its last part ("New York"),
  /// "China", "Japan", names that Windows has ("China Standard Time"), or an offset: "+08:00",
  /// "UTC+8", "GMT+8", where plus is east. Fails as find() does, and on words of several meanings.
  [[nodiscard]] static Result<Zone> find_meant(std::string_view text);

  /// Always that far east of Greenwich.
  static Zone at_offset(std::chrono::seconds offset);

  /// Names are matched whatever their case ("asia/shanghai"). Fails, with the nearest name as the
  /// remedy, on a name that the system's database does not have.
  [[nodiscard]] static Result<Zone> find(std::string_view iana_name);

  /// The instant at which the zone's clocks show `local`. Where they show it twice (autumn) the
  /// first; where they skip it (spring) the instant after as much time as was skipped, as
  /// RFC 5545 section 3.3.5 has it.
  Instant to_instant(std::chrono::local_seconds local) const;

  /// What the zone's clocks show at `instant`: permalinks are made of local dates.
  std::chrono::local_seconds to_local(Instant instant) const;

  /// The offset of the zone's own clocks that `abbreviation` ("CST") names, within half a year of
  /// `local`; nothing if the zone does not use it.
  std::optional<std::chrono::seconds> offset_of(std::string_view abbreviation,
                                                std::chrono::local_seconds local) const;

  /// The database's spelling, or "+08:00"; "UTC" by default.
  std::string name() const;

 private:
  /// The one zone whose name ends in "/" and `city`.
  static std::optional<Zone> find_by_city(std::string_view city);

  const void* zone_ = nullptr;     // an entry of the database, which it owns; null is UTC
  std::chrono::seconds offset_{};  // of a fixed one, which is not in the database
};

}  // namespace feedgen
