// SHA-1 (RFC 3174), because a generator makes addresses of it. For nothing that must be secure.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// 40 hexadecimal digits in lower case.
std::string sha1_hex(std::string_view bytes);

}  // namespace feedgen
