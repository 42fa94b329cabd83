// `feedgen list`: what feeds there are, or which id each article has. Reads only.
#pragma once

#include "cli/command.h"

namespace feedgen {

/// Prints the categories as a tree, with the number of their articles and the addresses of their
/// feeds; with --ids the ledger as ids.tsv has it (ids/ids_tsv.h); either as JSON with --json.
ExitCode list_command(const Options& options, const Surroundings& around);

}  // namespace feedgen
