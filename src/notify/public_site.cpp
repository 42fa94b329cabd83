#include "notify/public_site.h"

#include <utility>

#include "feed/formats.h"
#include "notify/targets.h"

namespace feedgen {

PublicSite public_site(const PublishedFeeds& feeds, const Settings& settings,
                       std::vector<ChangedPage> pages) {
  std::erase_if(pages,
                [&](const ChangedPage& page) { return !is_pinged_page(page.url, settings); });
  PublicSite site{settings.base_url, {}, std::move(pages)};
  for (const auto& [path, feed] : feeds.all()) {
    if (feed.url.empty()) continue;
    const FeedFormat* format = format_of_word(feed.format);
    if (format == nullptr || !format->is_topic) continue;
    const bool is_rss = format->media_type == kRssMediaType;
    site.feeds.push_back(
        {feed.url, feed.content_digest, feed.adopted_digest, is_rss, feed.is_of_site});
  }
  return site;
}

}  // namespace feedgen
