// The documents that `feedgen check` was given, judged one by one and compared with each other:
// with their former editions, and with the same feed in other formats.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "check/outline.h"
#include "cli/check_documents.h"
#include "cli/check_report.h"
#include "cli/command.h"

namespace feedgen {

struct JudgedFiles {
  std::vector<CheckedFile>
      files;                 ///< in the order of the documents; behind them those that are gone
  std::size_t mended = 0;    ///< findings
  std::size_t left_out = 0;  ///< findings, by the settings
  bool is_all_written = true;
};

/// Judges, mends where the options ask for it, and keeps what options and settings ask for.
JudgedFiles judge_files(std::vector<FoundDocument> documents,
                        const std::vector<FoundDocument>& former, const Options& options,
                        const Surroundings& around);

}  // namespace feedgen
