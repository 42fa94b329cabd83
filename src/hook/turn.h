// One build at a time, and none forgotten: whoever comes meanwhile leaves a mark and goes.
#pragma once

#include <functional>
#include <string>

#include "system/file_system.h"

namespace feedgen {

enum class Turn {
  kDone,      ///< built, by this process
  kTakenOver  ///< another process is building, and builds once more for this one
};

/// Calls `build` until nobody has asked for more. The mark is set before the lock is tried, and
/// looked for after it was let go: who fails to get the lock has set a mark that its holder will
/// see. Where `folder` can't hold either, `build` is simply called.
Turn build_in_turn(FileSystem& files, const std::string& folder,
                   const std::function<void()>& build);

}  // namespace feedgen
