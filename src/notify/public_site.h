// What is published becomes what protocols are given: feeds with addresses, and changed pages.
#pragma once

#include <string>
#include <vector>

#include "protocols/topics.h"
#include "publish/published_feeds.h"
#include "value/settings.h"

namespace feedgen {

/// Without pages that no target is pinged about: other settings have left them in the state.
PublicSite public_site(const PublishedFeeds& feeds, const Settings& settings,
                       std::vector<ChangedPage> pages);

/// Whether the feed at `path` below the output folder is one of the site as a whole.
bool is_site_feed(const std::string& path);

}  // namespace feedgen
