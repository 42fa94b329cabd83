// How often readers are asked to look for news.
#pragma once

#include <cstdint>
#include <string>

namespace feedgen {

struct Refresh {
  std::uint32_t minutes = 0;  ///< between two looks; 0: a time that is no whole number of them
  /// Of the Syndication module: a period (hourly, daily, weekly, monthly, yearly), and how many
  /// looks it has. Empty: no period has a whole number.
  std::string period;
  std::uint32_t times = 0;

  bool operator==(const Refresh&) const = default;
};

}  // namespace feedgen
