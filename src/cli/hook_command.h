// `feedgen hook install` and `feedgen hook uninstall`.
#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace feedgen {

/// Writes git's hooks, or takes them away. What other tools keep for themselves is left alone: then
/// what to add is printed, and the exit code is kNotWritten. Fails, as a usage error, where the
/// arguments could not be built with.
ExitCode hook_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
