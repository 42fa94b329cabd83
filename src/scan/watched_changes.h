// Which files have changed since the last run of the same process, as the system has told it.
#pragma once

#include <optional>

#include "scan/changed_files.h"
#include "scan/run.h"

namespace feedgen {

/// The files that the request's WatchedChanges name, as they are now. nullopt, and a note in the
/// report, where others may have changed, too: then all files have to be looked at.
std::optional<FileChanges> changes_by_watch(const WalkRequest& request, Run& run);

/// Records the mark of a run that has WatchedChanges, however it found its files.
void record_watch(Run& run);

}  // namespace feedgen
