// An HTTP server on loopback that answers as a test tells it to, well or badly.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace feedgen {

struct SeenRequest {
  std::string method;
  std::string target;   ///< the path, or the whole address at a proxy
  std::string headers;  ///< as they came, in lower case, each line with its end
  std::string body;
};

struct Reply {
  enum class Then {
    kNextRequest,  ///< waits for another one on the connection
    kClose,
    kSilence,  ///< keeps the connection and says nothing more
    kRepeat,   ///< says `again` for ever
  };
  std::string bytes;
  Then then = Then::kNextRequest;
  std::string again = {};
  bool is_slow = false;  ///< a few bytes every millisecond
};

/// A whole answer. `headers` are lines, each with "\r\n".
Reply reply(int status, std::string_view body = {}, std::string_view headers = {});

/// Runs on a thread of its own until it goes away.
class ScriptedServer {
 public:
  using Script = std::function<Reply(const SeenRequest&)>;

  /// `script` is called on the server's thread.
  explicit ScriptedServer(Script script);
  ~ScriptedServer();
  ScriptedServer(const ScriptedServer&) = delete;
  ScriptedServer& operator=(const ScriptedServer&) = delete;

  std::uint16_t port() const { return port_; }
  /// "http://127.0.0.1:PORT" and the path.
  std::string url(std::string_view path = "/") const;
  /// All requests so far, in the order of their ends.
  std::vector<SeenRequest> seen() const;

 private:
  class Connection;

  void run();
  bool serve(Connection& connection, short events);

  Script script_;
  int listener_ = -1;
  int stop_[2] = {-1, -1};
  std::uint16_t port_ = 0;
  mutable std::mutex mutex_;
  std::vector<SeenRequest> seen_;
  std::thread thread_;
};

/// A port of loopback on which nobody listens, as long as this lives.
class ClosedPort {
 public:
  ClosedPort();
  ~ClosedPort();
  ClosedPort(const ClosedPort&) = delete;
  ClosedPort& operator=(const ClosedPort&) = delete;
  std::string url(std::string_view path = "/") const;

 private:
  int socket_ = -1;  // bound, so that nobody else gets the port
  std::uint16_t port_ = 0;
};

}  // namespace feedgen
