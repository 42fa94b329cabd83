// Which files differ between commits, as git says.
#pragma once

#include <optional>
#include <string>

#include "scan/changed_files.h"
#include "scan/run.h"

namespace feedgen {

/// The files that differ between the commit `revision`, or the commit at which they were last read,
/// and HEAD, as they are in the work tree. nullopt, and a note in the report, where git alone can't
/// know them: then all files have to be looked at. Fails, as a usage error, where `revision` names
/// no commit.
[[nodiscard]] Result<std::optional<FileChanges>> changes_by_git(const std::string& revision,
                                                                const WalkRequest& request,
                                                                Run& run);

}  // namespace feedgen
