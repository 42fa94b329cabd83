#include "publish/publish.h"

#include <algorithm>
#include <utility>

#include "publish/leftovers.h"
#include "publish/record_documents.h"

namespace feedgen {
namespace {

// Once: what is wrong with a folder is wrong with every feed in it.
void report_error(Error error, Report& report) {
  const auto says_the_same = [&](const Diagnostic& one) { return one.message == error.message; };
  if (std::any_of(report.diagnostics.begin(), report.diagnostics.end(), says_the_same)) return;
  report.diagnostics.push_back({Severity::kError, std::move(error.message)});
}

// The file is as it was.
bool is_left(const FeedReport& feed) {
  return feed.state == FeedState::kFailed || feed.state == FeedState::kKept;
}

FeedState state_of(RenderedFeed& feed, Report& report) {
  if (!feed.staged) {
    report_error(std::move(feed.staged.error()), report);
    return FeedState::kFailed;
  }
  switch (feed.staged->change) {
    case Change::kNew: return FeedState::kNew;
    case Change::kReplaced: return FeedState::kReplaced;
    case Change::kNone: break;
  }
  return FeedState::kUnchanged;
}

void report_states(const Plan& plan, const PublishedFeeds& published, Rendered& rendered,
                   Report& report) {
  for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
    if (plan.jobs[i].archive.is_document) continue;
    for (const FeedJob::Target& target : plan.jobs[i].targets) {
      FeedReport& feed = report.feeds[target.feed];
      const bool is_published = published.find(feed.path) != nullptr;
      feed.state = rendered.jobs[i].is_kept ? (is_published ? FeedState::kKept : FeedState::kFailed)
                                            : state_of(rendered.feeds[target.feed], report);
    }
  }
}

Step publish_nothing(const Plan& plan, const Error& error, Run& run) {
  for (const FeedJob& job : plan.jobs) {
    for (const FeedJob::Target& target : job.targets) {
      FeedReport& made = job.archive.is_document ? run.report.documents[target.document]
                                                 : run.report.feeds[target.feed];
      made.state = FeedState::kFailed;
    }
  }
  report_error(error, run.report);
  run.state.roll_back();
  run.finish_stage("publish");
  return Step::kDone;
}

// Writes what is recorded of the feeds.
class FeedRecorder {
 public:
  FeedRecorder(const Plan& plan, const Rendered& rendered, PublishedFeeds& published,
               const Report& report)
      : plan_(plan), rendered_(rendered), published_(published), report_(report) {}

  void record(Session& session) {
    published_.mark_proven();
    EntryUses uses(session);
    for (std::size_t i = 0; i < plan_.jobs.size(); ++i) {
      const FeedJob& job = plan_.jobs[i];
      if (job.archive.is_document) continue;
      const RenderedJob& rendered = rendered_.jobs[i];
      if (!rendered.is_kept) uses.replace(job.selection.number, rendered.uses);
      const bool is_certain = rendered.is_whole && rendered_.stale.empty();
      for (const FeedJob::Target& target : job.targets) {
        record(target.feed, is_certain ? target.inputs_digest : Digest{});
      }
    }
    for (const std::string& path : plan_.leftovers.forgotten) published_.remove(path);
    for (const std::string& path : plan_.leftovers.ours) {
      PublishedFeed gone = *published_.find(path);
      gone.url.clear();          // no target is pinged about it any more
      gone.adopted_digest = {};  // if it comes back, targets are pinged
      gone.inputs_digest = {};   // the next run looks whether it is gone
      published_.put(path, gone);
    }
  }

 private:
  void record(std::size_t index, const Digest& inputs_digest) {
    const FeedReport& feed = report_.feeds[index];
    const PublishedFeed* known = published_.find(feed.path);
    if (is_left(feed)) {
      if (known == nullptr) return;
      PublishedFeed again = *known;
      again.inputs_digest = {};
      return published_.put(feed.path, again);
    }
    const RenderedFeed& rendered = rendered_.feeds[index];
    const FileStamp stamp = rendered.staged ? rendered.staged->stamp : FileStamp{};
    Digest adopted = known == nullptr ? Digest{} : known->adopted_digest;
    // Where the state was lost, no target is pinged about feeds that are as they were.
    const bool is_adopted =
        plan_.is_first_output && rendered.staged && rendered.staged->change == Change::kNone;
    if (is_adopted) adopted = rendered.content_digest;
    published_.put(feed.path, {feed.url,
                               inputs_digest,
                               rendered.content_digest,
                               adopted,
                               {stamp.size, stamp.inode, stamp.modified, 0},
                               feed.is_copy ? std::string() : std::string(feed.format->word),
                               feed.group.is_site()});
  }

  const Plan& plan_;
  const Rendered& rendered_;
  PublishedFeeds& published_;
  const Report& report_;
};

void record_index(const Plan& plan, const Rendered& rendered, PublishedFeeds& published, Run& run) {
  Index& index = run.index;
  index.problems.set_all_reported();
  index.groups.save();
  const std::int64_t generation = plan.generation + (plan.is_next_generation ? 1 : 0);
  if (plan.is_next_generation) index.facts.set(kGenerationFact, generation);
  if (plan.tree != index.facts.get(kTreeFact)) index.facts.set(kTreeFact, plan.tree);
  if (plan.counts != index.facts.get(kCountsFact)) index.facts.set(kCountsFact, plan.counts);
  published.set_made_by(run.rules.pages, generation);
  published.set_origin(run.report.read, run.folders.scopes());
  if (plan.is_whole) published.set_count(run.report.count_feeds());
  for (const std::int64_t article : rendered.stale) index.files.force_reread(article);
  const std::size_t unreadable = run.report.unreadable.size();
  if (unreadable == 0) return;
  index.facts.set(kUnreadFact, static_cast<std::int64_t>(unreadable));
  run.repositories.keep_recorded_heads();
}

void remove(const std::vector<std::string>& leftovers, Publisher& publisher, Run& run,
            std::vector<std::string>& done) {
  const bool is_dry = run.request.mode == PublishMode::kDryRun;
  for (const std::string& path : leftovers) {
    const Result<void> removed = is_dry ? Result<void>{} : publisher.remove(path);
    if (removed) {
      done.push_back(path);
    } else {
      report_error(removed.error(), run.report);
    }
  }
}

void replace(const Plan& plan, const PublishedFeeds& published, Publisher& publisher, Run& run) {
  Report& report = run.report;
  for (Publisher::Failure& failure : publisher.commit()) {
    for (std::vector<FeedReport>* made : {&report.feeds, &report.documents}) {
      for (FeedReport& feed : *made) {
        if (feed.path == failure.path) feed.state = FeedState::kFailed;
      }
    }
    report_error(std::move(failure.error), report);
  }
  remove(plan.leftovers.ours, publisher, run, report.removed);
  report.removed_companions = static_cast<std::size_t>(
      std::count_if(report.removed.begin(), report.removed.end(),
                    [&](const std::string& path) { return is_companion(*published.find(path)); }));
  if (!may_remove_documents(report)) return;
  remove(plan.document_leftovers.ours, publisher, run, report.removed_documents);
}

// What other builders are to know is written before a reader can see it.
Result<Push> share(Truth& truth, Run& run) {
  Result<Push> pushed = truth.push(run.session);
  if (pushed && *pushed == Push::kOvertaken && run.attempt.is_last) {
    return fail(ErrorKind::kOutput, "other builders were faster several times",
                "run again; nothing was published");
  }
  return pushed;
}

}  // namespace

Step publish(const Plan& plan, Rendered& rendered, const AssignedIds& ids, Publisher& publisher,
             PublishedFeeds& published, Run& run, const RecordMore& record_more) {
  if (run.session.failure() || is_refused(plan, published, rendered, run)) return Step::kDone;
  run.report.feeds = plan.feeds;
  run.report.unlisted = plan.unlisted;
  report_documents(plan, rendered, run.report);
  if (rendered.refused) return publish_nothing(plan, *rendered.refused, run);
  if (const Result<void> synced = publisher.sync(); !synced) {
    return publish_nothing(plan, synced.error(), run);
  }
  report_states(plan, published, rendered, run.report);
  report_leftovers(plan.leftovers, "this feed is of no group", run);
  report_leftovers(plan.document_leftovers, "this file is no document of an archive", run);
  const bool has_news =
      plan.is_next_generation || run.index.articles.is_worth_saving() || plan.is_new_output ||
      !plan.jobs.empty() || !plan.leftovers.forgotten.empty() || !plan.archive_changes.empty() ||
      !plan.document_leftovers.forgotten.empty() || published.sources() != run.folders.scopes();
  if (has_news) {
    record_index(plan, rendered, published, run);
    FeedRecorder(plan, rendered, published, run.report).record(run.session);
    record_documents(plan, rendered, published, run);
    const bool binds = run.request.binds_ids && !run.request.settings.has_trial_address;
    const IdBinding binding = binds ? IdBinding::kBinds : IdBinding::kTrial;
    record_ids(ids, rendered.articles, binding, run.session);
    run.repositories.record_heads();
  }
  const News more = record_more(has_news ? News::kSome : News::kNone);
  if (run.session.failure()) return Step::kDone;  // and with_index() starts over
  const bool is_changed = has_news || more == News::kSome;
  if (run.truth != nullptr && (is_changed || run.truth->has_unshared())) {
    const Result<Push> pushed = share(*run.truth, run);
    if (!pushed) return publish_nothing(plan, pushed.error(), run);
    if (run.session.failure()) return Step::kDone;
    if (*pushed == Push::kOvertaken) return Step::kStartOver;
  }
  const bool has_pulled = run.truth != nullptr && run.truth->has_pulled();
  is_changed || has_pulled ? run.state.commit() : run.state.roll_back();
  replace(plan, published, publisher, run);
  run.finish_stage("publish");
  return Step::kDone;
}

}  // namespace feedgen
