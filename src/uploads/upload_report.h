// What a run of uploads reports: what each target has, what is due there, and warnings for people.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "uploads/round.h"
#include "value/diagnostic.h"
#include "value/publish_rules.h"

namespace feedgen {

/// A file that is due at a target.
struct DueFile {
  std::string path;
  bool is_removal = false;
  std::string answer;  ///< why it could not be done; for people
};

struct UploadTargetReport {
  UploadTarget target;
  std::size_t uploaded = 0;  ///< files that it has as they are published
  std::vector<DueFile> due;
  std::string answer;  ///< why it takes nothing; for people
};

struct UploadReport {
  std::vector<UploadTargetReport> targets;
  std::size_t sent = 0;        ///< files that targets took in this run
  std::size_t removed = 0;     ///< files that targets have no more since this run
  std::size_t unrecorded = 0;  ///< answers of targets that can't be recorded
  bool has_failed = false;     ///< the state could not be read or written: more may be due
  Diagnostics diagnostics;

  std::size_t due() const;
};

void warn(UploadReport& report, std::string problem, std::string remedy);

/// Adds what came of a round to the report, and warns of what it could not do.
void report_round(UploadReport& report, const UploadRound& round, const UploadTarget& target,
                  const std::string& output);

/// Warns of a failure of the database that kept a round from uploading or from recording answers.
void report_failure(UploadReport& report, const DatabaseError& error);

/// Puts what is due in `state` into the report, in place of what an earlier round has put there.
void report_targets(UploadReport& report, const UploadState& state);

/// Warns, at the end, of targets that take nothing.
void report_end(UploadReport& report);

}  // namespace feedgen
