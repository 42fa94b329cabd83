#include "system/curl_client.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "system/curl_library.h"
#include "system/curl_transfer.h"

namespace feedgen {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

tl::unexpected<HttpFailure> out_of_memory() {
  return tl::unexpected(HttpFailure{HttpFault::kBroken, "out of memory"});
}

}  // namespace

void CurlClient::CloseMulti::operator()(void* multi) const { curl->multi_cleanup(multi); }

CurlClient::CurlClient(HttpLimits limits, NetworkEnvironment environment, std::string library)
    : limits_(std::move(limits)),
      environment_(std::move(environment)),
      library_(std::move(library)) {}

CurlClient::~CurlClient() { abandon(); }

tl::expected<void, HttpFailure> CurlClient::open() {
  if (multi_) return {};
  const tl::expected<CurlLibrary, HttpFailure> loaded = load_curl(library_.c_str());
  if (!loaded) return tl::unexpected(loaded.error());
  curl_ = std::make_unique<const CurlLibrary>(*loaded);
  multi_.reset(curl_->multi_init());
  multi_.get_deleter().curl = curl_.get();
  if (!multi_) return out_of_memory();
  return {};
}

tl::expected<void, HttpFailure> CurlClient::run(CurlTransfer& transfer) {
  return transfer.prepare().and_then([&]() -> tl::expected<void, HttpFailure> {
    if (curl_->multi_add_handle(multi_.get(), transfer.easy()) != CURLM_OK) return out_of_memory();
    return {};
  });
}

void CurlClient::start(std::size_t ticket, const HttpRequest& request) {
  if (const tl::expected<void, HttpFailure> opened = open(); !opened) {
    finished_.push_back({ticket, tl::unexpected(opened.error())});
    return;
  }
  CurlTransfer& transfer = transfers_.emplace_back(*curl_, ticket, request, limits_, environment_);
  const tl::expected<void, HttpFailure> runs = run(transfer);
  if (runs) return;
  finished_.push_back({ticket, tl::unexpected(runs.error())});
  transfers_.pop_back();
}

std::optional<HttpFinished> CurlClient::wait(milliseconds most) {
  const Clock::time_point end = Clock::now() + most;
  while (true) {
    int running = 0;
    if (finished_.empty() && multi_) {
      curl_->multi_perform(multi_.get(), &running);
      collect();
    }
    if (!finished_.empty()) {
      HttpFinished next = std::move(finished_.front());
      finished_.pop_front();
      return next;
    }
    const auto left = std::chrono::ceil<milliseconds>(end - Clock::now());
    if (left.count() <= 0) return std::nullopt;
    if (multi_) {
      curl_->multi_poll(multi_.get(), nullptr, 0, static_cast<int>(left.count()), nullptr);
    } else {
      std::this_thread::sleep_for(left);
    }
  }
}

void CurlClient::collect() {
  int left = 0;
  while (const CURLMsg* message = curl_->multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* easy = message->easy_handle;
    const CURLcode code = message->data.result;
    const auto transfer = std::find_if(transfers_.begin(), transfers_.end(),
                                       [&](const CurlTransfer& t) { return t.easy() == easy; });
    curl_->multi_remove_handle(multi_.get(), easy);
    if (code == CURLE_OK && transfer->leads_on()) {
      const tl::expected<void, HttpFailure> runs = run(*transfer);
      if (runs) continue;
      finished_.push_back({transfer->ticket(), tl::unexpected(runs.error())});
    } else {
      finished_.push_back({transfer->ticket(), transfer->finish(code)});
    }
    transfers_.erase(transfer);
  }
}

void CurlClient::abandon() {
  for (const CurlTransfer& transfer : transfers_) {
    curl_->multi_remove_handle(multi_.get(), transfer.easy());
  }
  transfers_.clear();
  finished_.clear();
}

}  // namespace feedgen
