#include "serve/http_server.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <list>
#include <mutex>
#include <system_error>
#include <thread>

#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <fmt/format.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "serve/respond.h"
#include "serve/sockets.h"
#include "system/posix_call.h"
#include "text/display.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostConnections = 256;
constexpr std::size_t kMostWaiting = 64;
constexpr int kQueue = 128;  // of connections that the system holds
constexpr timeval kTick{1, 0};
// Ticks in which a step has to be over, however many bytes come and go meanwhile.
constexpr int kToAsk = 15;   // from the connection, or the answer before, to the whole head
constexpr int kToWait = 10;  // for another snapshot
constexpr int kToTake = 60;  // an answer, and more for a long one
constexpr std::size_t kBytesInTick = 256U << 10U;
constexpr int kToLeave = 2;  // after the last answer

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* one) const {
    free(one);
  }
};
using Base = std::unique_ptr<event_base, Freed<event_base_free>>;
using Event = std::unique_ptr<event, Freed<event_free>>;
using Listener = std::unique_ptr<evconnlistener, Freed<evconnlistener_free>>;
using Stream = std::unique_ptr<bufferevent, Freed<bufferevent_free>>;

std::string_view reason_of(int status) {
  constexpr std::array<std::pair<int, std::string_view>, 17> kReasons{
      {{200, "OK"},
       {206, "Partial Content"},
       {301, "Moved Permanently"},
       {304, "Not Modified"},
       {400, "Bad Request"},
       {403, "Forbidden"},
       {404, "Not Found"},
       {405, "Method Not Allowed"},
       {408, "Request Timeout"},
       {412, "Precondition Failed"},
       {413, "Content Too Large"},
       {414, "URI Too Long"},
       {416, "Range Not Satisfiable"},
       {431, "Request Header Fields Too Large"},
       {501, "Unknown Method"},
       {503, "Service Unavailable"},
       {505, "HTTP Version Not Supported"}}};
  for (const auto& [known, reason] : kReasons) {
    if (known == status) return reason;
  }
  return "Unknown";
}

class EventServer;

struct Connection {
  enum class Step {
    kAsk,    // its request is awaited
    kWait,   // its answer is held back
    kTake,   // its answer is sent
    kLeave,  // what it still sends is thrown away, so that it can read the answer (RFC 9112 §9.6)
  };
  EventServer* server = nullptr;
  Stream stream;
  Step step = Step::kAsk;
  int ticks_left = kToAsk;
  bool closes = false;    // after the answer
  bool is_ended = false;  // no more bytes come
  HttpQuestion question;
  std::list<Connection>::iterator place;
};

class EventServer final : public HttpServer {
 public:
  EventServer(std::string host, std::function<Instant()> now)
      : host_(std::move(host)), now_(std::move(now)) {}

  ~EventServer() override {
    if (thread_.joinable()) {
      is_ending_ = true;
      wake();
      thread_.join();
    }
  }

  EventServer(const EventServer&) = delete;
  EventServer& operator=(const EventServer&) = delete;

  // errno says why not; 0: the host has no address.
  bool listen(unsigned port) {
    event_set_log_callback([](int, const char*) {});
    // A client that goes away is an error of that write.
    std::signal(SIGPIPE, SIG_IGN);
    base_.reset(event_base_new());
    if (!wake_ || !base_) return false;
    BoundSocket bound = bind_to_host(host_, port, kQueue);
    if (bound.socket < 0) return false;
    port_ = bound.port;
    is_open_to_others_ = !bound.is_loopback;
    listener_.reset(evconnlistener_new(
        base_.get(),
        [](evconnlistener*, evutil_socket_t socket, sockaddr*, int, void* self) {
          static_cast<EventServer*>(self)->accept(socket);
        },
        this, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC, 0, bound.socket));
    if (!listener_) {
      ::close(bound.socket);
      return false;
    }
    // Without a descriptor for the next one: until the next tick, unless one can be spared.
    evconnlistener_set_error_cb(listener_.get(), [](evconnlistener* listener, void* self) {
      evconnlistener_disable(listener);
      static_cast<EventServer*>(self)->make_room();
    });
    news_.reset(event_new(
        base_.get(), wake_.get(), EV_READ | EV_PERSIST,
        [](evutil_socket_t, short, void* self) { static_cast<EventServer*>(self)->take_news(); },
        this));
    tick_.reset(event_new(
        base_.get(), -1, EV_PERSIST,
        [](evutil_socket_t, short, void* self) { static_cast<EventServer*>(self)->tick(); }, this));
    if (!news_ || !tick_ || event_add(news_.get(), nullptr) != 0 ||
        event_add(tick_.get(), &kTick) != 0) {
      return false;
    }
    thread_ = std::thread([this] { event_base_dispatch(base_.get()); });
    return true;
  }

  unsigned port() const override { return port_; }
  bool is_open_to_others() const override { return is_open_to_others_; }

  void show(std::shared_ptr<const PreviewSnapshot> snapshot) override {
    {
      const std::lock_guard lock(mutex_);
      snapshot_ = std::move(snapshot);
    }
    wake();
  }

 private:
  using Step = Connection::Step;

  void wake() const {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(wake_.get(), &one, sizeof one));
  }

  std::shared_ptr<const PreviewSnapshot> snapshot() {
    const std::lock_guard lock(mutex_);
    return snapshot_;
  }

  void take_news() {
    std::uint64_t count = 0;
    static_cast<void>(!::read(wake_.get(), &count, sizeof count));
    if (is_ending_) {
      event_base_loopbreak(base_.get());
      return;
    }
    for (Connection* const one : all()) {
      if (one->step == Step::kWait) answer(*one, Patience::kWaited);
    }
  }

  // Answering changes the order, and may close the one that is answered.
  std::vector<Connection*> all() {
    std::vector<Connection*> list;
    for (Connection& one : connections_) list.push_back(&one);
    return list;
  }

  void tick() {
    for (Connection* const one : all()) {
      if (--one->ticks_left > 0) continue;
      if (one->step == Step::kWait) {
        answer(*one, Patience::kWaited);
      } else if (one->step == Step::kAsk && has_begun(*one)) {
        refuse(*one, 408);
      } else {
        close(*one);
      }
    }
    evconnlistener_enable(listener_.get());
  }

  static bool has_begun(const Connection& connection) {
    return evbuffer_get_length(bufferevent_get_input(connection.stream.get())) > 0;
  }

  // Closes the connection that has been asking for the longest time, else the one whose step lasts
  // longest: a client that means well has its answer in an instant.
  void make_room() {
    if (connections_.empty()) return;
    const auto idle = std::find_if(connections_.begin(), connections_.end(), [](const auto& one) {
      return one.step == Step::kAsk || one.step == Step::kLeave;
    });
    connections_.erase(idle == connections_.end() ? connections_.begin() : idle);
  }

  void accept(evutil_socket_t socket) {
    if (connections_.size() >= kMostConnections) make_room();
    Stream stream(bufferevent_socket_new(base_.get(), socket, BEV_OPT_CLOSE_ON_FREE));
    if (!stream) {
      ::close(socket);
      return;
    }
    Connection& connection = connections_.emplace_back();
    connection.server = this;
    connection.stream = std::move(stream);
    connection.place = std::prev(connections_.end());
    bufferevent* const events = connection.stream.get();
    bufferevent_setcb(
        events,
        [](bufferevent*, void* one) {
          auto& it = *static_cast<Connection*>(one);
          it.server->read(it);
        },
        [](bufferevent*, void* one) {
          auto& it = *static_cast<Connection*>(one);
          it.server->sent(it);
        },
        [](bufferevent*, short what, void* one) {
          auto& it = *static_cast<Connection*>(one);
          it.server->end(it, what);
        },
        &connection);
    bufferevent_setwatermark(events, EV_READ, 0, kLargestHead);
    bufferevent_enable(events, EV_READ | EV_WRITE);
  }

  void close(Connection& connection) { connections_.erase(connection.place); }

  // A client that has sent all that it wants to may still read.
  void end(Connection& connection, short what) {
    connection.is_ended = true;
    const bool may_read = (what & BEV_EVENT_EOF) != 0 && (what & BEV_EVENT_READING) != 0;
    if (!may_read || connection.step != Step::kTake) close(connection);
  }

  // Those whose steps last longest come first.
  void begin(Connection& connection, Step step, int ticks) {
    connection.step = step;
    connection.ticks_left = ticks;
    connections_.splice(connections_.end(), connections_, connection.place);
  }

  void read(Connection& connection) {
    evbuffer* const input = bufferevent_get_input(connection.stream.get());
    if (connection.step == Step::kLeave) {
      evbuffer_drain(input, evbuffer_get_length(input));
      return;
    }
    if (connection.step != Step::kAsk) return;  // the next request waits for its turn
    const std::size_t size = std::min(evbuffer_get_length(input), kLargestHead);
    const unsigned char* const bytes = evbuffer_pullup(input, static_cast<ev_ssize_t>(size));
    if (bytes == nullptr) return;
    HeardRequest heard = hear({reinterpret_cast<const char*>(bytes), size});
    if (heard.heard == Heard::kPart) {
      if (connection.is_ended) close(connection);
      return;
    }
    if (heard.heard == Heard::kRefused) return refuse(connection, heard.status);
    evbuffer_drain(input, heard.size);
    connection.question = std::move(heard.question);
    answer(connection, Patience::kMayWait);
  }

  // The last byte of the answer is with the system.
  void sent(Connection& connection) {
    if (connection.step != Step::kTake) return;
    if (connection.closes && connection.is_ended) return close(connection);
    if (connection.closes) {
      ::shutdown(bufferevent_getfd(connection.stream.get()), SHUT_WR);
      begin(connection, Step::kLeave, kToLeave);
    } else {
      begin(connection, Step::kAsk, kToAsk);
    }
    read(connection);
  }

  void refuse(Connection& connection, int status) {
    connection.question = {};
    connection.question.closes = true;
    send(connection, refusal(status, "This is no request that a preview answers.\n"));
  }

  enum class Patience { kMayWait, kWaited };

  void answer(Connection& connection, Patience patience) {
    const std::shared_ptr<const PreviewSnapshot> shown = snapshot();
    HttpReply reply;
    if (shown) {
      reply = respond(connection.question, *shown, host_, now_());
    } else {
      reply = refusal(503, "The first build is not done yet.\n");
      reply.headers.emplace_back("Retry-After", "1");
    }
    if (reply.waits && patience == Patience::kMayWait) {
      const auto waiting = std::count_if(connections_.begin(), connections_.end(),
                                         [](const auto& one) { return one.step == Step::kWait; });
      if (static_cast<std::size_t>(waiting) < kMostWaiting)
        return begin(connection, Step::kWait, kToWait);
      reply = refusal(503, "Too many pages wait for news.\n");
    }
    send(connection, reply);
  }

  void send(Connection& connection, const HttpReply& reply) {
    std::string head = fmt::format("HTTP/1.1 {} {}\r\nDate: {}\r\nServer: feedgen\r\n",
                                   reply.status, reason_of(reply.status), rfc822(now_()));
    for (const auto& [name, value] : reply.headers) head += fmt::format("{}: {}\r\n", name, value);
    if (reply.status != 304) head += fmt::format("Content-Length: {}\r\n", reply.body.size());
    if (connection.question.closes) head += "Connection: close\r\n";
    head += "\r\n";
    connection.closes = connection.question.closes;
    const bool has_body = connection.question.method != "HEAD" && reply.status != 304;
    const std::size_t size = has_body ? reply.body.size() : 0;
    begin(connection, Step::kTake, kToTake + static_cast<int>(size / kBytesInTick));
    evbuffer* const output = bufferevent_get_output(connection.stream.get());
    evbuffer_add(output, head.data(), head.size());
    if (size == 0) return;
    // The bytes stay where they are until the last of them is sent.
    auto* const kept = new std::shared_ptr<const void>(reply.keeps);
    evbuffer_add_reference(
        output, reply.body.data(), size,
        [](const void*, std::size_t, void* one) {
          delete static_cast<std::shared_ptr<const void>*>(one);
        },
        kept);
  }

  std::string host_;
  std::function<Instant()> now_;
  Descriptor wake_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  unsigned port_ = 0;
  bool is_open_to_others_ = false;
  std::atomic<bool> is_ending_ = false;
  std::mutex mutex_;
  std::shared_ptr<const PreviewSnapshot> snapshot_;  // guarded by mutex_
  Base base_;                                        // outlives what is made of it
  Listener listener_;
  Event news_;
  Event tick_;
  std::list<Connection> connections_;  // of the thread alone; the oldest first
  std::thread thread_;
};

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::start(const std::string& host, unsigned port,
                                                      std::function<Instant()> now) {
  auto server = std::make_unique<EventServer>(host, std::move(now));
  errno = 0;
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
