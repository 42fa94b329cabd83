// What a site's files do not say, `feedgen init` asks the person in front of the terminal.
#pragma once

#include "cli/console.h"
#include "config/guess_settings.h"
#include "system/file_system.h"

namespace feedgen {

/// Asks for the address, the title and the time zone where they are not guessed, each with a
/// proposal where there is one. An empty answer takes the proposal, the end of input (Ctrl-D)
/// leaves the setting out, and what a setting can't be is asked for again.
void ask_for_missing(GuessedSettings& guess, Console& console, FileReader& files);

}  // namespace feedgen
