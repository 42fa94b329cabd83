#include "notify/ping_round.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "notify/live.h"
#include "notify/protocols.h"
#include "notify/record.h"
#include "notify/target_name.h"
#include "publish/publisher.h"

namespace feedgen {
namespace {

using std::chrono::milliseconds;

// One request, and what stands in it.
struct Batch {
  PingRequest request;
  std::vector<Notice*> notices;
};

class Round {
 public:
  Round(Known& known, const PingJob& job, FileSystem& files, HttpClient& client,
        const PingWorld& world)
      : known_(known),
        job_(job),
        client_(client),
        world_(world),
        publisher_(files, job.output, PublishMode::kDryRun),
        recorder_(known.outbox, known.addresses, world.random) {
    for (const auto& [path, feed] : known.feeds.all()) {
      if (feed.url.empty()) continue;
      by_url_.emplace(feed.url, &path);
      if (is_site_feed(path)) site_feeds_.push_back(&path);
    }
  }

  RoundResult run() {
    leave_out_unpublished();
    if (job_.settings.notify.moment == NotifyMoment::kLive) leave_out_not_live();
    make_batches();
    send();
    finish();
    return std::move(result_);
  }

 private:
  // Of a page or of the site the site's feeds speak.
  std::vector<const std::string*> feeds_of(const Notice& notice) const {
    if (notice.kind != TopicKind::kFeed) return site_feeds_;
    const auto found = by_url_.find(notice.topic);
    if (found == by_url_.end()) return {};
    return {found->second};
  }

  void add_ready() {
    const Instant now = world_.clock.now();
    for (Notice& notice : known_.notices) {
      if (is_ready(notice, known_.outbox, now)) ready_.push_back(&notice);
    }
  }

  // Those that are left out.
  template <class Condition>
  std::vector<Notice*> keep_where(Condition is_fit) {
    const auto has_what_it_needs = [&](const Notice* notice) {
      const std::vector<const std::string*> feeds = feeds_of(*notice);
      return std::all_of(feeds.begin(), feeds.end(),
                         [&](const std::string* path) { return is_fit(*path); });
    };
    const auto out = std::stable_partition(ready_.begin(), ready_.end(), has_what_it_needs);
    std::vector<Notice*> left_out(out, ready_.end());
    ready_.erase(out, ready_.end());
    return left_out;
  }

  // What a build has recorded, and then could not put in its place, is not there to be fetched.
  void leave_out_unpublished() {
    add_ready();
    std::map<const std::string*, bool> seen;
    const std::vector<Notice*> missing = keep_where([&](const std::string& path) {
      const auto [place, is_new] = seen.emplace(&path, false);
      if (is_new) {
        place->second = publisher_.is_published(path, known_.feeds.find(path)->stamp);
        if (!place->second) result_.missing.push_back(path);
      }
      return place->second;
    });
    for (Notice* notice : missing) notice->is_missing = true;
  }

  void leave_out_not_live() {
    std::vector<LiveQuestion> questions;
    std::map<const std::string*, std::size_t> question_of;
    for (const Notice* notice : ready_) {
      for (const std::string* path : feeds_of(*notice)) {
        if (!question_of.emplace(path, questions.size()).second) continue;
        const PublishedFeed& feed = *known_.feeds.find(*path);
        questions.push_back({feed.url, feed.content_digest, feed.stamp.size});
      }
    }
    if (questions.empty()) return;
    DeliveryRules rules;
    rules.patience = job_.live_patience;
    const std::vector<LiveAnswer> live = ask_live(questions, client_, rules, world_.clock);
    keep_where([&](const std::string& path) { return live[question_of.at(&path)].is_live; });
    for (std::size_t i = 0; i < live.size(); ++i) {
      if (!live[i].is_live) result_.not_live.push_back({questions[i].url, live[i].answer});
    }
  }

  // What is ready lies sorted by target.
  void make_batches() {
    for (std::size_t i = 0; i < ready_.size();) {
      const NotifyTarget& target = known_.outbox.targets()[ready_[i]->target];
      std::vector<Notice*> some;
      std::vector<std::string> topics;
      for (; i < ready_.size() && some.size() < target.protocol->most_topics &&
             (some.empty() || ready_[i]->target == some.front()->target);
           ++i) {
        some.push_back(ready_[i]);
        topics.push_back(ready_[i]->topic);
      }
      batches_.push_back({target.protocol->request(target.url, topics, known_.site, job_.settings),
                          std::move(some)});
    }
  }

  void send() {
    std::vector<PingRequest> requests;
    requests.reserve(batches_.size());
    for (Batch& batch : batches_) requests.push_back(std::move(batch.request));
    DeliveryRules rules;
    rules.patience = job_.patience;
    deliver(
        requests, client_, rules, world_.clock,
        [&](std::size_t request, const PingAnswer& ping_answer) {
          answered_.push_back(
              {request, ping_answer.outcome, ping_answer.answer, ping_answer.not_before});
        },
        [&] { return record(milliseconds{0}); });
    record(kStatePatience);
  }

  // An answer that came, until it is written down.
  struct Answered {
    std::size_t request;
    Outcome outcome;
    std::string answer;
    std::optional<std::chrono::seconds> not_before;
  };

  // All that has come since the last time is one transaction: a crash can repeat no more than what
  // was under way. While somebody else holds the state longer than `patience`, and where nothing
  // can be recorded, nothing more is to be told.
  GoOn record(milliseconds patience) {
    if (answered_.empty()) return GoOn::kYes;
    Session& session = known_.session;
    known_.database.set_patience(patience);
    DatabaseResult<void> begun = known_.database.run("BEGIN IMMEDIATE");
    known_.database.set_patience(kStatePatience);
    if (!begun && begun.error().fault == DatabaseFault::kBusy) return GoOn::kHold;
    if (!begun) session.fail(std::move(begun.error()));
    const Instant now = world_.clock.now();
    std::size_t accepted = 0;
    for (const Answered& answered : std::exchange(answered_, {})) {
      const std::vector<Notice*>& notices = batches_[answered.request].notices;
      const std::size_t target = notices.front()->target;
      recorder_.record(notices, {answered.outcome, answered.answer, answered.not_before}, now);
      if (answered.outcome == Outcome::kAccepted) {
        accepted += notices.size();
        accepting_.insert(target);
      }
      if (answered.outcome == Outcome::kRetry) failing_.insert(target);
      if (answered.outcome == Outcome::kPostponed && !answered.not_before) held_up_.insert(target);
      if (answered.outcome == Outcome::kRefused) refused_[target].push_back(notices.front());
    }
    session.run("COMMIT");
    if (session.failure()) return GoOn::kStop;
    result_.sent += accepted;
    return GoOn::kYes;
  }

  void finish() {
    Session& session = known_.session;
    const Instant now = world_.clock.now();
    session.run("BEGIN IMMEDIATE");
    for (const std::size_t target : failing_) {
      if (accepting_.contains(target)) continue;
      recorder_.note_failed_round(target);
      // It failed too often in a row; what only had no turn is due at once.
      if (held_up_.contains(target)) recorder_.pause(target, now);
    }
    const std::vector<Notice*> given_up =
        recorder_.give_up_old(ready_, now, job_.settings.notify.give_up_after);
    session.run("COMMIT");
    // What was to be told to a target that turned out to be gone.
    for (Notice& notice : known_.notices) {
      const bool is_gone = known_.outbox.record(notice.target).is_gone;
      if (is_gone && notice.state == NoticeState::kDue) notice.state = NoticeState::kGivenUp;
    }
    report_given_up(given_up);
    report_refused();
    if (session.failure()) {
      warn(fmt::format("what was told can't be recorded: {}", session.failure()->text),
           "some of it may be told again");
    }
  }

  void warn(std::string problem, std::string remedy) {
    result_.diagnostics.push_back(
        {Severity::kWarning, Message{std::move(problem), std::move(remedy), {}}});
  }

  std::string shown(std::size_t target) const {
    return shown_target(known_.outbox.targets()[target]);
  }

  void report_refused() {
    for (const auto& [target, notices] : refused_) {
      const Notice& first = *notices.front();
      warn(fmt::format("{} refuses to be told of {}{}: {}", shown(target), first.topic,
                       notices.size() > 1 ? fmt::format(" and {} more", notices.size() - 1) : "",
                       first.record.answer),
           "it is told again when they change");
    }
  }

  void report_given_up(const std::vector<Notice*>& notices) {
    std::map<std::size_t, std::size_t> counts;
    for (const Notice* notice : notices) ++counts[notice->target];
    for (const auto& [target, count] : counts) {
      warn(fmt::format("{} can't be told of {} change{}, and is given up: {}", shown(target), count,
                       count == 1 ? "" : "s", known_.outbox.record(target).answer),
           "look whether it is still in use; it is told again when the feeds change");
    }
  }

  Known& known_;
  const PingJob& job_;
  HttpClient& client_;
  const PingWorld& world_;
  Publisher publisher_;
  Recorder recorder_;
  std::map<std::string_view, const std::string*> by_url_;  // to path
  std::vector<const std::string*> site_feeds_;             // paths
  std::vector<Notice*> ready_;
  std::vector<Batch> batches_;
  std::vector<Answered> answered_;
  // Targets, by index.
  std::set<std::size_t> accepting_;
  std::set<std::size_t> failing_;
  std::set<std::size_t> held_up_;
  std::map<std::size_t, std::vector<const Notice*>> refused_;
  RoundResult result_;
};

}  // namespace

Known::Known(Database& opened, const PingJob& job, FileSystem& files)
    : database(opened),
      session(opened),
      feeds(session, output_from_home(files, job.output, job.home)),
      outbox(session, feeds.number(), targets_of(job.settings)),
      addresses(session),
      site(public_site(feeds, job.settings, addresses.all())),
      notices(notices_of(site, outbox)) {}

RoundResult ping_round(Known& known, const PingJob& job, FileSystem& files, HttpClient& client,
                       const PingWorld& world) {
  return Round(known, job, files, client, world).run();
}

}  // namespace feedgen
