// The host of a web address as the network knows it: one spelling for each.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

/// The canonical form of `host` (WHATWG URL section 3.5): percent-encoding undone, names of any
/// script in punycode, lower case; "0x7f.1" is "127.0.0.1", "[::0:1]" is "[::1]". Nothing if no
/// host is called so. `host` has neither user nor port, and may be any bytes.
std::optional<std::string> web_host(std::string_view host);

/// True for nearly all hosts that web_host() leaves as they are: names of lower-case ASCII letters,
/// digits, '-' and '.', the last part of which begins with a letter.
bool is_plain_host(std::string_view host);

}  // namespace feedgen
