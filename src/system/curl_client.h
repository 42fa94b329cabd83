// The door to libcurl.
#pragma once

#include <deque>
#include <list>
#include <memory>
#include <string>

#include <tl/expected.hpp>

#include "system/http.h"
#include "system/network_environment.h"

namespace feedgen {

class CurlTransfer;
struct CurlLibrary;

/// Proxies and certificates are the environment's. Through a proxy, whose address is the user's own
/// choice, only hosts that are written as addresses are judged: names are for the proxy to resolve.
class CurlClient final : public HttpClient {
 public:
  /// `library` is loaded by the first start(). Where it can't be loaded, all requests fail.
  explicit CurlClient(HttpLimits limits, NetworkEnvironment environment = network_environment(),
                      std::string library = "libcurl.so.4");
  ~CurlClient() override;
  CurlClient(const CurlClient&) = delete;
  CurlClient& operator=(const CurlClient&) = delete;

  void start(std::size_t ticket, const HttpRequest& request) override;
  std::optional<HttpFinished> wait(std::chrono::milliseconds most) override;
  void abandon() override;

 private:
  struct CloseMulti {
    const CurlLibrary* curl;
    void operator()(void* multi) const;
  };

  tl::expected<void, HttpFailure> open();
  tl::expected<void, HttpFailure> run(CurlTransfer& transfer);
  void collect();

  HttpLimits limits_;
  NetworkEnvironment environment_;
  std::string library_;
  std::unique_ptr<const CurlLibrary> curl_;
  std::unique_ptr<void, CloseMulti> multi_;  // none before the first request
  std::list<CurlTransfer> transfers_;        // under way
  std::deque<HttpFinished> finished_;
};

}  // namespace feedgen
