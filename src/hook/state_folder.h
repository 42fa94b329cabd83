// The folder `.feedgen`, for a hook's log, lock and mark.
#pragma once

#include <string>

#include "system/file_system.h"

namespace feedgen {

/// Its real path below `home` (empty: the working folder). It is made where it is missing; empty
/// where it can't be, or where it is a link: a repository that was cloned may hold one.
std::string hook_state_folder(FileSystem& files, const std::string& home);

}  // namespace feedgen
