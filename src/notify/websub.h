// WebSub, the publisher's side: a hub is told that a topic has changed. W3C's recommendation leaves
// the form open (section 7); hubs take PubSubHubbub 0.4's.
#pragma once

#include <string>

#include "notify/protocols.h"

namespace feedgen {

/// Each hub is told of each feed.
extern const Protocol kWebSub;

/// `topic` is byte for byte the feed's own `self`: hubs compare. Hubs fetch it themselves, so it
/// has been published. One topic a request, for hubs differ on several. 410 says that the hub is
/// gone.
PingRequest websub_request(const std::string& hub, const std::string& topic);

}  // namespace feedgen
