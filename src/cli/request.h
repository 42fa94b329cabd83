// Options and configuration become the request for a build.
#pragma once

#include "announce_request.h"
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

struct PreparedPing {
  AnnounceRequest request;
  Diagnostics notes;
};

/// What a build with these options and this configuration would have others told of. No folder of
/// articles need be named.
[[nodiscard]] Result<PreparedPing> prepare_ping(const Options& options, FileSystem& files);

}  // namespace feedgen
