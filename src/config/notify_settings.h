// The setting `notify`: who is told of changes, and when.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// `node` is a map. Fails on a member that does not exist and on a value of the wrong kind.
[[nodiscard]] Result<NotifyRules> read_notify(const Node& node);

/// Fills in what follows from the site's address. Fails where that is needed and not known.
[[nodiscard]] Result<void> complete_notify(Settings& settings);

/// "3d", "12h", "30m" or "45s"; more than nothing, and a year at most.
[[nodiscard]] Result<std::chrono::seconds> read_time_span(std::string_view text);

/// 8 to 128 letters, digits and hyphens (indexnow.org, "Verifying ownership via the key").
bool is_index_now_key(std::string_view key);

}  // namespace feedgen
