// What the requests of all protocols have in common: statuses and failures that mean the same for
// every target.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "notify/ping_answer.h"

namespace feedgen {

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

/// What is to be told of a request without an answer, as PingAnswer::answer wants it.
std::string shown_failure(const HttpFailure& failure);

/// `what` and the first words of what was answered, as PingAnswer::answer wants them.
std::string shown_answer(std::string_view what, std::string_view words);

}  // namespace feedgen
