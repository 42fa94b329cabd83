#include "serve/sockets.h"

#include <cerrno>
#include <memory>

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "serve/own_host.h"
#include "system/posix_call.h"

namespace feedgen {
namespace {

struct FreeAddresses {
  void operator()(addrinfo* addresses) const { ::freeaddrinfo(addresses); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Addresses addresses_of(const std::string& host, unsigned port) {
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  wanted.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const std::string service = std::to_string(port);
  if (::getaddrinfo(host.c_str(), service.c_str(), &wanted, &found) != 0) return nullptr;
  return Addresses(found);
}

std::string text_of(const sockaddr_storage& address, socklen_t size) {
  char host[NI_MAXHOST] = "";
  if (::getnameinfo(reinterpret_cast<const sockaddr*>(&address), size, host, sizeof host, nullptr,
                    0, NI_NUMERICHOST) != 0) {
    return {};
  }
  return host;
}

int listen_on(const addrinfo& address, int queue) {
  const int socket = ::socket(address.ai_family, address.ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK,
                              address.ai_protocol);
  if (socket < 0) return -1;
  const int on = 1;
  // A preview that is started again at once gets its port again.
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (::bind(socket, address.ai_addr, address.ai_addrlen) == 0 && ::listen(socket, queue) == 0)
    return socket;
  const int error = errno;
  ::close(socket);
  errno = error;
  return -1;
}

}  // namespace

BoundSocket bind_to_host(const std::string& host, unsigned port, int queue) {
  BoundSocket bound;
  const Addresses addresses = addresses_of(host, port);
  errno = 0;
  for (const addrinfo* one = addresses.get(); one != nullptr && bound.socket < 0;
       one = one->ai_next) {
    bound.socket = listen_on(*one, queue);
  }
  if (bound.socket < 0) return bound;
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getsockname(bound.socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    const int error = errno;
    ::close(bound.socket);
    errno = error;
    return {};
  }
  bound.port = ntohs(address.ss_family == AF_INET6
                         ? reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port
                         : reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
  bound.is_loopback = is_loopback(text_of(address, size));
  return bound;
}

}  // namespace feedgen
