// What `feedgen --help` and `feedgen help` print, from the definition of the options.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/program_text.h"
#include "value/result.h"

namespace feedgen {

/// A short text on a thing that has a page in docs/.
struct HelpTopic {
  std::string_view name;
  std::string_view summary;
  std::string_view text;
};

std::span<const HelpTopic> help_topics();

/// On one screen: the commands, the options that are used most, the names of the others, examples,
/// topics.
std::string help_overview(const ProgramText& program);

/// All that there is to say about one command.
std::string command_help(const ProgramText& program, const CommandText& command);

/// What `feedgen help WORD` prints: of a command or a topic. Fails, as a usage error, on other
/// words, with the near one.
[[nodiscard]] Result<std::string> help_on(std::string_view word, const ProgramText& program);

/// Such a text in lines for a terminal of so many columns. What is broken into lines already is
/// joined first. The same text where it fits, and where nothing would (below 40).
std::string in_columns(std::string_view help, std::size_t columns);

}  // namespace feedgen
