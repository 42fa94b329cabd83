// Addresses of articles that have changed and that search engines have not been told yet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "system/session.h"

namespace feedgen {

struct ChangedAddress {
  std::string url;
  std::int64_t change = 0;  ///< which of its changes: a later one is to be told again
};

/// The table `addresses`.
class ChangedAddresses {
 public:
  explicit ChangedAddresses(Session& session) : session_(session) {}

  bool has_some();

  /// `article` is its number in the catalog.
  void add(const std::string& url, std::int64_t article);
  /// Forgets all addresses of the article but `url`. Whether there were any.
  bool forget_others(const std::string& url, std::int64_t article);
  /// Sorted by address.
  std::vector<ChangedAddress> all();
  /// Forgets it, unless it has changed again.
  void remove(const ChangedAddress& address);

 private:
  Session& session_;
};

}  // namespace feedgen
