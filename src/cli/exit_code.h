// The exit codes. A contract with scripts: numbers never change their meaning.
#pragma once

namespace feedgen {

enum class ExitCode : int {
  kDone = 0,
  kSkipped = 1,     ///< done, but --strict was given and an article was skipped
  kUsage = 2,       ///< the command line or the configuration is wrong; nothing was done
  kNotWritten = 3,  ///< nothing, or not everything, could be written
  kPingsDue = 4     ///< done, but pings are still due
};

}  // namespace feedgen
