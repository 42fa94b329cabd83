// A request of a ping, and what an answer to it means. The protocols make requests and judge
// answers; notify/deliver sends them and knows no protocol.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "system/http.h"
#include "time/instant.h"

namespace feedgen {

enum class Outcome {
  kAccepted,
  kRetry,      ///< later it may go well
  kRefused,    ///< with the same content it never will
  kGone,       ///< the target is no more, and says so
  kPostponed,  ///< it was not tried
};

struct PingRequest;

struct PingAnswer {
  Outcome outcome = Outcome::kRetry;
  /// What the target said, for people: one line, printable, at most 200 characters.
  std::string answer;
  /// Earlier the target does not want to be asked: 0 to a day from now.
  std::optional<std::chrono::seconds> not_before = std::nullopt;
  /// What is to be sent at once instead; then the rest is of no meaning but for people.
  std::unique_ptr<PingRequest> instead = nullptr;
};

struct PingRequest {
  HttpRequest http;
  /// `now` is when the answer came. Safe to call more than once.
  std::function<PingAnswer(const HttpResult& result, Instant now)> judge;
};

}  // namespace feedgen
