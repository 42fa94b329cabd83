// Fetches a feed that is to be judged, and asks its server what readers will ask it.
#pragma once

#include <string>
#include <string_view>

#include "check/served.h"
#include "system/http.h"
#include "value/result.h"

namespace feedgen {

struct FetchedFeed {
  std::string bytes;
  ServedFeed served;
};

/// "https://…" or "http://…".
bool is_web_address(std::string_view word);

/// At most ten requests: along the redirects, as a browser where feedgen gets no feed, with the
/// answer's own ETag, and with gzip. Fails, as unreadable, where no feed comes.
[[nodiscard]] Result<FetchedFeed> fetch_feed(const std::string& url, HttpClient& client);

}  // namespace feedgen
