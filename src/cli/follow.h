// Builds again and again: after each change of what a build reads, and when an article becomes due
// or expires. What the commands `serve` and `watch` have in common.
#pragma once

#include <functional>

#include "cli/command.h"
#include "system/end_signals.h"

namespace feedgen {

struct FollowedBuild {
  /// Builds, and shows what came of it. `around` has files that remember what the build reads.
  std::function<Result<Report>(const Surroundings& around, const WatchedChanges& changes)> build;
  /// A folder that belongs to the build, beside state and output; empty: there is none.
  std::function<std::string()> own_folder;
};

/// Builds now and after each change until an end is wished: then kDone. Only a mistake in the words
/// or settings of the first build ends it: the next change may mend a later one.
ExitCode follow(const Options& options, const Surroundings& around, const EndSignals& ends,
                const FollowedBuild& build);

}  // namespace feedgen
