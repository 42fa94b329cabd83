// One process works at a time. Another that comes meanwhile sets a mark and ends, and the first
// works once more for it.
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

}  // namespace feedgen
