// The doors to time and chance. "Now" only decides which articles are due or expired, and when a
// ping is sent again; it never reaches a feed.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

#include "time/instant.h"
#include "value/result.h"

namespace feedgen {

using Ticks = std::chrono::steady_clock::time_point;

/// Time that can be asked for, and waited for. Each may be called again and again.
struct Clock {
  std::function<Instant()> now;                          ///< of the calendar
  std::function<Ticks()> ticks;                          ///< never goes back
  std::function<void(std::chrono::milliseconds)> sleep;  ///< lets that much time pass
};

/// This machine's.
Clock system_clock();

/// What a build takes for the current time: the value of SOURCE_DATE_EPOCH (Unix seconds) where
/// that is set, so that builds can be repeated later, else clock.now(). Fails, as a usage error, if
/// the variable holds something else.
[[nodiscard]] Result<Instant> build_time(const Clock& clock);

/// Time that passed, for the report.
class Stopwatch {
 public:
  /// Since the creation or the last lap.
  std::chrono::microseconds lap();

 private:
  Ticks start_ = std::chrono::steady_clock::now();
};

/// 64 bits from the system's own source, for names that no other process chooses. What a test has
/// to foresee takes its numbers from World::random.
std::uint64_t random_bits();

}  // namespace feedgen
