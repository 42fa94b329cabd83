// Which targets are pinged about changes, beside the hubs of WebSub, and when.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feedgen {

/// Where subscribers of RSS feeds ask to be told of changes: RSS 2.0, element `cloud`.
struct Cloud {
  std::string domain;
  std::uint16_t port = 0;     ///< 443 says https
  std::string register_path;  ///< begins with a slash

  bool operator==(const Cloud&) const = default;
};

/// A server that notifies subscribers of RSS feeds.
struct RssCloud {
  std::string ping;  ///< address that takes pings
  Cloud cloud;       ///< what feeds say of it
};

/// The site, as search engines know it that are pinged through IndexNow.
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
