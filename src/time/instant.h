// A point in time. Inside feedgen time is always this; text only at the edges.
#pragma once

#include <chrono>

namespace feedgen {

/// Whole seconds of POSIX time, UTC. Feeds can't show more: RFC 822 dates have no fractions.
using Instant = std::chrono::sys_seconds;

}  // namespace feedgen
