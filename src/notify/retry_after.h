// The header Retry-After (RFC 9110 section 10.2.3) becomes a time to wait.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "time/instant.h"

namespace feedgen {

/// From `now` on, 0 to a day, whatever the server asks for; nothing where the header is neither a
/// number of seconds nor a date in one of HTTP's forms (RFC 9110 section 5.6.7).
std::optional<std::chrono::seconds> read_retry_after(std::string_view header, Instant now);

}  // namespace feedgen
