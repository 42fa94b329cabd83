// What hooks keep in the folder `.feedgen` beside their lock and mark: the log of what they did,
// hook.log, and the one before it.
#pragma once

#include <string>
#include <string_view>

#include "system/file_system.h"

namespace feedgen {

constexpr std::string_view kHookLog = "hook.log";

/// The folder's real path below `home` (empty: the working folder). It is made where it is missing;
/// empty where it can't be, or where it is a link: a repository that was cloned may hold one.
std::string hook_state_folder(FileSystem& files, const std::string& home);

/// Renames a log that has grown long, in place of the one before.
void turn_log(FileSystem& files, const std::string& folder);

/// The first lines of one run's messages, and how many were left out: one run can't fill the disk.
std::string bounded_lines(std::string_view text);

}  // namespace feedgen
