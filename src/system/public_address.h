// Whether a network address is of the public Internet. A configuration may come from anyone; it
// must not make this program knock at doors inside the machine or the network that it runs in.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace feedgen {

/// `bytes` are an IPv4 (4) or IPv6 (16) address in network order. False for what IANA's registries
/// of special-purpose addresses (RFC 6890) do not call globally reachable: this machine, private
/// and shared networks, links, multicast, documentation. IPv4 addresses inside of IPv6 ones
/// (mapped, NAT64, 6to4) are judged as such. False for any other number of bytes.
bool is_public_address(std::span<const std::uint8_t> bytes);

/// False for a host that is written as an address that is not public ("127.0.0.1", "[::1]",
/// "::1%lo"), or that is a name of this machine ("localhost", RFC 6761 section 6.3). True for other
/// names: what they stand for is not known here. `host` is canonical, but for its case.
bool may_be_public_host(std::string_view host);

}  // namespace feedgen
