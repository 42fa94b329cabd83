// The part of an address between "//" and the path: user, host and port.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

/// The schemes whose addresses have a host always and are read as browsers read them (WHATWG URL
/// section 4.2, "special", but for files). `scheme` is in lower case.
bool is_web_scheme(std::string_view scheme);

/// The canonical form: the host as web_host() has it, no port that `scheme` implies, the user
/// encoded. Nothing if the host or the port can't be one. `scheme` is in lower case.
std::optional<std::string> web_authority(std::string_view authority, std::string_view scheme);

/// The authority of other schemes, and of addresses that can't be canonical: encoded, the host in
/// lower case and, if it is in another script, punycode.
std::string any_authority(std::string_view authority);

}  // namespace feedgen
