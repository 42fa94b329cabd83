// What every command is given, and how it ends when it fails.
#pragma once

#include <cstdio>

#include "cli/console.h"
#include "cli/exit_code.h"
#include "cli/options.h"
#include "system/world.h"

namespace feedgen {

struct Surroundings {
  const World& world;
  Console& console;
  std::FILE* out;  ///< for data only
};

/// Shows the error, as JSON too where that is asked for.
ExitCode give_up(const Error& error, const Options& options, const Surroundings& around);

}  // namespace feedgen
