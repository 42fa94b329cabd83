// Whom a server answers. A page of another site can have its own name lead to this machine (DNS
// rebinding), and then read what the server answers; so the name that is asked for counts.
#pragma once

#include <string_view>

namespace feedgen {

/// Whether an address is this machine's own, to which no other machine can connect: 127.0.0.0/8,
/// ::1.
bool is_loopback(std::string_view address);

/// Whether a Host header ("name", "name:port", "[::1]:port") names this machine: as localhost, by
/// an address of its own, or by `bound`, the name or address that the server was told to listen on.
/// A server on all addresses (0.0.0.0, ::) is named by any address: no name server is asked for it.
bool is_own_host(std::string_view host, std::string_view bound);

}  // namespace feedgen
