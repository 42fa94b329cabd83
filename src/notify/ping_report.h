// What a run of pings reports: the records of its targets, and warnings for people.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "notify/round.h"
#include "value/diagnostic.h"
#include "value/notify_rules.h"

namespace feedgen {

struct TargetReport {
  NotifyTarget target;
  TargetRecord record;
  std::vector<Notice> notices;

  std::size_t count(NoticeState state) const;
};

struct PingReport {
  std::vector<TargetReport> targets;
  std::size_t sent = 0;     ///< notices that were accepted in this run
  bool has_failed = false;  ///< the state could not be read or written: more may be due
  Diagnostics diagnostics;

  std::size_t count(NoticeState state) const;
};

void warn(PingReport& report, std::string problem, std::string remedy);

/// Warns of what a round could not do.
void report_round(PingReport& report, const Round& round, const PingState& state);

/// Warns of a failure of the database that kept a round from sending pings.
void report_failure(PingReport& report, const DatabaseError& error);

/// Takes targets and notices out of `state`, in place of those of an earlier round.
void report_targets(PingReport& report, PingState& state, Instant now);

/// Warns, at the end, of feeds below `output` that the last round left out, and of targets that
/// fail.
void report_end(PingReport& report, const LeftOut& last, const std::string& output);

}  // namespace feedgen
