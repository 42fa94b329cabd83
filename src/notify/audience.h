// Who is pinged about what: the settings and what is published, as notify/ wants them.
#pragma once

#include <vector>

#include "notify/notices.h"
#include "publish/published_feeds.h"
#include "value/notify_target.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// Each once: by protocol, hubs first, in the order of the settings.
std::vector<NotifyTarget> targets_of(const Settings& settings);

/// Fails, as a usage error, where there are none.
[[nodiscard]] Result<std::vector<NotifyTarget>> required_targets(const Settings& settings);

/// Whether any target may be told of the page of an article at `url`.
bool is_told_page(const std::string& url, const Settings& settings);

/// Without addresses that other settings, or earlier ones, have left in the state.
PublicSite public_site(const PublishedFeeds& feeds, const Settings& settings,
                       std::vector<ChangedAddress> addresses);

/// Whether the feed at `path` below the output folder is one of the site as a whole.
bool is_site_feed(const std::string& path);

}  // namespace feedgen
