// The name that a file has at a target until it is whole.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {

/// Beside FileToSend::path, with '/'. The same each time: what a run has left there that was killed
/// is replaced by the next one, or removed with the file.
inline std::string temporary_path(std::string_view path) {
  return fmt::format("{}.feedgen-{:016x}", before_last_part(path), hash64(path));
}

}  // namespace feedgen
