// An HttpClient without a network: answers come in the order that a test wants them, and time is
// the test's.
#pragma once

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "system/http.h"

namespace feedgen {

class FakeHttp final : public HttpClient {
 public:
  using Ticks = std::chrono::steady_clock::time_point;
  struct Answer {
    HttpResult result;
    std::chrono::milliseconds after{1};
  };
  using Script = std::function<Answer(const HttpRequest&)>;

  explicit FakeHttp(Script script) : script_(std::move(script)) {}

  Ticks now() const { return now_; }
  /// What was started, in order.
  const std::vector<HttpRequest>& started() const { return started_; }
  /// The most that were under way at once.
  std::size_t most_under_way() const { return most_under_way_; }
  std::size_t under_way() const { return under_way_.size(); }

  void start(std::size_t ticket, const HttpRequest& request) override {
    started_.push_back(request);
    Answer answer = script_(request);
    under_way_.emplace(now_ + answer.after, HttpFinished{ticket, std::move(answer.result)});
    most_under_way_ = std::max(most_under_way_, under_way_.size());
  }
  std::optional<HttpFinished> wait(std::chrono::milliseconds most) override {
    if (under_way_.empty() || under_way_.begin()->first > now_ + most) {
      now_ += most;
      return std::nullopt;
    }
    now_ = std::max(now_, under_way_.begin()->first);
    return std::move(under_way_.extract(under_way_.begin()).mapped());
  }
  void abandon() override { under_way_.clear(); }

 private:
  Script script_;
  Ticks now_{};
  std::vector<HttpRequest> started_;
  std::multimap<Ticks, HttpFinished> under_way_;
  std::size_t most_under_way_ = 0;
};

}  // namespace feedgen
