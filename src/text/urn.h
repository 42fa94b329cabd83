// An id that depends on nothing but a name, such as an article's path.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// "urn:uuid:…": a UUID of version 8 (RFC 9562 section 5.8) made of the name's XXH3 hash. The same
/// name gives the same id on every machine and for ever.
std::string urn_of(std::string_view name);

}  // namespace feedgen
