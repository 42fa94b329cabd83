// Options and configuration become the request for a build.
#pragma once

#include "build.h"
#include "cli/options.h"
#include "system/file_system.h"

namespace feedgen {

struct PreparedBuild {
  BuildRequest request;
  Diagnostics notes;  ///< which configuration was used, and what it lacks
};

/// Options win over feedgen.yaml, feedgen.yaml over the defaults. A configuration that was found
/// can't name folders outside its own. Fails, as a usage error, on whatever is wrong with either.
[[nodiscard]] Result<PreparedBuild> prepare_build(const Options& options, FileSystem& files);

}  // namespace feedgen
