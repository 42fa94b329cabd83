// What a run says while it waits: each message once, however often its cause is met.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "value/diagnostic.h"

namespace feedgen {

class ToldOnce {
 public:
  /// `tell` may be null: then nothing is told.
  explicit ToldOnce(std::function<void(const Message&)> tell) : tell_(std::move(tell)) {}

  void operator()(const Diagnostics& diagnostics) {
    for (const Diagnostic& one : diagnostics) {
      if (tell_ && told_.insert(one.message.problem).second) tell_(one.message);
    }
  }

 private:
  std::function<void(const Message&)> tell_;
  std::set<std::string> told_;
};

}  // namespace feedgen
