// What is due is kept only if readers can fetch what was published: the files have to be in their
// place and, if the settings say so, served at their addresses.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "notify/due.h"
#include "publish/published_feeds.h"
#include "system/clock.h"
#include "system/file_system.h"
#include "system/http.h"

namespace feedgen {

/// Takes notices out of `due` of whose feeds a file below `output` is not the one that was
/// published, and marks them as missing. A page and the site need the feeds of the site as a whole.
/// Returns the paths of those feeds.
std::vector<std::string> keep_published(std::vector<Notice*>& due, const PublishedFeeds& feeds,
                                        const std::string& output, FileSystem& files);

/// An address that does not serve what was published.
struct NotLive {
  std::string url;
  std::string answer;  ///< the last one; for people
};

/// Takes notices out of `due` of whose feeds an address does not serve what was published within
/// `patience`. Returns those addresses.
std::vector<NotLive> keep_live(std::vector<Notice*>& due, const PublishedFeeds& feeds,
                               std::chrono::milliseconds patience, HttpClient& client,
                               const Clock& clock);

}  // namespace feedgen
