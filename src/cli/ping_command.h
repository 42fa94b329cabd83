// `feedgen ping`: sends the pings that are due, or lists them.
#pragma once

#include "cli/command.h"
#include "cli/options.h"
#include "ping.h"

namespace feedgen {

/// Sends the pings of a build with --ping after it has published, in a bounded time, and adds what
/// comes of them to `report`. `options` are the build's.
void ping_after_build(const Options& options, const Surroundings& around,
                      std::chrono::milliseconds patience, Report& report);

/// Sends the pings that are due, or lists them, and reports the answers.
ExitCode ping_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
