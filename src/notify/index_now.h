// IndexNow (indexnow.org): search engines are told which pages have changed.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "notify/verdict.h"

namespace feedgen {

struct IndexNowTarget {
  std::string endpoint;
  std::string host;          ///< of all the pages
  std::string key;           ///< 8 to 128 of A-Z, a-z, 0-9 and "-"
  std::string key_location;  ///< the address of the file that holds it
};

inline constexpr std::size_t kMostIndexNowAddresses = 10'000;

/// `addresses` are of articles, not of feeds; at most kMostIndexNowAddresses.
Letter index_now_letter(const IndexNowTarget& target, std::span<const std::string> addresses);

}  // namespace feedgen
