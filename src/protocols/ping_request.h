// A PingRequest is one HTTP request of a ping, and the meaning of its answer. Protocols make
// requests and judge answers; notify/deliver sends them and knows no protocol.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "system/http.h"
#include "time/instant.h"

namespace feedgen {

enum class Outcome {
  kAccepted,
  kRetry,      ///< a later try may be accepted
  kRefused,    ///< the same content will never be accepted
  kGone,       ///< the target says that it is no more
  kPostponed,  ///< nothing was sent
};

struct PingRequest;

struct PingAnswer {
  Outcome outcome = Outcome::kRetry;
  /// What the target said, for people: one line, printable, at most 200 characters.
  std::string answer;
  /// How long the target asks for no other request: 0 to a day from now.
  std::optional<std::chrono::seconds> not_before = std::nullopt;
  /// A request to send at once in place of this one; then only `answer` has a meaning.
  std::unique_ptr<PingRequest> instead = nullptr;
};

struct PingRequest {
  HttpRequest http;
  /// `now` is when the answer came. Safe to call more than once.
  std::function<PingAnswer(const HttpResult& result, Instant now)> judge;
};

/// What the protocols differ in.
struct Reading {
  /// The meaning of an answer of status 2xx.
  std::function<PingAnswer(const HttpAnswer& answer)> success;
  /// The meaning of status 410.
  Outcome gone = Outcome::kRefused;
};

/// A POST of `body`. 408, 429, 5xx and failures of the network are worth another try, at the time
/// that Retry-After asks for; 307 and 308 lead to another address with the same body (RFC 9110
/// section 15.4.8), twice at most and never from https to http; other redirects would change what
/// is asked, so they are refused if they are for ever; all else is refused.
PingRequest post_request(const std::string& url, std::string content_type, std::string body,
                         Reading reading);

/// Why a request has no answer, in the form of PingAnswer::answer.
std::string shown_failure(const HttpFailure& failure);

/// `what` and the first words of what was answered, in the form of PingAnswer::answer.
std::string shown_answer(std::string_view what, std::string_view words);

/// The header Retry-After (RFC 9110 section 10.2.3) as a time from `now` on: 0 to a day, whatever
/// the server asks for; nothing where it is neither a number of seconds nor a date in one of HTTP's
/// forms (RFC 9110 section 5.6.7).
std::optional<std::chrono::seconds> read_retry_after(std::string_view header, Instant now);

}  // namespace feedgen
