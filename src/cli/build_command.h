// `feedgen build`, the command that need not be named.
#pragma once

#include "cli/command.h"
#include "cli/options.h"
#include "system/world.h"
#include "value/report.h"

namespace feedgen {

/// A build, with what there is to tell of the configuration in its report.
[[nodiscard]] Result<Report> build_as_asked(const Options& options, const Surroundings& around,
                                            const Progress& progress);

/// Builds what the options and the configuration ask for, and reports it.
ExitCode build_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
