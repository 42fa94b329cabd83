#include "system/curl_client.h"

#include <algorithm>
#include <utility>

#include <curl/curl.h>

#include "system/curl_transfer.h"

namespace feedgen {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

void begin_curl() {
  static const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(code);
}

// Where it was ready, curl had no memory to take it.
HttpFailure failure_of(const tl::expected<void, HttpFailure>& ready) {
  return ready ? HttpFailure{HttpFault::kBroken, "out of memory"} : ready.error();
}

}  // namespace

void CurlClient::CloseMulti::operator()(void* multi) const { curl_multi_cleanup(multi); }

CurlClient::CurlClient(HttpLimits limits, NetworkEnvironment environment)
    : limits_(std::move(limits)), environment_(std::move(environment)) {
  begin_curl();
  multi_.reset(curl_multi_init());
}

CurlClient::~CurlClient() { abandon(); }

void CurlClient::start(std::size_t ticket, const HttpRequest& request) {
  CurlTransfer& transfer = transfers_.emplace_back(ticket, request, limits_, environment_);
  const tl::expected<void, HttpFailure> ready = transfer.prepare();
  if (ready && multi_ && curl_multi_add_handle(multi_.get(), transfer.easy()) == CURLM_OK) return;
  finished_.push_back({ticket, tl::unexpected(failure_of(ready))});
  transfers_.pop_back();
}

std::optional<HttpFinished> CurlClient::wait(milliseconds most) {
  const Clock::time_point end = Clock::now() + most;
  while (true) {
    int running = 0;
    if (finished_.empty()) {
      curl_multi_perform(multi_.get(), &running);
      collect();
    }
    if (!finished_.empty()) {
      HttpFinished next = std::move(finished_.front());
      finished_.pop_front();
      return next;
    }
    const auto left = std::chrono::ceil<milliseconds>(end - Clock::now());
    if (left.count() <= 0) return std::nullopt;
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(left.count()), nullptr);
  }
}

void CurlClient::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* easy = message->easy_handle;
    const CURLcode code = message->data.result;
    const auto transfer = std::find_if(transfers_.begin(), transfers_.end(),
                                       [&](const CurlTransfer& t) { return t.easy() == easy; });
    curl_multi_remove_handle(multi_.get(), easy);
    if (code == CURLE_OK && transfer->leads_on()) {
      const tl::expected<void, HttpFailure> ready = transfer->prepare();
      if (ready && curl_multi_add_handle(multi_.get(), transfer->easy()) == CURLM_OK) continue;
      finished_.push_back({transfer->ticket(), tl::unexpected(failure_of(ready))});
    } else {
      finished_.push_back({transfer->ticket(), transfer->finish(code)});
    }
    transfers_.erase(transfer);
  }
}

void CurlClient::abandon() {
  for (const CurlTransfer& transfer : transfers_) {
    curl_multi_remove_handle(multi_.get(), transfer.easy());
  }
  transfers_.clear();
  finished_.clear();
}

}  // namespace feedgen
