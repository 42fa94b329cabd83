#include "notify/due_after_build.h"

#include <vector>

#include "notify/changed_pages.h"
#include "notify/due.h"
#include "notify/targets.h"

namespace feedgen {

void record_due(News news, const PublishedFeeds& published, Run& run) {
  const Settings& settings = run.request.settings;
  const std::vector<NotifyTarget> targets = targets_of(settings);
  if (published.number() == 0) return;
  Outbox outbox(run.session, published.number(), targets);
  if (news == News::kSome) outbox.forget_other_targets();
  if (targets.empty()) return;
  const std::vector<Notice> notices =
      notices_of(public_site(published, settings, ChangedPages(run.session).all()), outbox);
  if (news == News::kSome) forget_other_topics(notices, outbox);
  Notifications& counts = run.report.notifications.emplace();
  for (const Notice& notice : notices) {
    if (notice.state == NoticeState::kGivenUp) ++counts.given_up;
    if (notice.state != NoticeState::kDue) continue;
    ++counts.due;
    if (run.request.mode == PublishMode::kDryRun) {
      run.report.due.push_back({targets[notice.target], notice.topic});
    }
  }
}

}  // namespace feedgen
