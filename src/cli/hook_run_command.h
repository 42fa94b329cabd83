// `feedgen hook run`: what the hooks call.
#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace feedgen {

/// Builds what has changed since the last run, one build at a time, and never keeps git waiting: it
/// goes on in the background after a second. Always done; one line says what failed, and
/// .feedgen/hook.log says all.
ExitCode hook_run_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
