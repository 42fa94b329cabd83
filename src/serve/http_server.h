// The door to libevent: answers requests for a snapshot, on a thread of its own.
#pragma once

#include <memory>
#include <string>

#include "serve/respond.h"
#include "value/result.h"

namespace feedgen {

class HttpServer {
 public:
  /// Listens from now on; port 0 is any that is free. Fails, as a usage error, where the address
  /// can't be had.
  static Result<std::unique_ptr<HttpServer>> start(const std::string& host, unsigned port);

  virtual ~HttpServer() = default;
  virtual unsigned port() const = 0;

  /// What is served from now on; pages that wait for it are told. From any thread.
  virtual void show(std::shared_ptr<const Snapshot> snapshot) = 0;
};

}  // namespace feedgen
