// What one run of ping is asked to do, complete, and the world that it needs.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "notify/deliver.h"
#include "system/http.h"
#include "value/settings.h"

namespace feedgen {

/// The network, time and chance. Tests have their own.
struct PingWorld {
  std::function<std::unique_ptr<HttpClient>(const HttpLimits&)> connect;
  DeliveryClock clock;
  std::function<void(std::chrono::milliseconds)> pause;  ///< lets so much time go by
  std::function<double()> random;                        ///< numbers in [0, 1)
};

/// With whoever holds the state: that is a build, and the longest of all takes no longer.
inline constexpr std::chrono::milliseconds kStatePatience = std::chrono::minutes{5};

enum class PingMode {
  kLook,         ///< nothing is sent and nothing written
  kOnce,         ///< what is due now
  kUntilNothing  ///< with pauses, until nothing is due
};

/// Whether what failed waits for its next try, or is tried as if nothing had failed.
enum class Retries { kWhenDue, kAtOnce };

struct PingJob {
  Settings settings;          ///< complete
  std::string output;         ///< folder of the feeds
  std::string home;           ///< the folder that `.feedgen` lies in; empty: the working folder
  bool adopts_state = false;  ///< as StateRequest has it
  PingMode mode = PingMode::kOnce;
  Retries retries = Retries::kWhenDue;
  std::chrono::milliseconds patience = std::chrono::minutes{5};  ///< of one round
  /// Of this, how long public addresses are asked until they serve what is published.
  std::chrono::milliseconds live_patience = std::chrono::minutes{2};
};

}  // namespace feedgen
