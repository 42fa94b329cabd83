#include "render/render.h"

#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

#include "feed/assemble.h"
#include "render/entry_cache.h"
#include "system/parallel.h"
#include "text/hash.h"

namespace feedgen {
namespace {

// A feed that is published for the first time is better made without what some picture's file says
// than not at all.
bool may_be_partial(const FeedJob& job, const Plan& plan, const PublishedFeeds& published) {
  return std::none_of(job.targets.begin(), job.targets.end(), [&](const auto& target) {
    return published.find(plan.feeds[target.feed].path) != nullptr;
  });
}

void stage(const FeedJob& job, const std::vector<const Entry*>& entries, const Plan& plan,
           const Settings& settings, Publisher& publisher, std::vector<RenderedFeed>& rendered) {
  Feed feed = make_feed(job.selection, entries, settings);
  for (const FeedJob::Target& target : job.targets) {
    const FeedReport& report = plan.feeds[target.feed];
    feed.self_url = report.url;
    const std::string bytes = target.format->write(feed);
    rendered[target.feed] = {publisher.stage(report.path, bytes), hash128(bytes)};
  }
}

}  // namespace

Rendered render(const Plan& plan, const PublishedFeeds& published, Publisher& publisher, Run& run) {
  const BuildRequest& request = run.request;
  Rendered rendered;
  rendered.feeds.resize(plan.feeds.size());
  rendered.jobs.resize(plan.jobs.size());
  const Result<void> begun =
      publisher.begin(plan.has_work ? Publisher::Work::kSome : Publisher::Work::kNone,
                      run.state.patience_left(), request.state.tell);
  if (!begun) {
    rendered.refused = begun.error();
    run.finish_stage("render");
    return rendered;
  }
  EntryCache cache(plan, run);
  std::atomic<std::size_t> done = 0;
  for_each_index(plan.jobs.size(), request.jobs, [&](std::size_t i) {
    const FeedJob& job = plan.jobs[i];
    const std::vector<const Entry*> entries = cache.take(job);
    const EntryCache::Quality quality = cache.quality_of(job);
    RenderedJob& result = rendered.jobs[i];
    result.is_whole = quality == EntryCache::Quality::kWhole;
    result.is_kept = !result.is_whole && (quality == EntryCache::Quality::kNone ||
                                          !may_be_partial(job, plan, published));
    if (!result.is_kept) {
      cache.mark_shown(job);
      stage(job, entries, plan, request.settings, publisher, rendered.feeds);
    }
    cache.release(job);
    run.world.progress("writing", ++done, plan.jobs.size());
  });
  for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
    rendered.jobs[i].uses = cache.uses_of(plan.jobs[i]);
  }
  rendered.stale = cache.stale();
  rendered.articles = cache.shown();
  cache.report(run.report);
  run.finish_stage("render");
  return rendered;
}

}  // namespace feedgen
