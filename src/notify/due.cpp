#include "notify/due.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "feed/formats.h"
#include "notify/changed_pages.h"
#include "notify/targets.h"
#include "protocols/protocols.h"
#include "publish/publish.h"
#include "scan/run.h"

namespace feedgen {
namespace {

// Of a feed or of the site. Before its first ping a target is taken to know what feedgen found
// there.
Notice notice_of(std::size_t target, const Topic& topic, const Outbox& outbox) {
  Notice notice{target, topic.kind, topic.url, topic.wanted, NoticeState::kDue, {}, 0};
  const NoticeRecord* record = outbox.find(target, topic.url);
  if (record != nullptr) notice.record = *record;
  const Digest& known = record == nullptr ? topic.found : record->accepted;
  if (known == topic.wanted) {
    notice.state = NoticeState::kAccepted;
  } else if (outbox.record(target).is_gone || notice.record.given_up == topic.wanted) {
    notice.state = NoticeState::kGivenUp;
  }
  return notice;
}

Notice notice_of_page(std::size_t target, const Topic& topic, const Outbox& outbox) {
  const NoticeRecord* record = outbox.find(target, kAllPages);
  return {target,
          topic.kind,
          topic.url,
          {},
          outbox.record(target).is_gone ? NoticeState::kGivenUp : NoticeState::kDue,
          record == nullptr ? NoticeRecord{} : *record,
          topic.change};
}

Instant ready_at(const Notice& notice, const Outbox& outbox) {
  return std::max(notice.record.next_try, outbox.record(notice.target).not_before);
}

}  // namespace

std::vector<Notice> notices_of(const PublicSite& site, const Outbox& outbox) {
  std::vector<Notice> notices;
  for (std::size_t i = 0; i < outbox.targets().size(); ++i) {
    for (const Topic& topic : outbox.targets()[i].protocol->topics(site)) {
      const bool is_page = topic.kind == TopicKind::kPage;
      notices.push_back(is_page ? notice_of_page(i, topic, outbox) : notice_of(i, topic, outbox));
    }
  }
  return notices;
}

bool is_ahead(Instant at, Instant now) {
  constexpr std::chrono::seconds kLongest = std::chrono::days{1};
  return at > now && at - now <= kLongest;
}

bool is_ready(const Notice& notice, const Outbox& outbox, Instant now) {
  return notice.state == NoticeState::kDue && !notice.is_elsewhere &&
         !is_ahead(notice.record.next_try, now) &&
         !is_ahead(outbox.record(notice.target).not_before, now);
}

std::vector<Notice*> due_now(std::vector<Notice>& notices, const Outbox& outbox, Instant now) {
  std::vector<Notice*> due;
  for (Notice& notice : notices) {
    if (is_ready(notice, outbox, now)) due.push_back(&notice);
  }
  return due;
}

std::optional<Instant> next_try(const std::vector<Notice>& notices, const Outbox& outbox) {
  std::optional<Instant> earliest;
  for (const Notice& notice : notices) {
    if (notice.state != NoticeState::kDue || notice.is_missing) continue;
    const Instant at = ready_at(notice, outbox);
    earliest = std::min(earliest.value_or(at), at);
  }
  return earliest;
}

void forget_other_topics(const std::vector<Notice>& notices, Outbox& outbox) {
  std::vector<std::set<std::string_view>> topics(outbox.targets().size());
  for (const Notice& notice : notices) topics[notice.target].insert(notice.topic);
  for (std::size_t target = 0; target < topics.size(); ++target) {
    std::vector<std::string> others;
    for (const auto& [topic, record] : outbox.topics(target)) {
      if (topic != kAllPages && !topics[target].contains(topic)) others.push_back(topic);
    }
    for (const std::string& topic : others) outbox.remove(target, topic);
  }
}

PublicSite public_site(const PublishedFeeds& feeds, const Settings& settings,
                       std::vector<ChangedPage> pages) {
  std::erase_if(pages,
                [&](const ChangedPage& page) { return !is_pinged_page(page.url, settings); });
  PublicSite site{settings.base_url, {}, std::move(pages)};
  for (const auto& [path, feed] : feeds.all()) {
    if (feed.url.empty()) continue;
    const FeedFormat* format = format_of_word(feed.format);
    if (format == nullptr || !format->is_topic) continue;
    const bool is_rss = format->media_type == kRssMediaType;
    site.feeds.push_back(
        {feed.url, feed.content_digest, feed.adopted_digest, is_rss, feed.is_of_site});
  }
  return site;
}

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
