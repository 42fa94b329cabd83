// How long to leave a target alone that could not be told.
#pragma once

#include <chrono>

namespace feedgen {

/// Exponential backoff with full jitter: a part of a minute after the first attempt, of twice as
/// much after each further one, of six hours at most. `random` is in [0, 1): so targets that failed
/// together are not tried together again. Never less than a second. `attempts` counts those made.
std::chrono::seconds backoff(int attempts, double random);

}  // namespace feedgen
