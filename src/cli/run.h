// One run of the program, from words to an exit code.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "cli/exit_code.h"
#include "system/world.h"

namespace feedgen {

/// `words` without the program's name. Data goes to `out`, everything for people to `err`.
ExitCode run(std::vector<std::string> words, const World& world, std::FILE* out, std::FILE* err);

}  // namespace feedgen
