// An instant becomes text, always in UTC: the same on every machine and in every locale.
#pragma once

#include <string>

#include "time/instant.h"

namespace feedgen {

/// True in the years 0001 to 9999 (UTC), which every date format can show. The functions below show
/// any other instant as the nearest one of these.
bool is_writable(Instant instant);

/// "Sat, 10 Jul 2021 13:01:16 GMT": RFC 822 with the four-digit year of RFC 1123 section 5.2.14.
std::string rfc822(Instant instant);

/// "2021-07-10T13:01:16Z": RFC 3339 section 5.6.
std::string rfc3339(Instant instant);

}  // namespace feedgen
