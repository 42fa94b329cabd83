// One at a time, and none forgotten: whoever comes meanwhile leaves a mark and goes.
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

/// Calls `work` until nobody has asked for more of it, whatever `name` it has. The mark is set
/// before the lock is tried, and looked for after it was let go: who fails to get the lock has set
/// a mark that its holder will see. Where `folder` can't hold either, `work` is simply called.
Turn take_turn(FileSystem& files, const std::string& folder, std::string_view name,
               const std::function<void()>& work);

}  // namespace feedgen
