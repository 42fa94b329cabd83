// Words that ask for a text on feedgen itself, before any option is parsed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "value/result.h"

namespace feedgen {

/// The text that `feedgen help` and `feedgen help WORD` ask for; nothing where other words come
/// first.
std::optional<Result<std::string>> asked_help(const std::vector<std::string>& words);

/// What prints a text of the help, and does nothing else.
Options shown_help(const std::string& text);

/// Whether -v or --verbose stands among them, in any order with --version.
bool is_verbose(const std::vector<std::string>& words);

}  // namespace feedgen
