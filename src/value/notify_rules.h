// Who is told of changes, beside the hubs of WebSub, and when.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "value/cloud.h"

namespace feedgen {

/// A server that tells subscribers of RSS feeds.
struct RssCloud {
  std::string ping;  ///< address that is told of changes
  Cloud cloud;       ///< what feeds say of it
};

/// Search engines, told through IndexNow.
struct IndexNowSite {
  std::string endpoint;
  std::string host;          ///< of the site
  std::string key;           ///< 8 to 128 of A-Z, a-z, 0-9 and "-"
  std::string key_location;  ///< address of the file that holds it
};

enum class NotifyMoment {
  kPublished,  ///< as soon as the feeds lie in their folder
  kLive,       ///< once their public addresses serve them
};

struct NotifyRules {
  std::vector<std::string> xml_rpc;  ///< absolute, as all addresses here
  std::optional<RssCloud> rss_cloud;
  std::optional<IndexNowSite> index_now;
  NotifyMoment moment = NotifyMoment::kPublished;
  std::chrono::seconds give_up_after = std::chrono::days{3};
  bool private_addresses = false;  ///< targets may be on this machine or network
};

}  // namespace feedgen
