// The door to the time zone database: turns local times into instants. It takes names of the
// IANA database, and no text that holds dates.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "time/instant.h"
#include "value/result.h"

namespace feedgen {

/// A time zone of the IANA database. A small value; copies share the database's own memory.
class Zone {
 public:
  /// UTC, without opening the database.
  Zone() = default;

  /// Names are matched whatever their case ("asia/shanghai"). Fails, with the nearest name as the
  /// remedy, on a name that the system's database does not have.
  [[nodiscard]] static Result<Zone> find(std::string_view iana_name);

  /// The instant at which the zone's clocks show `local`. Where they show it twice (autumn) the
  /// first; where they skip it (spring) the instant after as much time as was skipped, as
  /// RFC 5545 section 3.3.5 has it.
  Instant to_instant(std::chrono::local_seconds local) const;

  /// What the zone's clocks show at `instant`: permalinks are made of local dates.
  std::chrono::local_seconds to_local(Instant instant) const;

  /// The database's spelling; "UTC" by default.
  std::string name() const;

 private:
  const void* zone_ = nullptr;  // an entry of the database, which it owns; null is UTC
};

}  // namespace feedgen
