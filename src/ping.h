// Pings the targets that the settings name, after a build or any time later: sends every ping that
// is due, and records each answer as it comes.
#pragma once

#include <cstddef>
#include <vector>

#include "notify/notices.h"
#include "notify/ping_job.h"
#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/notify_target.h"
#include "value/result.h"

namespace feedgen {

/// Those of this machine.
PingWorld system_ping_world();

struct TargetReport {
  NotifyTarget target;
  TargetRecord record;
  std::vector<Notice> notices;

  std::size_t count(NoticeState state) const;
};

struct PingReport {
  std::vector<TargetReport> targets;
  std::size_t sent = 0;  ///< notices that were accepted in this run
  Diagnostics diagnostics;

  std::size_t count(NoticeState state) const;
};

/// Fails where the settings name nobody to tell.
[[nodiscard]] Result<PingReport> ping(const PingJob& job, FileSystem& files,
                                      const PingWorld& world);

}  // namespace feedgen
