// After a build, or any time later: those who want to know are told what has changed. All that is
// due is tried, and whatever comes of it is recorded as it comes.
#pragma once

#include <cstddef>
#include <vector>

#include "announce_request.h"
#include "notify/notices.h"
#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/notify_target.h"
#include "value/result.h"

namespace feedgen {

/// Those of this machine.
Messenger system_messenger();

struct TargetReport {
  NotifyTarget target;
  TargetRecord record;
  std::vector<Notice> notices;

  std::size_t count(NoticeState state) const;
};

struct AnnounceReport {
  std::vector<TargetReport> targets;
  std::size_t sent = 0;  ///< notices that were accepted in this run
  Diagnostics diagnostics;

  std::size_t count(NoticeState state) const;
};

/// Fails where the settings name nobody to tell.
[[nodiscard]] Result<AnnounceReport> announce(const AnnounceRequest& request, FileSystem& files,
                                              const Messenger& messenger);

}  // namespace feedgen
