// The error for a word on the command line that its command does not take, with what a person
// probably meant by it: another option, the same option of another command, another command.
#pragma once

#include <string_view>

#include "cli/program_text.h"
#include "value/result.h"

namespace feedgen {

/// `given` is the word, `command` the name of the command that does not take it, and `first` the
/// first word of all: where that is a misspelled command, the options may be right.
tl::unexpected<Error> unknown_word(std::string_view given, std::string_view command,
                                   std::string_view first, const ProgramText& program);

}  // namespace feedgen
