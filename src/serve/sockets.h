// A host and a port become a socket that listens.
#pragma once

#include <string>

namespace feedgen {

struct BoundSocket {
  int socket =
      -1;  ///< the caller's; -1: errno says why there is none, 0 that the host is not known
  unsigned port = 0;
  bool is_loopback = false;
};

/// Port 0 is any that is free. `queue`: how many connections the system holds until they are taken.
BoundSocket bind_to_host(const std::string& host, unsigned port, int queue);

}  // namespace feedgen
