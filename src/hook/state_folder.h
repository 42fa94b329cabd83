// What hooks keep in the folder `.feedgen`: the log of what they did, and the lock and the mark by
// which one process works at a time. Another that comes meanwhile sets the mark and ends, and the
// first works once more for it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "system/file_system.h"

namespace feedgen {

enum class Turn {
  kDone,      ///< worked, by this process
  kTakenOver  ///< another process is at work, and works once more for this one
};

/// Calls `work` until no mark is set any more. `name` is that of the work, in the names of mark and
/// lock. The mark is set before the lock is tried, and looked for after the lock was released: a
/// process that fails to get the lock has set a mark that the lock's holder will see. Where
/// `folder` can hold neither, `work` is simply called.
Turn take_turn(FileSystem& files, const std::string& folder, std::string_view name,
               const std::function<void()>& work);

constexpr std::string_view kHookLog = "hook.log";

/// The folder's real path below `home` (empty: the working folder). It is made where it is missing;
/// empty where it can't be, or where it is a link: a repository that was cloned may hold one.
std::string hook_state_folder(FileSystem& files, const std::string& home);

/// Renames a log that has grown long, in place of the one before.
void turn_log(FileSystem& files, const std::string& folder);

/// The first lines of one run's messages, and how many were left out: one run can't fill the disk.
std::string bounded_lines(std::string_view text);

}  // namespace feedgen
