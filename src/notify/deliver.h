// Sends requests: several at once, few to one host, none to a host that does not answer. It keeps
// nothing: the caller knows what is still due.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>

#include "notify/ping_answer.h"
#include "system/http.h"

namespace feedgen {

struct DeliveryRules {
  unsigned most_at_once = 16;  ///< with those decided since `rest`
  unsigned most_per_host = 4;  ///< likewise; a host is one scheme, name and port
  /// So many failures in a row, with no answer in between, and a host's other requests wait:
  /// requests that fail in the network, and answers 429 and 5xx.
  unsigned most_failures = 3;
  std::chrono::milliseconds patience = std::chrono::minutes{2};  ///< for all together
};

/// Both are asked again and again.
struct DeliveryClock {
  std::function<std::chrono::steady_clock::time_point()> ticks;  ///< for `patience`
  std::function<Instant()> now;                                  ///< for dates in answers
};

/// The clocks of this machine.
DeliveryClock system_delivery_clock();

/// Calls `done` once for each request, on this thread, as soon as it is decided; requests to one
/// host are sent in their order. A request that another takes the place of (PingAnswer::instead) is
/// not decided yet. When a host asks to wait (Retry-After with 429 or 503), its other requests do;
/// when a target is gone, no other request goes there. Nothing of it is under way in `client` when
/// this returns. `rest`, if there is one, is called before it waits, when all that was answered so
/// far is decided. After kHold nothing new is sent until it is asked again, soon, and says kYes;
/// after kStop the others are postponed.
enum class GoOn { kYes, kHold, kStop };
void deliver(std::span<const PingRequest> requests, HttpClient& client, const DeliveryRules& rules,
             const DeliveryClock& clock,
             const std::function<void(std::size_t request, const PingAnswer& ping_answer)>& done,
             const std::function<GoOn()>& rest = {});

}  // namespace feedgen
