// A due ping is sent only if readers can fetch what was published: the files have to be in their
// place and, if the settings say so, served at their addresses.
#pragma once

#include <chrono>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "notify/deliver.h"
#include "notify/due.h"
#include "publish/published_feeds.h"
#include "system/clock.h"
#include "system/file_system.h"
#include "system/http.h"
#include "value/fingerprint.h"

namespace feedgen {

/// Removes from `due` the notices about feeds whose files below `output` are not the published
/// ones, and marks them as missing. Notices about pages and the site need the feeds of the site as
/// a whole. Returns the paths of those feeds.
std::vector<std::string> keep_published(std::vector<Notice*>& due, const PublishedFeeds& feeds,
                                        const std::string& output, FileSystem& files);

/// Removes from `due` the notices about feeds that are in `waiting`, paths of feeds that have yet
/// to be uploaded, and marks them as missing. Returns the paths of those feeds.
std::vector<std::string> keep_uploaded(std::vector<Notice*>& due, const PublishedFeeds& feeds,
                                       const std::set<std::string>& waiting);

/// An address that does not serve what was published.
struct NotLive {
  std::string url;
  std::string answer;  ///< the last one; for people
};

/// Removes from `due` the notices about feeds whose addresses do not serve the published bytes
/// within `patience`. Returns those addresses.
std::vector<NotLive> keep_live(std::vector<Notice*>& due, const PublishedFeeds& feeds,
                               std::chrono::milliseconds patience, HttpClient& client,
                               const Clock& clock);

struct LiveQuestion {
  std::string url;
  Digest bytes{};
  std::uint64_t size = 0;  ///< bytes
};

struct LiveAnswer {
  bool is_live = false;
  std::string answer;  ///< the last one, where it is not; for people
};

/// Asks the addresses until they serve those bytes, with pauses: by the answer's
/// ETag, if there is one (RFC 9110 section 13.1.2). `rules.patience` is for all of it together.
/// Never changes an address to get past a cache: what a cache serves is what readers get.
std::vector<LiveAnswer> ask_live(std::span<const LiveQuestion> questions, HttpClient& client,
                                 const DeliveryRules& rules, const Clock& clock);

}  // namespace feedgen
