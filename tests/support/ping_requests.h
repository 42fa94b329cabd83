// Protocols by name, and their requests about one topic.
#pragma once

#include <string>

#include "protocols/protocols.h"

namespace feedgen {

inline const Protocol& websub() { return *find_protocol("websub"); }
inline const Protocol& xml_rpc() { return *find_protocol("xmlrpc"); }
inline const Protocol& rss_cloud() { return *find_protocol("rsscloud"); }
inline const Protocol& index_now() { return *find_protocol("indexnow"); }

inline PingRequest websub_request(const std::string& hub, const std::string& topic) {
  return websub().request(hub, {&topic, 1}, {}, {});
}

inline PingRequest rss_cloud_request(const std::string& endpoint, const std::string& feed) {
  return rss_cloud().request(endpoint, {&feed, 1}, {}, {});
}

/// `title` and `base_url` are the site's, `feed_url` that of its feed.
inline PingRequest xml_rpc_request(const std::string& endpoint, const std::string& title,
                                   const std::string& base_url, const std::string& feed_url) {
  Settings settings;
  settings.title = title;
  settings.base_url = base_url;
  PublicSite site;
  site.url = base_url;
  site.feeds = {{feed_url, {}, {}, true, true}};
  return xml_rpc().request(endpoint, {&base_url, 1}, site, settings);
}

}  // namespace feedgen
