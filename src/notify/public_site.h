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

}  // namespace feedgen
