// The door to time. "Now" only decides which articles are due or expired; it never reaches a feed.
#pragma once

#include <chrono>

#include "time/instant.h"
#include "value/result.h"

namespace feedgen {

/// The current time, or the value of SOURCE_DATE_EPOCH (Unix seconds) where that is set: builds
/// can be repeated later. Fails, as a usage error, if the variable holds something else.
[[nodiscard]] Result<Instant> current_time();

/// Time that passed, for the report.
class Stopwatch {
 public:
  /// Since the creation or the last lap.
  std::chrono::microseconds lap();

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace feedgen
