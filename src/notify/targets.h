// Which targets the settings name.
#pragma once

#include <string>
#include <vector>

#include "value/notify_rules.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// Each target once: by protocol, hubs first, in the order of the settings.
std::vector<NotifyTarget> targets_of(const Settings& settings);

/// Fails, as a usage error, where there are none.
[[nodiscard]] Result<std::vector<NotifyTarget>> required_targets(const Settings& settings);

/// Whether any target is pinged about the page of an article at `url`.
bool is_pinged_page(const std::string& url, const Settings& settings);

}  // namespace feedgen
