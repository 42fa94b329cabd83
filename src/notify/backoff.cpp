#include "notify/backoff.h"

#include <algorithm>

namespace feedgen {

using std::chrono::seconds;

seconds backoff(int attempts, double random) {
  constexpr seconds kFirst{60};
  constexpr seconds kMost = std::chrono::hours{6};
  seconds most = kFirst;
  for (int i = 1; i < attempts && most < kMost; ++i) most *= 2;
  most = std::min(most, kMost);
  const auto part = static_cast<seconds::rep>(static_cast<double>(most.count()) * random);
  return std::clamp(seconds{part}, seconds{1}, most);
}

}  // namespace feedgen
