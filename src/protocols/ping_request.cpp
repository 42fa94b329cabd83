#include "protocols/ping_request.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "text/display.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"
#include "time/date_forms.h"
#include "time/resolve_date.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostShown = 200;  // bytes, and so characters
constexpr int kMostRedirects = 2;

PingRequest request_to(HttpRequest request, std::shared_ptr<const Reading> reading, int redirects);

// The meaning of an answer to one request, as far as all protocols share it.
struct Judge {
  HttpRequest request;
  std::shared_ptr<const Reading> reading;  // shared by the copies of a request
  int redirects = 0;                       // that may still come

  PingAnswer operator()(const HttpResult& result, Instant now) const;
  PingAnswer judge_redirect(const HttpAnswer& answer) const;
};

std::string_view words_of(HttpFault fault) {
  switch (fault) {
    case HttpFault::kUnreachable: return "can't be reached";
    case HttpFault::kTimedOut: return "took too long";
    case HttpFault::kTooLarge: return "answered too much";
    case HttpFault::kForbiddenAddress:
      return "is at an address of this machine or network, which needs private_addresses: true "
             "below notify in feedgen.yaml";
    case HttpFault::kCertificate: return "has no certificate to be trusted";
    case HttpFault::kBroken: return "broke off";
    case HttpFault::kLoginDenied: return "lets nobody in";
    case HttpFault::kCommandRefused: return "refuses a command";
    case HttpFault::kNoRoom: return "could not write the file";
    case HttpFault::kBadAddress: return "is no address of the web";
  }
  return "";
}

// A page for people says nothing in its first words.
std::string words_of(const HttpAnswer& answer) {
  const std::string_view body = trim(answer.body);
  const std::string_view words = body.starts_with('<') ? std::string_view() : body;
  return shown_answer(fmt::format("answered {}", answer.status), words);
}

PingAnswer judge_failure(const HttpFailure& failure) {
  // A certificate may be renewed, and a name may lead inside for a while, as it does before one has
  // signed in to a network. Only a bad address stays one.
  const Outcome outcome =
      failure.fault == HttpFault::kBadAddress ? Outcome::kRefused : Outcome::kRetry;
  return {outcome, shown_failure(failure)};
}

bool is_worth_another_try(int status) {
  return status == 408 || status == 429 || (status >= 500 && status != 501 && status != 505);
}

bool is_secure(std::string_view url) { return url.starts_with("https:"); }

PingAnswer Judge::operator()(const HttpResult& result, Instant now) const {
  if (!result) return judge_failure(result.error());
  const HttpAnswer& answer = *result;
  if (answer.status >= 200 && answer.status < 300) return reading->success(answer);
  if (answer.status >= 300 && answer.status < 400) return judge_redirect(answer);
  if (is_worth_another_try(answer.status)) {
    return {Outcome::kRetry, words_of(answer), read_retry_after(answer.retry_after, now)};
  }
  return {answer.status == 410 ? reading->gone : Outcome::kRefused, words_of(answer)};
}

PingAnswer Judge::judge_redirect(const HttpAnswer& answer) const {
  const bool is_permanent = answer.status == 301 || answer.status == 308;
  PingAnswer ping_answer{is_permanent ? Outcome::kRefused : Outcome::kRetry,
                         shown_answer(fmt::format("answered {}, leading to", answer.status),
                                      answer.location.empty() ? "nowhere" : answer.location)};
  const bool keeps_request = answer.status == 307 || answer.status == 308;
  if (keeps_request && redirects > 0 && is_web_url(answer.location) &&
      (is_secure(answer.location) || !is_secure(request.url))) {
    HttpRequest next = request;
    next.url = answer.location;
    ping_answer.instead =
        std::make_unique<PingRequest>(request_to(std::move(next), reading, redirects - 1));
  }
  return ping_answer;
}

PingRequest request_to(HttpRequest request, std::shared_ptr<const Reading> reading, int redirects) {
  PingRequest made{request, {}};
  made.judge = Judge{std::move(request), std::move(reading), redirects};
  return made;
}

}  // namespace

PingRequest post_request(const std::string& url, std::string content_type, std::string body,
                         Reading reading) {
  HttpRequest request;
  request.method = HttpMethod::kPost;
  request.url = url;
  request.content_type = std::move(content_type);
  request.body = std::move(body);
  return request_to(std::move(request), std::make_shared<const Reading>(std::move(reading)),
                    kMostRedirects);
}

std::string shown_failure(const HttpFailure& failure) {
  return shown_answer(words_of(failure.fault), failure.text);
}

std::string shown_answer(std::string_view what, std::string_view words) {
  const std::string text = collapse_space(repair_utf8(words.substr(0, 2 * kMostShown)));
  std::string shown =
      printable(text.empty() ? std::string(what) : fmt::format("{}: {}", what, text));
  if (shown.size() <= kMostShown) return shown;
  constexpr std::string_view kMore = "…";
  shown.resize(grapheme_prefix(shown, kMostShown - kMore.size()));
  return shown.append(kMore);
}

std::optional<std::chrono::seconds> read_retry_after(std::string_view header, Instant now) {
  using std::chrono::seconds;
  constexpr seconds kMost = std::chrono::days{1};
  const std::string_view text = trim(header);
  if (text.empty()) return std::nullopt;
  if (text.find_first_not_of("0123456789") == std::string_view::npos) {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    return error == std::errc{} ? std::min(seconds{count}, kMost) : kMost;
  }
  const std::optional<WrittenDate> date = read_rfc5322(text);
  if (!date) return std::nullopt;
  const Result<DateReading> reading = resolve_date(*date, Zone());
  if (!reading) return std::nullopt;
  return std::clamp(reading->instant - now, seconds{0}, kMost);
}

}  // namespace feedgen
