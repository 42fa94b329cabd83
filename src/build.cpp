#include "build.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <utility>

#include "body/describe_files.h"
#include "feed/assemble.h"
#include "feed/formats.h"
#include "index/entry_uses.h"
#include "losses.h"
#include "notify/changed_pages.h"
#include "notify/due.h"
#include "notify/public_site.h"
#include "notify/targets.h"
#include "publish/published_feeds.h"
#include "render/entry_shelf.h"
#include "render/plan.h"
#include "scan/changes.h"
#include "system/parallel.h"
#include "text/hash.h"

namespace feedgen {
namespace {

// Once: what is wrong with a folder is wrong with every feed in it.
void report_error(Error error, Report& report) {
  const auto says_the_same = [&](const Diagnostic& told) { return told.message == error.message; };
  if (std::any_of(report.diagnostics.begin(), report.diagnostics.end(), says_the_same)) return;
  report.diagnostics.push_back({Severity::kError, std::move(error.message)});
}

// What is to be recorded of a feed that was staged.
struct Made {
  Result<Staged> staged = Staged{};
  Digest bytes{};
};

// Feeds in one output folder: from what is to be made to what is there and recorded.
class Publication {
 public:
  Publication(Survey& site, const BuildRequest& request, FileSystem& files,
              const Progress& progress)
      : site_(site),
        request_(request),
        files_(files),
        progress_(progress),
        generation_(site.catalog->fact("generation")),
        published_(*site.session, output_from_home(files, request.output, request.state.home)),
        publisher_(files, request.output, request.mode) {
    const bool are_known = published_.are_of(site.feed_rules, generation_);
    if (!are_known) site.catalog->categories().touch_all();
    plan_ = plan_feeds(site, request, published_, publisher_);
    is_new_ = !are_known;
    is_first_ = published_.all().empty();
    leftovers_ = leftovers_of(plan_, published_, publisher_);
  }

  // Whether the run may take away what it would. If not, the report says why, and nothing is done.
  bool may_begin() {
    return is_allowed(reason_to_ask(site_, leftovers_, published_, request_, files_));
  }

  // The same for feeds that are there and of which nothing is recorded.
  bool may_publish() {
    if (shows_others_) return is_allowed(std::string(kOthers));
    if (published_.number() != 0 || site_.report.read > 0) return true;
    const bool replaces = std::any_of(made_.begin(), made_.end(), [](const Made& made) {
      return made.staged && made.staged->change == Change::kReplaced;
    });
    return is_allowed(
        replaces ? "there are no articles, and the feeds that are here would be emptied" : "");
  }

  // Selected articles become entries, entries feeds, and feeds bytes on the disk beside those that
  // they will replace. False where articles have changed since they were read.
  bool make() {
    made_.resize(plan_.feeds.size());
    const bool has_work = !plan_.jobs.empty() || has_leftovers();
    const Result<void> begun =
        publisher_.begin(has_work ? Publisher::Work::kSome : Publisher::Work::kNone,
                         site_.kept->state.patience_left(), request_.state.tell);
    if (!begun) {
      is_locked_out_ = true;
      fail_all(begun.error());
      return true;
    }
    EntryShelf shelf(plan_.jobs, site_, request_, files_, progress_);
    std::atomic<std::size_t> done = 0;
    for_each_index(plan_.jobs.size(), request_.jobs, [&](std::size_t i) {
      make(plan_.jobs[i], shelf);
      progress_("writing", ++done, plan_.jobs.size());
    });
    outdated_ = shelf.outdated();
    articles_ = shelf.published();
    for (const FeedJob& job : plan_.jobs) {
      uses_.push_back(shelf.uses_of(job));
      is_whole_.push_back(shelf.quality_of(job) == EntryShelf::Quality::kWhole);
    }
    shelf.report(site_.report);
    return outdated_.empty();
  }

  // All is recorded before the first feed is replaced: ids are known before a reader can see them,
  // and what a crash leaves undone the next run finds undone. False where the state fails: then
  // nothing is published.
  bool publish() {
    Result<void> synced = is_locked_out_ ? Result<void>{} : publisher_.sync();
    if (!synced) fail_all(synced.error());
    if (is_locked_out_ || !synced) {
      site_.kept->state.roll_back();
    } else {
      note_states();
      report_leftovers(leftovers_, request_.output, site_.report);
      if (!record()) return false;
      replace();
    }
    site_.report.feeds = std::move(plan_.feeds);
    return true;
  }

 private:
  void make(const FeedJob& job, EntryShelf& shelf) {
    const std::vector<const Entry*> entries = shelf.take(job);
    if (shelf.quality_of(job) == EntryShelf::Quality::kWhole || may_be_partial(job, shelf)) {
      shelf.note_shown(job);
      stage(job, entries);
    } else {
      for (const FeedJob::Target& target : job.targets) {
        FeedReport& feed = plan_.feeds[target.feed];
        feed.state = published_.find(feed.path) ? FeedState::kKept : FeedState::kFailed;
      }
    }
    shelf.give_back(job);
  }

  // A feed that nobody has yet is better made without what some picture's file says than not at
  // all.
  bool may_be_partial(const FeedJob& job, const EntryShelf& shelf) const {
    return shelf.quality_of(job) == EntryShelf::Quality::kPartial &&
           std::none_of(job.targets.begin(), job.targets.end(), [&](const auto& target) {
             return published_.find(plan_.feeds[target.feed].path) != nullptr;
           });
  }

  void stage(const FeedJob& job, const std::vector<const Entry*>& entries) {
    Feed feed = make_feed(job.selection, entries, request_.settings);
    for (const FeedJob::Target& target : job.targets) {
      const FeedReport& report = plan_.feeds[target.feed];
      feed.self_url = report.url;
      const bool has_list = target.format->inputs == FormatInputs::kFeeds;
      feed.feeds = has_list ? list_feeds(plan_.feeds, report.category) : std::vector<ListedFeed>{};
      if (report.category.empty()) note_others(report.path, feed);
      const std::string bytes = target.format->write(feed);
      made_[target.feed] = {publisher_.stage(report.path, bytes), hash128(bytes)};
    }
  }

  // Two configurations in different folders know nothing of each other; but the site's feed tells.
  void note_others(const std::string& path, const Feed& feed) {
    const PublishedFeed* known = published_.find(path);
    if (known != nullptr && publisher_.is_published(path, known->stamp)) return;
    shows_others_ = shows_others_ || shows_others(files_, request_.output + '/' + path, feed);
  }

  void fail_all(const Error& error) {
    for (const FeedJob& job : plan_.jobs) {
      for (const FeedJob::Target& target : job.targets) {
        plan_.feeds[target.feed].state = FeedState::kFailed;
      }
    }
    report_error(error, site_.report);
  }

  void note_states() {
    for (const FeedJob& job : plan_.jobs) {
      for (const FeedJob::Target& target : job.targets) {
        FeedReport& feed = plan_.feeds[target.feed];
        Result<Staged>& staged = made_[target.feed].staged;
        if (is_left(feed)) continue;
        if (!staged) {
          feed.state = FeedState::kFailed;
          report_error(std::move(staged.error()), site_.report);
        } else if (staged->change != Change::kNone) {
          feed.state = staged->change == Change::kNew ? FeedState::kNew : FeedState::kReplaced;
        }
      }
    }
  }

  bool is_allowed(const std::string& reason) {
    if (reason.empty() || request_.prune) return true;
    const bool is_dry = request_.mode == PublishMode::kDryRun;
    site_.report.diagnostics.push_back(
        {is_dry ? Severity::kWarning : Severity::kError,
         Message{
             (is_dry ? "a run would change nothing, because " : "nothing was changed, because ") +
                 reason,
             "if that is meant, run with --prune; --dry-run lists what it would remove",
             Place{request_.output}}});
    if (is_dry) return true;
    site_.report.refusal = reason;
    site_.report.feeds = std::move(plan_.feeds);
    site_.report.removed = std::move(leftovers_.ours);
    site_.kept->state.roll_back();
    return false;
  }

  // The file is as it was.
  static bool is_left(const FeedReport& feed) {
    return feed.state == FeedState::kFailed || feed.state == FeedState::kKept;
  }

  bool has_leftovers() const { return published_.all().size() > plan_.feeds.size(); }

  // Where nothing has changed, nothing is written.
  bool record() {
    const bool is_next = site_.catalog->has_changed() || !site_.categories_to_make.empty();
    const bool has_news = is_next || site_.catalog->is_worth_saving() || is_new_ ||
                          !plan_.jobs.empty() || !leftovers_.forgotten.empty() ||
                          published_.sources() != sources_of(site_);
    if (has_news) write_down(is_next);
    note_due(has_news);
    if (site_.session->failure()) return false;
    has_news ? site_.kept->state.commit() : site_.kept->state.roll_back();
    return true;
  }

  void write_down(bool is_next) {
    Catalog& catalog = *site_.catalog;
    catalog.set_problems_reported();
    catalog.categories().save();
    if (is_next) catalog.set_fact("generation", generation_ + 1);
    published_.set_made_by(site_.feed_rules, generation_ + (is_next ? 1 : 0));
    published_.set_origin(site_.report.read, sources_of(site_));
    for (const std::int64_t article : outdated_) catalog.distrust(article);
    const std::size_t unreadable = site_.report.unreadable.size();
    if (unreadable > 0) {
      catalog.set_fact(kUnreadFact, static_cast<std::int64_t>(unreadable));
      site_.identities->keep_heads();
    }
    EntryUses uses(*site_.session);
    for (std::size_t i = 0; i < plan_.jobs.size(); ++i) {
      const FeedJob& job = plan_.jobs[i];
      const bool is_kept = plan_.feeds[job.targets.front().feed].state == FeedState::kKept;
      if (!is_kept) uses.replace(job.selection.number, uses_[i]);
      for (const FeedJob::Target& target : job.targets) {
        write_down(plan_.feeds[target.feed], made_[target.feed],
                   is_whole_[i] ? target.made_of : Digest{});
      }
    }
    for (const std::string& path : leftovers_.forgotten) published_.remove(path);
    for (const std::string& path : leftovers_.ours) {
      PublishedFeed gone = *published_.find(path);
      gone.url.clear();  // nobody is told of it any more
      gone.found = {};   // and if it comes back, it is news
      published_.put(path, gone);
    }
    site_.identities->record(articles_);
  }

  // What is due follows from what is recorded; what is a topic no more is forgotten with it.
  void note_due(bool has_news) {
    const std::vector<NotifyTarget> targets = targets_of(request_.settings);
    if (published_.number() == 0) return;
    Outbox outbox(*site_.session, published_.number(), targets);
    if (has_news) outbox.forget_other_targets();
    if (targets.empty()) return;
    const std::vector<Notice> notices = notices_of(
        public_site(published_, request_.settings, ChangedPages(*site_.session).all()), outbox);
    if (has_news) forget_other_topics(notices, outbox);
    Notifications& counts = site_.report.notifications.emplace();
    for (const Notice& notice : notices) {
      if (notice.state == NoticeState::kGivenUp) ++counts.given_up;
      if (notice.state != NoticeState::kDue) continue;
      ++counts.due;
      if (request_.mode == PublishMode::kDryRun) {
        site_.report.due.push_back({targets[notice.target], notice.topic});
      }
    }
  }

  void write_down(const FeedReport& feed, const Made& made, const Digest& made_of) {
    const PublishedFeed* known = published_.find(feed.path);
    if (is_left(feed)) {
      if (known == nullptr) return;
      PublishedFeed again = *known;
      again.made_of = {};
      return published_.put(feed.path, again);
    }
    const FileStamp stamp = made.staged ? made.staged->stamp : FileStamp{};
    Digest found = known == nullptr ? Digest{} : known->found;
    // Where the state was lost, feeds that are as they were are no news.
    if (is_first_ && made.staged && made.staged->change == Change::kNone) found = made.bytes;
    published_.put(feed.path, {feed.url,
                               outdated_.empty() ? made_of : Digest{},
                               made.bytes,
                               found,
                               {stamp.size, stamp.inode, stamp.modified, 0}});
  }

  void replace() {
    for (Publisher::Failure& failure : publisher_.commit()) {
      for (FeedReport& feed : plan_.feeds) {
        if (feed.path == failure.path) feed.state = FeedState::kFailed;
      }
      report_error(std::move(failure.error), site_.report);
    }
    const bool is_dry = request_.mode == PublishMode::kDryRun;
    for (const std::string& path : leftovers_.ours) {
      const Result<void> removed = is_dry ? Result<void>{} : publisher_.remove(path);
      if (removed) {
        site_.report.removed.push_back(path);
      } else {
        report_error(removed.error(), site_.report);
      }
    }
  }

  Survey& site_;
  const BuildRequest& request_;
  FileSystem& files_;
  const Progress& progress_;
  std::int64_t generation_;
  PublishedFeeds published_;
  Publisher publisher_;
  bool is_new_ = false;    // nothing is recorded of this folder as it is
  bool is_first_ = false;  // nor of how it was
  bool is_locked_out_ = false;
  bool shows_others_ = false;  // what stands where the site's feed goes
  Plan plan_;
  std::vector<Made> made_;      // for each of the plan's feeds
  std::vector<Uses> uses_;      // for each of its jobs
  std::vector<bool> is_whole_;  // for each of its jobs
  std::vector<std::int64_t> outdated_;
  std::vector<PublishedArticle> articles_;
  Leftovers leftovers_;
};

enum class Publishing {
  kDone,      // or the report says why nothing was done
  kOutdated,  // articles have changed since they were read, and nothing is published
  kFailed     // the state's database has failed, and nothing is published
};

Publishing publish_feeds(Survey& site, const BuildRequest& request, FileSystem& files,
                         const Progress& progress, bool is_last) {
  Publication publication(site, request, files, progress);
  if (!publication.may_begin()) return Publishing::kDone;
  const bool is_current = publication.make();
  site.finish_stage("render");
  if (site.session->failure()) return Publishing::kFailed;
  if (!is_current && !is_last) return Publishing::kOutdated;
  if (!publication.may_publish()) return Publishing::kDone;
  const bool is_done = publication.publish();
  site.finish_stage("publish");
  return is_done ? Publishing::kDone : Publishing::kFailed;
}

Report finished_report(std::unique_ptr<Survey> site, const BuildRequest& request) {
  Report report = std::move(site->report);
  report.output = request.output;
  report.dry_run = request.mode == PublishMode::kDryRun;
  const Diagnostics& notes = site->kept->notes;
  report.diagnostics.insert(report.diagnostics.begin(), notes.begin(), notes.end());
  return report;
}

}  // namespace

Result<Report> build(const BuildRequest& request, FileSystem& files, Git& git,
                     const Progress& progress) {
  // Folders become what is known of their articles, each with its id.
  Result<std::unique_ptr<Survey>> site = survey(request, files, git, progress);
  constexpr int kMostAttempts = 4;
  for (int attempt = 1; site; ++attempt) {
    check_podcast_picture(request.settings, files, (*site)->report.diagnostics);
    // The newest of them become entries, entries feeds, feeds bytes, and bytes files.
    const bool is_last = attempt == kMostAttempts;
    const bool is_overtaken = (*site)->is_outdated && !is_last;
    switch (is_overtaken ? Publishing::kOutdated
                         : publish_feeds(**site, request, files, progress, is_last)) {
      case Publishing::kDone:
        return finished_report(std::move(*site), request);
      case Publishing::kOutdated:
        site = survey_anew(std::move(*site), request, files, git, progress);
        break;
      case Publishing::kFailed:
        site = survey_again(std::move(*site), request, files, git, progress);
        break;
    }
  }
  return tl::unexpected(std::move(site.error()));
}

bool is_complete(const Report& report) {
  const bool has_errors =
      std::any_of(report.diagnostics.begin(), report.diagnostics.end(),
                  [](const Diagnostic& one) { return one.severity == Severity::kError; });
  return !has_errors && report.unreadable.empty() &&
         report.count(FeedState::kFailed) + report.count(FeedState::kKept) == 0;
}

}  // namespace feedgen
