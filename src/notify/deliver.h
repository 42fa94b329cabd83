// Sends requests: several at once, few to one host, and none to a host that fails again and again.
// It keeps nothing: the caller knows what is still due.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <span>

#include "protocols/ping_request.h"
#include "system/clock.h"
#include "system/http.h"
#include "value/go_on.h"

namespace feedgen {

struct DeliveryRules {
  unsigned most_at_once = 16;  ///< with those decided since `rest`
  unsigned most_per_host = 4;  ///< likewise; a host is one scheme, name and port
  /// So many failures in a row, with no answer in between, and a host's other requests wait:
  /// requests that fail in the network, and answers 429 and 5xx.
  unsigned most_failures = 3;
  std::chrono::milliseconds patience = std::chrono::minutes{2};  ///< for all together
};

/// Calls `done` once for each request, on this thread, as soon as it is decided; requests to one
/// host are sent in their order. A request is not decided while another is sent in its place
/// (PingAnswer::instead). When a host asks to wait (Retry-After with 429 or 503), its other
/// requests are postponed; when a target is gone, so are all others to its address. When this
/// returns, no request is under way in `client`. `rest`, if there is one, is called before each
/// wait for answers, when `done` was called for all answers so far.
void deliver(std::span<const PingRequest> requests, HttpClient& client, const DeliveryRules& rules,
             const Clock& clock,
             const std::function<void(std::size_t request, const PingAnswer& ping_answer)>& done,
             const std::function<GoOn()>& rest = {});

}  // namespace feedgen
