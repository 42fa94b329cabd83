// The door to libcurl.
#pragma once

#include <deque>
#include <list>
#include <memory>

#include "system/http.h"
#include "system/network_environment.h"

namespace feedgen {

class CurlTransfer;

/// Proxies and certificates are the environment's. Through a proxy, whose address is the user's own
/// choice, only hosts that are written as addresses are judged: names are for the proxy to resolve.
class CurlClient final : public HttpClient {
 public:
  explicit CurlClient(HttpLimits limits, NetworkEnvironment environment = network_environment());
  ~CurlClient() override;
  CurlClient(const CurlClient&) = delete;
  CurlClient& operator=(const CurlClient&) = delete;

  void start(std::size_t ticket, const HttpRequest& request) override;
  std::optional<HttpFinished> wait(std::chrono::milliseconds most) override;
  void abandon() override;

 private:
  struct CloseMulti {
    void operator()(void* multi) const;
  };

  void collect();

  HttpLimits limits_;
  NetworkEnvironment environment_;
  std::unique_ptr<void, CloseMulti> multi_;
  std::list<CurlTransfer> transfers_;  // under way
  std::deque<HttpFinished> finished_;
};

}  // namespace feedgen
