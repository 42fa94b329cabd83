// The door to libevent: answers requests for a snapshot, on a thread of its own. What one client
// may take is bounded: connections, bytes, and the time of each step, however it fills that time.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "serve/snapshot.h"
#include "time/instant.h"
#include "value/result.h"

namespace feedgen {

class HttpServer {
 public:
  /// Listens from now on; port 0 is any that is free. `now` tells the time of answers, on any
  /// thread. Fails, as a usage error, where the address can't be had.
  static Result<std::unique_ptr<HttpServer>> start(const std::string& host, unsigned port,
                                                   std::function<Instant()> now);

  virtual ~HttpServer() = default;
  virtual unsigned port() const = 0;

  /// Whether other machines can connect.
  virtual bool is_open_to_others() const = 0;

  /// What is served from now on; pages that wait for it get their answers. From any thread.
  virtual void show(std::shared_ptr<const PreviewSnapshot> snapshot) = 0;
};

}  // namespace feedgen
