// The pings of a site, after a build or any time later: every ping that is due is sent, and each
// answer is recorded as it comes.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "notify/ping_report.h"
#include "system/world.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

enum class PingMode {
  kLook,         ///< no ping is sent and nothing is written
  kOnce,         ///< one round: what is due now
  kUntilNothing  ///< rounds with pauses, until no notice is due
};

/// Whether what failed waits for its next try, or is tried as if nothing had failed.
enum class Retries { kWhenDue, kAtOnce };

/// What one run of ping is asked to do, complete.
struct PingRun {
  Settings settings;
  std::string output;           ///< folder of the feeds
  std::string home;             ///< the folder that `.feedgen` lies in; empty: the working folder
  std::string state_part = {};  ///< as StateRequest has it
  bool adopts_state = false;    ///< likewise
  std::string shared = {};      ///< likewise
  PingMode mode = PingMode::kOnce;
  Retries retries = Retries::kWhenDue;
  std::chrono::milliseconds patience = std::chrono::minutes{5};  ///< of one round
  /// Of this, how long public addresses are asked until they serve what is published.
  std::chrono::milliseconds live_patience = std::chrono::minutes{2};
  std::function<void(const Message&)> tell = {};  ///< as StateRequest has it
};

/// Fails where the settings name no target.
[[nodiscard]] Result<PingReport> ping(const PingRun& run, const World& world);

}  // namespace feedgen
