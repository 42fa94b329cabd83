// `feedgen build`, the command that need not be named.
#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace feedgen {

/// Builds what the options and the configuration ask for, and reports it.
ExitCode build_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
