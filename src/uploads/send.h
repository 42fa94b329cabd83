// Uploads to one target: many at once, again after a failure, fewer at once while the target asks
// for less, and none any more to a target that fails again and again. It keeps nothing: the caller
// knows what is still due.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>

#include "system/clock.h"
#include "system/http.h"
#include "targets/target.h"
#include "value/go_on.h"

namespace feedgen {

struct SendRules {
  unsigned most_at_once = 16;  ///< with those decided since `rest`
  int most_tries = 5;          ///< of a file
  /// So many failures in a row, beyond those that were under way together, and the rest is
  /// postponed.
  unsigned most_failures = 8;
  std::chrono::milliseconds patience = std::chrono::minutes{2};  ///< while nothing is accepted
  std::chrono::milliseconds first_pause{
      500};  ///< after a failure; each further one is twice as long
};

/// What a run of uploads is made of.
struct Sending {
  std::size_t count = 0;
  /// The upload with that number, made when its turn comes.
  std::function<std::unique_ptr<Upload>(std::size_t number)> make;
  /// Called once for each, on this thread, as soon as it is decided.
  std::function<void(std::size_t number, const UploadAnswer& answer)> done;
  /// Called before each wait for answers, when `done` was called for all that came so far.
  std::function<GoOn()> rest;
};

/// Whether the target as a whole may be asked for more.
enum class TargetState { kWell, kFailing };

/// When this returns, no request is under way in `client`. `random` gives numbers in [0, 1).
TargetState send(const Sending& sending, HttpClient& client, const SendRules& rules,
                 const Clock& clock, const std::function<double()>& random);

}  // namespace feedgen
