// The door to libidn2: hosts in any script become the ASCII names that the network knows.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// "港口.example" becomes "xn--6orv52d.example" (IDNA 2008 with the mapping of UTS #46); ASCII is
/// made lower case. A host that IDNA does not allow comes back as it was, and so does one whose
/// characters would become delimiters of addresses ("／"). `host` is valid UTF-8.
std::string ascii_host(std::string_view host);

}  // namespace feedgen
