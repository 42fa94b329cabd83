// Hosts as the network knows them, one spelling for each, and what may stand around a host in an
// address: user and port. This is the door to libidn2.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

/// "港口.example" becomes "xn--6orv52d.example" (IDNA 2008 with the mapping of UTS #46); ASCII is
/// made lower case. A host that IDNA does not allow comes back as it was, and so does one whose
/// characters would become delimiters of addresses ("／"). `host` is valid UTF-8.
std::string ascii_host(std::string_view host);

/// The canonical form of `host` (WHATWG URL section 3.5): percent-encoding undone, names of any
/// script in punycode, lower case; "0x7f.1" is "127.0.0.1", "[::0:1]" is "[::1]". Nothing if no
/// host is called so. `host` has neither user nor port, and may be any bytes.
std::optional<std::string> web_host(std::string_view host);

/// True for nearly all hosts that web_host() leaves as they are: names of lower-case ASCII letters,
/// digits, '-' and '.', the last part of which begins with a letter.
bool is_plain_host(std::string_view host);

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
