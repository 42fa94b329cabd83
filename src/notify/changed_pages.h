// The table of the pages of articles that have changed and that search engines have yet to be
// pinged about.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "protocols/topics.h"
#include "system/session.h"

namespace feedgen {

/// The table `addresses`.
class ChangedPages {
 public:
  explicit ChangedPages(Session& session) : session_(session) {}

  bool has_some();

  /// `article` is its number in the catalog.
  void add(const std::string& url, std::int64_t article);
  /// Removes all pages of the article but the one at `url`. Whether there were any.
  bool remove_others(const std::string& url, std::int64_t article);
  /// Sorted by address.
  std::vector<ChangedPage> all();
  /// Removes it, unless it has changed again.
  void remove(const ChangedPage& page);

 private:
  Session& session_;
};

}  // namespace feedgen
