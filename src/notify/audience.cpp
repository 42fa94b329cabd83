#include "notify/audience.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "feed/formats.h"
#include "notify/protocols.h"

namespace feedgen {
namespace {

// The members of `notify` that name targets: "xmlrpc, rsscloud or indexnow".
std::string settings_of_targets() {
  std::vector<std::string_view> settings;
  for (const Protocol* protocol : protocols()) {
    if (!protocol->setting.empty()) settings.push_back(protocol->setting);
  }
  std::string names;
  for (std::size_t i = 0; i < settings.size(); ++i) {
    if (i > 0) names += i + 1 == settings.size() ? " or " : ", ";
    names += settings[i];
  }
  return names;
}

}  // namespace

std::vector<NotifyTarget> targets_of(const Settings& settings) {
  std::vector<NotifyTarget> targets;
  for (const Protocol* protocol : protocols()) {
    for (std::string& url : protocol->targets(settings)) {
      NotifyTarget target{protocol, std::move(url)};
      if (std::find(targets.begin(), targets.end(), target) == targets.end()) {
        targets.push_back(std::move(target));
      }
    }
  }
  return targets;
}

Result<std::vector<NotifyTarget>> required_targets(const Settings& settings) {
  std::vector<NotifyTarget> targets = targets_of(settings);
  if (!targets.empty()) return targets;
  return fail(ErrorKind::kUsage, "the settings name nobody to tell",
              fmt::format("set hubs, or notify with {}, in feedgen.yaml", settings_of_targets()));
}

bool is_told_page(const std::string& url, const Settings& settings) {
  return std::any_of(protocols().begin(), protocols().end(), [&](const Protocol* protocol) {
    return protocol->takes_page != nullptr && protocol->takes_page(url, settings);
  });
}

PublicSite public_site(const PublishedFeeds& feeds, const Settings& settings,
                       std::vector<ChangedAddress> addresses) {
  std::erase_if(addresses, [&](const ChangedAddress& address) {
    return !is_told_page(address.url, settings);
  });
  PublicSite site{settings.base_url, {}, std::move(addresses)};
  for (const auto& [path, feed] : feeds.all()) {
    if (feed.url.empty()) continue;
    const FeedFormat* format = format_of_file(path);
    const bool is_rss = format != nullptr && format->media_type == kRssMediaType;
    site.feeds.push_back(
        {feed.url, feed.content_digest, feed.adopted_digest, is_rss, is_site_feed(path)});
  }
  return site;
}

bool is_site_feed(const std::string& path) { return path.find('/') == std::string::npos; }

}  // namespace feedgen
