#include "scripted_server.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <list>
#include <optional>
#include <stdexcept>
#include <tuple>
#include <utility>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace feedgen {
namespace {

constexpr std::chrono::milliseconds kSlowStep{1};
constexpr std::size_t kSlowBytes = 4;

// A socket on a free port of loopback; the port.
std::pair<int, std::uint16_t> bind_loopback() {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (fd < 0 || ::bind(fd, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no port on loopback");
  }
  return {fd, ntohs(address.sin_port)};
}

std::string loopback_url(std::uint16_t port, std::string_view path) {
  return "http://127.0.0.1:" + std::to_string(port) + std::string(path);
}

// The first request in `bytes`, which loses it; nothing while it is not whole.
std::optional<SeenRequest> take_request(std::string& bytes) {
  const std::size_t line_end = bytes.find("\r\n");
  const std::size_t end = bytes.find("\r\n\r\n");
  if (end == std::string::npos) return std::nullopt;
  SeenRequest request;
  const std::string line = bytes.substr(0, line_end);
  const std::size_t space = line.find(' ');
  request.method = line.substr(0, space);
  request.target = line.substr(space + 1, line.rfind(' ') - space - 1);
  request.headers = bytes.substr(line_end + 2, end - line_end);
  std::transform(request.headers.begin(), request.headers.end(), request.headers.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::size_t length = 0;
  constexpr std::string_view kLength = "content-length: ";
  if (const std::size_t at = request.headers.find(kLength); at != std::string::npos) {
    const char* begin = request.headers.data() + at + kLength.size();
    std::from_chars(begin, request.headers.data() + request.headers.size(), length);
  }
  if (bytes.size() - end - 4 < length) return std::nullopt;
  request.body = bytes.substr(end + 4, length);
  bytes.erase(0, end + 4 + length);
  return request;
}

}  // namespace

Reply reply(int status, std::string_view body, std::string_view headers) {
  std::string bytes = "HTTP/1.1 " + std::to_string(status) + " As Told\r\n" + std::string(headers);
  if (status != 204 && status != 304) {
    bytes += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  return Reply{bytes + "\r\n" + std::string(body)};
}

class ScriptedServer::Connection {
 public:
  explicit Connection(int accepted) : fd(accepted) {}
  ~Connection() { ::close(fd); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  int fd;
  std::string received;
  std::optional<Reply> reply;
  std::size_t sent = 0;

  bool is_sending() const { return reply && sent < reply->bytes.size(); }
};

ScriptedServer::ScriptedServer(Script script) : script_(std::move(script)) {
  std::tie(listener_, port_) = bind_loopback();
  if (::listen(listener_, 128) != 0 || ::pipe2(stop_, O_CLOEXEC) != 0) {
    throw std::runtime_error("no server on loopback");
  }
  thread_ = std::thread([this] { run(); });
}

ScriptedServer::~ScriptedServer() {
  ::close(stop_[1]);
  thread_.join();
  ::close(stop_[0]);
  ::close(listener_);
}

std::string ScriptedServer::url(std::string_view path) const { return loopback_url(port_, path); }

std::vector<SeenRequest> ScriptedServer::seen() const {
  const std::lock_guard lock(mutex_);
  return seen_;
}

void ScriptedServer::run() {
  std::list<Connection> connections;
  while (true) {
    std::vector<pollfd> waiting = {{stop_[0], POLLIN, 0}, {listener_, POLLIN, 0}};
    bool is_any_slow = false;
    for (const Connection& connection : connections) {
      const bool is_slow = connection.is_sending() && connection.reply->is_slow;
      is_any_slow = is_any_slow || is_slow;
      const bool sends = connection.is_sending() && !is_slow;
      waiting.push_back({connection.fd, static_cast<short>(sends ? POLLIN | POLLOUT : POLLIN), 0});
    }
    ::poll(waiting.data(), waiting.size(), is_any_slow ? static_cast<int>(kSlowStep.count()) : -1);
    if (waiting[0].revents != 0) return;
    auto place = waiting.begin() + 2;
    std::erase_if(connections,
                  [&](Connection& connection) { return !serve(connection, (place++)->revents); });
    if (waiting[1].revents != 0) {
      const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (fd < 0) continue;
      const int on = 1;  // else the next few bytes wait for the client's word on the last
      ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      connections.emplace_back(fd);
    }
  }
}

// False when the connection is at its end.
bool ScriptedServer::serve(Connection& connection, short events) {
  if ((events & (POLLIN | POLLHUP | POLLERR)) != 0) {
    char buffer[65536];
    const ssize_t count = ::recv(connection.fd, buffer, sizeof buffer, 0);
    if (count <= 0) return false;
    connection.received.append(buffer, static_cast<std::size_t>(count));
  }
  if (!connection.reply) {
    std::optional<SeenRequest> request = take_request(connection.received);
    if (!request) return true;
    connection.reply = script_(*request);
    connection.sent = 0;
    const std::lock_guard lock(mutex_);
    seen_.push_back(std::move(*request));
  }
  Reply& reply = *connection.reply;
  if (connection.is_sending()) {
    const std::size_t left = reply.bytes.size() - connection.sent;
    const ssize_t count = ::send(connection.fd, reply.bytes.data() + connection.sent,
                                 reply.is_slow ? std::min(left, kSlowBytes) : left, MSG_NOSIGNAL);
    if (count > 0) connection.sent += static_cast<std::size_t>(count);
    if (connection.is_sending()) return true;
  }
  if (reply.then == Reply::Then::kClose) return false;
  if (reply.then == Reply::Then::kRepeat) {
    reply.bytes = reply.again;
    connection.sent = 0;
  }
  if (reply.then == Reply::Then::kNextRequest) connection.reply.reset();
  return true;
}

ClosedPort::ClosedPort() { std::tie(socket_, port_) = bind_loopback(); }
ClosedPort::~ClosedPort() { ::close(socket_); }
std::string ClosedPort::url(std::string_view path) const { return loopback_url(port_, path); }

}  // namespace feedgen
