// The name that a file has at a target until it is whole.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {

/// Beside FileToSend::path, with '/'. The same for each first try: what a killed run has left there
/// is replaced by the next one, or removed with the file. `tries`: how many were begun before and
/// may still be under way at the server.
inline std::string temporary_path(std::string_view path, unsigned tries = 0) {
  return fmt::format("{}.feedgen-{:016x}", before_last_part(path), hash64(path) + tries);
}

}  // namespace feedgen
