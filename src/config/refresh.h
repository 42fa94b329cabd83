// The setting `refresh`: a time as people write it becomes what the formats say.
#pragma once

#include <string_view>

#include "value/refresh.h"
#include "value/result.h"

namespace feedgen {

/// "1h", "30 min", "1 hour 30 minutes", "2 days", and the words hourly, daily, weekly, monthly,
/// yearly; whatever the case. From a minute to 366 days, in whole minutes.
[[nodiscard]] Result<Refresh> read_refresh(std::string_view text);

}  // namespace feedgen
