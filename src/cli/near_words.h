// What a person probably meant by a path that is not there, or by naming none.
#pragma once

#include <string>

#include "cli/program_text.h"
#include "system/file_system.h"

namespace feedgen {

/// The error for a path that is not there: a command or a name in the same folder that is spelled
/// much like it, else what to name. A word that is nearly a command's is called no command.
tl::unexpected<Error> missing_path(const std::string& path, FileReader& files);

/// The folder in `start` that most articles seem to lie in, `start` itself where they lie there;
/// empty: there are none. A hint, so not every folder is looked into.
std::string likely_folder(const std::string& start, FileReader& files);

/// The error of a run that found no articles: which folder they seem to lie in below the working
/// folder, else what feedgen has looked for. `settings` is the path of feedgen.yaml; empty: there
/// is none.
tl::unexpected<Error> no_articles_named(const std::string& settings, FileReader& files);

}  // namespace feedgen
