// The setting `check` of feedgen.yaml, as far as the options of `feedgen check` say nothing else.
// A configuration may come from strangers: it names no other folder than its own, and turns on
// nothing that fetches, writes or mends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "check/rule.h"
#include "cli/options.h"
#include "system/file_system.h"
#include "value/result.h"

namespace feedgen {

/// The file of --config, or the feedgen.yaml nearest to the first path; empty: there is none.
[[nodiscard]] Result<std::string> find_check_settings(const Options& options, FileReader& files);

/// Reads `check` alone, of the file of --config or the feedgen.yaml nearest to the first path; what
/// else stands there is not judged. --select, --profile and --baseline go before their settings,
/// --ignore adds to them. Returns the path of the file; empty: there is none, or it says nothing.
/// Fails, as a usage error, on what is wrong in it.
[[nodiscard]] Result<std::string> apply_check_settings(Options& options, FileReader& files);

/// The same with settings that were read already, of a build.
[[nodiscard]] Result<void> apply_check_settings(const Settings& settings, CheckOptions& check,
                                                FileReader& files);

/// The real path of a file, or of one that is to lie there.
[[nodiscard]] Result<std::string> real_path_to_be(const std::string& path, FileReader& files);

/// The rules that the settings leave out in the file at `path`, which need not be there yet.
std::vector<std::string> words_ignored_in(const std::string& path, const CheckOptions& options,
                                          FileReader& files);

}  // namespace feedgen
