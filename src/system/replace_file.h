// Replaces a file by one with other bytes: whole, or not at all.
#pragma once

#include <string>

#include "system/file_system.h"
#include "value/result.h"

namespace feedgen {

/// Keeps the permissions. A link stays one: the file that it leads to is replaced. A file that does
/// not exist is made.
[[nodiscard]] Result<void> replace_file(const std::string& path, const std::string& bytes,
                                        FileSystem& files);

}  // namespace feedgen
