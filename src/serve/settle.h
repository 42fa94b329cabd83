// When a build follows changes that come one after the other.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

namespace feedgen {

/// After a pause of `quiet` between changes, but not later than `most` after the first. The time is
/// given to it.
class Settle {
 public:
  using Time = std::chrono::steady_clock::time_point;

  Settle(std::chrono::milliseconds quiet, std::chrono::milliseconds most)
      : quiet_(quiet), most_(most) {}

  void change(Time now) {
    if (!first_) first_ = now;
    last_ = now;
  }

  /// Nothing where there is nothing to build.
  std::optional<Time> due() const {
    if (!first_) return std::nullopt;
    return std::min(last_ + quiet_, *first_ + most_);
  }

  /// A build begins: it sees all changes so far.
  void begin() { first_.reset(); }

 private:
  std::chrono::milliseconds quiet_;
  std::chrono::milliseconds most_;
  std::optional<Time> first_;
  Time last_{};
};

}  // namespace feedgen
