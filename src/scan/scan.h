// Which files may hold other articles than when they were last read: by looking at all of them, or
// by the word of git or of the system.
#pragma once

#include "scan/changed_files.h"
#include "scan/run.h"

namespace feedgen {

/// With `--changed-since` git names the files, and to a run that follows the author the system
/// does, unless they can't know all that has changed; else every folder is listed and compared with
/// the index. What lies at or below a place that can't be read is neither changed nor removed.
/// Rules by which the files of the index were not read make all files changed ones. Fails, as a
/// usage error, where the commit or a folder does not exist.
[[nodiscard]] Result<FileChanges> scan(Run& run);

}  // namespace feedgen
