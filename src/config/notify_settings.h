// The setting `notify`: which targets are pinged, and when. The protocols read the members that
// name their targets.
#pragma once

#include <chrono>
#include <string_view>

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// `node` is a map. Fails on a member that does not exist and on a value of the wrong kind.
[[nodiscard]] Result<NotifyRules> read_notify(const Node& node);

/// Has the protocols fill in what follows from other settings. Fails where they lack something.
[[nodiscard]] Result<void> complete_notify(Settings& settings);

/// "3d", "12h", "30m" or "45s"; more than nothing, and a year at most.
[[nodiscard]] Result<std::chrono::seconds> read_time_span(std::string_view text);

}  // namespace feedgen
