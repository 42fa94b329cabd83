// `feedgen ping`: those who want to know are told what is due.
#pragma once

#include "announce.h"
#include "cli/command.h"
#include "cli/options.h"

namespace feedgen {

/// What a build with --ping tells after it has published, in a bounded time: what comes of it goes
/// into `report`. `options` are the build's.
void announce_build(const Options& options, const Surroundings& around,
                    std::chrono::milliseconds patience, Report& report);

/// Tells, or lists what there is to tell, and reports it.
ExitCode ping_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
