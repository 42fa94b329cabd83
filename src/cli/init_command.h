// `feedgen init`: a commented feedgen.yaml, guessed from the site.
#pragma once

#include "cli/command.h"
#include "cli/options.h"

namespace feedgen {

/// Writes feedgen.yaml beside the generator's configuration that it finds in the folder or above,
/// else in the folder; an existing one stays and is an error. Notes say what was guessed from what.
ExitCode init_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
