// The log of what hooks did: .feedgen/hook.log, and the one before it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "system/file_system.h"

namespace feedgen {

constexpr std::string_view kHookLog = "hook.log";

/// Renames a log that has grown long, in place of the one before.
void turn_log(FileSystem& files, const std::string& folder);

/// The first lines of one run's messages, and how many were left out: one run can't fill the disk.
std::string bounded_lines(std::string_view text);

}  // namespace feedgen
