#include "cli/fetch_feed.h"

#include <chrono>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostBytes = 32U << 20U;
constexpr int kMostRedirects = 5;
constexpr const char* kBrowser =
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

HttpRequest request_of(std::string url, std::vector<std::string> headers = {}) {
  HttpRequest request;
  request.url = std::move(url);
  request.most_bytes = kMostBytes;
  request.headers = std::move(headers);
  return request;
}

// A page in the place of a feed, such as one that asks whether a person is there.
bool is_page(std::string_view body) {
  const std::string begin = ascii_lower(trim(without_byte_order_mark(body)).substr(0, 64));
  return begin.starts_with("<!doctype html") || begin.starts_with("<html");
}

bool is_feed(const HttpResult& result) {
  return result && result->status == 200 && !is_page(result->body);
}

std::string problem_of(const HttpFailure& failure) {
  switch (failure.fault) {
    case HttpFault::kForbiddenAddress: return "this is an address of the own machine or network";
    case HttpFault::kTooLarge: return "the answer is longer than 32 MiB";
    case HttpFault::kTimedOut: return "the server is too slow";
    case HttpFault::kUnreachable: return "the server can't be reached";
    case HttpFault::kCertificate: return "no trusted authority has signed the certificate";
    case HttpFault::kBadAddress: return "this is no address";
    case HttpFault::kLoginDenied:
    case HttpFault::kCommandRefused:
    case HttpFault::kNoRoom:
    case HttpFault::kBroken: break;
  }
  return "the connection broke";
}

tl::unexpected<Error> failed(const HttpFailure& failure, const std::string& url) {
  const bool is_private = failure.fault == HttpFault::kForbiddenAddress;
  return fail(ErrorKind::kUnreadable, problem_of(failure),
              is_private ? "add --private if that is meant" : "open it in a browser", Place{url});
}

}  // namespace

bool is_web_address(std::string_view word) {
  const std::string lower = ascii_lower(word.substr(0, 8));
  return lower.starts_with("https://") || lower.starts_with("http://");
}

Result<FetchedFeed> fetch_feed(const std::string& url, HttpClient& client) {
  FetchedFeed fetched;
  std::string at = url;
  // As readers do that can't decompress.
  const std::vector<std::string> plain = {"Accept-Encoding: identity"};
  HttpResult answer = answer_to(request_of(at, plain), client);
  while (answer && !answer->location.empty() &&
         fetched.served.redirections.size() < kMostRedirects) {
    fetched.served.redirections.push_back({answer->status, at, answer->location});
    at = answer->location;
    answer = answer_to(request_of(at, plain), client);
  }
  if (!answer) return failed(answer.error(), url);
  const bool is_redirect = answer->status >= 301 && answer->status <= 308 && answer->status != 304;
  if (is_redirect && answer->location.empty()) {
    return fail(ErrorKind::kUnreadable,
                fmt::format("the server answers {}, and names no address of the web to go to",
                            answer->status),
                "have the server send Location", Place{url});
  }
  if (is_redirect) {
    return fail(ErrorKind::kUnreadable,
                fmt::format("more than {} redirects follow each other", kMostRedirects),
                "have the server name the feed's own address at once", Place{url});
  }
  if (!is_feed(answer)) {
    HttpResult to_browser = answer_to(request_of(at, {kBrowser, plain.front()}), client);
    if (is_feed(to_browser)) {
      answer = std::move(to_browser);
      fetched.served.refuses_readers = true;
    }
  }
  if (answer->status != 200) {
    return fail(ErrorKind::kUnreadable, fmt::format("the server answers {}", answer->status),
                "open it in a browser", Place{url});
  }
  if (!answer->content_encoding.empty() && ascii_lower(answer->content_encoding) != "identity") {
    return fail(ErrorKind::kUnreadable,
                fmt::format("the server sends Content-Encoding {} to who does not take it",
                            in_quotes(answer->content_encoding)),
                "have the server look at Accept-Encoding", Place{url});
  }
  ServedFeed& served = fetched.served;
  served.content_type = answer->content_type;
  served.etag = answer->etag;
  served.last_modified = answer->last_modified;
  served.cache_control = answer->cache_control;
  fetched.bytes = std::move(answer->body);
  const std::vector<std::string> as_before =
      served.refuses_readers ? std::vector<std::string>{kBrowser} : std::vector<std::string>{};
  if (!served.etag.empty() || !served.last_modified.empty()) {
    HttpRequest again = request_of(at, as_before);
    again.if_none_match = served.etag;
    if (!served.last_modified.empty()) {
      again.headers.push_back("If-Modified-Since: " + served.last_modified);
    }
    const HttpResult second = answer_to(again, client);
    // A feed that has just changed is rightly sent again.
    const bool is_other = second && second->status == 200 && second->body != fetched.bytes;
    if (second && !is_other) {
      served.not_modified = second->status == 304 ? ServedAnswer::kYes : ServedAnswer::kNo;
    }
  }
  HttpRequest small = request_of(at, as_before);
  small.headers.emplace_back("Accept-Encoding: gzip");
  const HttpResult packed = answer_to(small, client);
  if (packed && packed->status == 200) {
    served.compressed = packed->content_encoding.empty() ? ServedAnswer::kNo : ServedAnswer::kYes;
  }
  return fetched;
}

}  // namespace feedgen
