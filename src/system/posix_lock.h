// A lock that other processes respect and that ends with its holder: flock(2) on a file made for
// it.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "system/file_system.h"

namespace feedgen {

/// As FileWriter::lock().
Result<std::unique_ptr<FileLock>> lock_file(const std::string& path,
                                            std::chrono::milliseconds patience);

}  // namespace feedgen
