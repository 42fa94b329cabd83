// An id that depends on nothing but a path.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// "urn:uuid:…": a UUID of version 8 (RFC 9562 section 5.8) made of the path's XXH3 hash. The same
/// path gives the same id on every machine and for ever.
std::string path_id(std::string_view path);

}  // namespace feedgen
