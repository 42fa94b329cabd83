// The baseline of `feedgen check`: findings that are known, so that only new ones are shown.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "cli/check_report.h"
#include "cli/options.h"
#include "system/file_system.h"
#include "value/result.h"

namespace feedgen {

struct Baseline {
  /// How many findings of a key are known. Keys have the path from the baseline's folder, the rule
  /// and the problem, and no line, so that lines may be added above.
  std::map<std::string, std::size_t> known;
  std::string file;  ///< where it lies; empty: there is none
};

/// Empty without --baseline, and where it is about to be written.
[[nodiscard]] Result<Baseline> read_baseline(const CheckOptions& options, FileReader& files);

/// Whether a finding in the file at `path` is known; then it is taken out of `baseline`.
bool is_known(Baseline& baseline, const std::string& path, const CheckRule& rule,
              const std::string& problem, FileReader& files);

/// Takes what is known out of `file` and out of `baseline`.
void take_out_known(Baseline& baseline, CheckedFile& file, FileReader& files);

[[nodiscard]] Result<void> write_baseline(const std::string& path,
                                          const std::vector<CheckedFile>& files,
                                          FileSystem& system);

}  // namespace feedgen
