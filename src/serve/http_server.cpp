#include "serve/http_server.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <mutex>
#include <system_error>
#include <thread>

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/http.h>
#include <event2/keyvalq_struct.h>
#include <event2/listener.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "text/display.h"

namespace feedgen {
namespace {

// Of one request and one client; all others are refused or closed.
constexpr ev_ssize_t kMostHeaders = 16384;
constexpr ev_ssize_t kMostBody = 0;
constexpr int kPatience = 15;          // seconds in which something has to be read or written
constexpr int kMostDescriptors = 300;  // so many stay for connections, the others for the builds
constexpr std::size_t kMostWaiting = 64;
constexpr int kTick = 1;      // seconds
constexpr int kLongest = 10;  // ticks that a page waits for news

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* one) const {
    free(one);
  }
};
using Base = std::unique_ptr<event_base, Freed<event_base_free>>;
using Http = std::unique_ptr<evhttp, Freed<evhttp_free>>;
using Event = std::unique_ptr<event, Freed<event_free>>;

std::optional<std::string> header(evkeyvalq* headers, const char* name) {
  const char* const value = evhttp_find_header(headers, name);
  if (value == nullptr) return std::nullopt;
  return value;
}

const char* reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 304: return "Not Modified";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 416: return "Range Not Satisfiable";
    default: return "Service Unavailable";
  }
}

const char* method_of(evhttp_cmd_type type) {
  if (type == EVHTTP_REQ_GET) return "GET";
  return type == EVHTTP_REQ_HEAD ? "HEAD" : "other";
}

class EventServer final : public HttpServer {
 public:
  explicit EventServer(std::string host) : host_(std::move(host)) {}

  ~EventServer() override {
    if (thread_.joinable()) {
      is_ending_ = true;
      wake();
      thread_.join();
    }
    http_.reset();
    tick_.reset();
    news_.reset();
    base_.reset();
    if (wake_ >= 0) ::close(wake_);
  }

  EventServer(const EventServer&) = delete;
  EventServer& operator=(const EventServer&) = delete;

  // errno says why not.
  bool listen(unsigned port) {
    event_set_log_callback([](int, const char*) {});
    // A client that goes away is an error of that write.
    std::signal(SIGPIPE, SIG_IGN);
    wake_ = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    base_.reset(event_base_new());
    if (wake_ < 0 || !base_) return false;
    http_.reset(evhttp_new(base_.get()));
    if (!http_) return false;
    errno = 0;
    evhttp_bound_socket* const bound =
        evhttp_bind_socket_with_handle(http_.get(), host_.c_str(), static_cast<ev_uint16_t>(port));
    if (bound == nullptr) return false;
    listener_ = evhttp_bound_socket_get_listener(bound);
    evconnlistener_set_error_cb(
        listener_, [](evconnlistener* listener, void*) { evconnlistener_disable(listener); });
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    if (::getsockname(evhttp_bound_socket_get_fd(bound), reinterpret_cast<sockaddr*>(&address),
                      &size) != 0) {
      return false;
    }
    port_ = ntohs(address.ss_family == AF_INET6
                      ? reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port
                      : reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
    evhttp_set_max_headers_size(http_.get(), kMostHeaders);
    evhttp_set_max_body_size(http_.get(), kMostBody);
    evhttp_set_timeout(http_.get(), kPatience);
    evhttp_set_allowed_methods(http_.get(), EVHTTP_REQ_GET | EVHTTP_REQ_HEAD | EVHTTP_REQ_POST |
                                                EVHTTP_REQ_PUT | EVHTTP_REQ_DELETE |
                                                EVHTTP_REQ_OPTIONS | EVHTTP_REQ_PATCH);
    evhttp_set_gencb(
        http_.get(),
        [](evhttp_request* request, void* self) {
          static_cast<EventServer*>(self)->answer(request, true);
        },
        this);
    evhttp_set_bevcb(
        http_.get(),
        [](event_base* base, void* self) {
          static_cast<EventServer*>(self)->limit_connections();
          return bufferevent_socket_new(base, -1, BEV_OPT_CLOSE_ON_FREE);
        },
        this);
    news_.reset(event_new(
        base_.get(), wake_, EV_READ | EV_PERSIST,
        [](evutil_socket_t, short, void* self) { static_cast<EventServer*>(self)->take_news(); },
        this));
    tick_.reset(event_new(
        base_.get(), -1, EV_PERSIST,
        [](evutil_socket_t, short, void* self) { static_cast<EventServer*>(self)->tick(); }, this));
    const timeval interval{kTick, 0};
    if (!news_ || !tick_ || event_add(news_.get(), nullptr) != 0 ||
        event_add(tick_.get(), &interval) != 0) {
      return false;
    }
    thread_ = std::thread([this] { event_base_dispatch(base_.get()); });
    return true;
  }

  unsigned port() const override { return port_; }

  void show(std::shared_ptr<const Snapshot> snapshot) override {
    {
      const std::lock_guard lock(mutex_);
      snapshot_ = std::move(snapshot);
    }
    wake();
  }

 private:
  struct Waiting {
    evhttp_request* request;
    evhttp_connection* connection;
    int ticks;
  };

  void wake() const {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(wake_, &one, sizeof one));
  }

  // The system gives the lowest number that is free, so it tells how many are in use.
  static bool are_many_open() {
    const int lowest =
        ::fcntl(0, F_GETFD) < 0 ? ::eventfd(0, EFD_CLOEXEC) : ::fcntl(0, F_DUPFD_CLOEXEC, 0);
    if (lowest < 0) return true;
    ::close(lowest);
    return lowest > kMostDescriptors;
  }

  void limit_connections() {
    if (are_many_open()) evconnlistener_disable(listener_);
  }

  void take_news() {
    std::uint64_t count = 0;
    static_cast<void>(!::read(wake_, &count, sizeof count));
    answer_waiting(0);
    if (is_ending_) event_base_loopbreak(base_.get());
  }

  void tick() {
    for (Waiting& one : waiting_) ++one.ticks;
    answer_waiting(kLongest);
    if (!are_many_open()) evconnlistener_enable(listener_);
  }

  void answer_waiting(int least_ticks) {
    std::vector<Waiting> ready;
    std::erase_if(waiting_, [&](const Waiting& one) {
      if (one.ticks < least_ticks) return false;
      ready.push_back(one);
      return true;
    });
    for (const Waiting& one : ready) answer(one.request, false);
  }

  void forget(const evhttp_connection* connection) {
    std::erase_if(waiting_, [&](const Waiting& one) { return one.connection == connection; });
  }

  void answer(evhttp_request* request, bool may_wait) {
    std::shared_ptr<const Snapshot> snapshot;
    {
      const std::lock_guard lock(mutex_);
      snapshot = snapshot_;
    }
    evkeyvalq* const asked = evhttp_request_get_input_headers(request);
    const HttpQuestion question{method_of(evhttp_request_get_command(request)),
                                evhttp_request_get_uri(request),
                                header(asked, "Host"),
                                header(asked, "If-None-Match"),
                                header(asked, "Range"),
                                header(asked, "If-Range")};
    HttpReply reply = snapshot ? respond(question, *snapshot, host_)
                               : HttpReply{503, {{"Retry-After", "1"}}, {}, false};
    if (reply.waits && may_wait) {
      if (waiting_.size() < kMostWaiting) {
        evhttp_connection* const connection = evhttp_request_get_connection(request);
        evhttp_connection_set_closecb(
            connection,
            [](evhttp_connection* closed, void* self) {
              static_cast<EventServer*>(self)->forget(closed);
            },
            this);
        waiting_.push_back({request, connection, 0});
        return;
      }
      reply.status = 503;
    }
    evkeyvalq* const headers = evhttp_request_get_output_headers(request);
    for (const auto& [name, value] : reply.headers) {
      evhttp_add_header(headers, name.c_str(), value.c_str());
    }
    if (reply.status != 304) {
      evhttp_add_header(headers, "Content-Length", std::to_string(reply.body.size()).c_str());
    }
    if (!reply.body.empty() && question.method != "HEAD") {
      // The bytes stay where they are until the last of them is sent.
      auto* const kept = new std::shared_ptr<const Snapshot>(snapshot);
      evbuffer_add_reference(
          evhttp_request_get_output_buffer(request), reply.body.data(), reply.body.size(),
          [](const void*, std::size_t, void* one) {
            delete static_cast<std::shared_ptr<const Snapshot>*>(one);
          },
          kept);
    }
    evhttp_send_reply(request, reply.status, reason_of(reply.status), nullptr);
  }

  std::string host_;
  Base base_;
  Http http_;
  Event news_;
  Event tick_;
  evconnlistener* listener_ = nullptr;
  unsigned port_ = 0;
  int wake_ = -1;
  std::atomic<bool> is_ending_ = false;
  std::mutex mutex_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::vector<Waiting> waiting_;  // of the thread alone
  std::thread thread_;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(const std::string& host, unsigned port) {
  auto server = std::make_unique<EventServer>(host);
  if (server->listen(port)) return server;
  const int error = errno;
  const std::string where = fmt::format("{}:{}", printable(host), port);
  if (error == EADDRINUSE) {
    return fail(ErrorKind::kUsage, fmt::format("another program listens on {}", where),
                "choose another port with --port, or a free one with --port 0");
  }
  return fail(
      ErrorKind::kUsage,
      fmt::format("{} can't be listened on: {}", where,
                  error == 0 ? "there is no such address" : std::generic_category().message(error)),
      "choose another with --host and --port");
}

}  // namespace feedgen
