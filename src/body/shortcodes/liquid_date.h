// Dates as templates write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "time/instant.h"
#include "time/zone.h"

namespace feedgen {

/// Ruby's strftime() on the clocks of `zone`; nothing for a directive that is not known here.
std::optional<std::string> format_time(Instant instant, const Zone& zone, std::string_view format);

}  // namespace feedgen
