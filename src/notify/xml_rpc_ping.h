// weblogUpdates over XML-RPC (xmlrpc.com/weblogsCom): a service is told that a site has changed.
#pragma once

#include <string>
#include <vector>

#include "notify/protocols.h"

namespace feedgen {

/// A service is told of the site, when any of its feeds has changed.
extern const Protocol kXmlRpc;

struct SitePing {
  std::string name;
  std::string url;          ///< the site's
  std::string changed_url;  ///< a page to look at for what is new; often the site's
  std::string feed_url;
  std::vector<std::string> tags;
};

/// weblogUpdates.extendedPing; after a fault, or where an address is too long for it,
/// weblogUpdates.ping. Services want one of a site in five minutes at most: Protocol::pause.
PingRequest xml_rpc_request(const std::string& endpoint, const SitePing& ping);

}  // namespace feedgen
