// `feedgen build`, the command that need not be named.
#pragma once

#include "cli/command.h"
#include "cli/options.h"
#include "value/report.h"

namespace feedgen {

/// A build, with the notes on the configuration in its report.
[[nodiscard]] Result<Report> build_as_asked(const Options& options, const Surroundings& around);

/// Builds what the options and the configuration ask for, and reports it.
ExitCode build_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
