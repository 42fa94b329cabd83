// A snapshot in a file, which builders share over a file system: of one machine, or one that is
// mounted by several and locks files.
#pragma once

#include <memory>
#include <string>

#include "system/file_system.h"
#include "truth/snapshot_store.h"

namespace feedgen {

/// `files` outlives it.
std::unique_ptr<SnapshotPlace> snapshot_in_file(const std::string& path, FileSystem& files);

}  // namespace feedgen
