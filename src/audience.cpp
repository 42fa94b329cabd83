#include "audience.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "feed/assemble.h"
#include "text/url.h"

namespace feedgen {

std::vector<NotifyTarget> targets_of(const Settings& settings) {
  std::vector<NotifyTarget> targets;
  const auto add = [&](Protocol protocol, const std::string& url) {
    NotifyTarget target{protocol, url};
    if (std::find(targets.begin(), targets.end(), target) == targets.end()) {
      targets.push_back(std::move(target));
    }
  };
  const NotifyRules& notify = settings.notify;
  for (const std::string& hub : settings.hubs) add(Protocol::kWebSub, hub);
  for (const std::string& service : notify.xml_rpc) add(Protocol::kXmlRpc, service);
  if (notify.rss_cloud) add(Protocol::kRssCloud, notify.rss_cloud->ping);
  if (notify.index_now) add(Protocol::kIndexNow, notify.index_now->endpoint);
  return targets;
}

Result<std::vector<NotifyTarget>> required_targets(const Settings& settings) {
  std::vector<NotifyTarget> targets = targets_of(settings);
  if (!targets.empty()) return targets;
  return fail(ErrorKind::kUsage, "the settings name nobody to tell",
              "set hubs, or notify with xmlrpc, rsscloud or indexnow, in feedgen.yaml");
}

bool is_own_page(const std::string& url, const Settings& settings) {
  const std::optional<IndexNowSite>& told = settings.notify.index_now;
  return told && split_url(url).authority == told->host;
}

PublicSite public_site(const PublishedFeeds& feeds, const Settings& settings,
                       std::vector<ChangedAddress> addresses) {
  std::erase_if(addresses,
                [&](const ChangedAddress& address) { return !is_own_page(address.url, settings); });
  PublicSite site{settings.base_url, {}, std::move(addresses)};
  for (const auto& [path, feed] : feeds.all()) {
    if (feed.url.empty()) continue;
    const FeedFormat* format = format_of_file(path);
    const bool is_rss = format != nullptr && format->media_type == kRssMediaType;
    site.feeds.push_back({feed.url, feed.bytes, feed.found, is_rss});
  }
  return site;
}

bool is_site_feed(const std::string& path) { return path.find('/') == std::string::npos; }

}  // namespace feedgen
