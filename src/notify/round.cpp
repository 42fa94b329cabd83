#include "notify/round.h"

#include <utility>

#include <fmt/format.h>

#include "notify/due.h"
#include "notify/targets.h"
#include "protocols/protocols.h"
#include "truth/shared_run.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

void count(Round& round, const Answered& answered, const Batch& batch) {
  const std::size_t target = batch.front()->target;
  switch (answered.outcome) {
    case Outcome::kAccepted: round.accepting.insert(target); break;
    case Outcome::kRetry: round.failing.insert(target); break;
    case Outcome::kRefused: round.refused[target].push_back(batch.front()); break;
    case Outcome::kPostponed:
      if (!answered.not_before) round.held_up.insert(target);
      break;
    case Outcome::kGone: break;
  }
}

}  // namespace

bool lacks_addresses(const PublishedFeeds& feeds) {
  return !feeds.all().empty() &&
         all_of(feeds.all(), [](const auto& feed) { return feed.second.url.empty(); });
}

std::vector<Batch> batches_of(const std::vector<Notice*>& due, const Outbox& outbox) {
  std::vector<Batch> batches;
  for (Notice* notice : due) {
    const std::size_t most = outbox.targets()[notice->target].protocol->most_topics;
    const bool fits = !batches.empty() && batches.back().front()->target == notice->target &&
                      batches.back().size() < most;
    if (!fits) batches.emplace_back();
    batches.back().push_back(notice);
  }
  return batches;
}

std::vector<PingRequest> requests_of(const std::vector<Batch>& batches, const PingState& state,
                                     const Settings& settings) {
  std::vector<PingRequest> requests;
  requests.reserve(batches.size());
  for (const Batch& batch : batches) {
    std::vector<std::string> topics;
    for (const Notice* notice : batch) topics.push_back(notice->topic);
    const NotifyTarget& target = state.outbox.targets()[batch.front()->target];
    requests.push_back(target.protocol->request(target.url, topics, state.site, settings));
  }
  return requests;
}

GoOn record_answers(Round& round, const std::vector<Batch>& batches, PingState& state,
                    Recorder& recorder, const Clock& clock, WaitForState wait) {
  if (round.unrecorded.empty()) return GoOn::kYes;
  constexpr const char* kBegin = "BEGIN IMMEDIATE";
  DatabaseResult<void> begun =
      wait == WaitForState::kYes ? state.database.run(kBegin) : state.database.run_at_once(kBegin);
  if (!begun && begun.error().fault == DatabaseFault::kBusy) return GoOn::kHold;
  if (!begun) state.session.fail(std::move(begun.error()));
  const Instant now = clock.now();
  std::size_t accepted = 0;
  const std::vector<Answered> answers = std::exchange(round.unrecorded, {});
  for (const Answered& answered : answers) {
    const Batch& batch = batches[answered.batch];
    recorder.record(batch, {answered.outcome, answered.answer, answered.not_before}, now);
    if (answered.outcome == Outcome::kAccepted) accepted += batch.size();
    count(round, answered, batch);
  }
  state.commit();
  if (state.session.failure()) {
    // The next run sends them again.
    round.has_lost_answers = true;
    for (const Answered& answered : answers) {
      for (Notice* notice : batches[answered.batch]) notice->state = NoticeState::kDue;
    }
    return GoOn::kStop;
  }
  round.accepted += accepted;
  return GoOn::kYes;
}

void finish(Round& round, const std::vector<Notice*>& due, PingState& state, Recorder& recorder,
            Instant now, std::chrono::seconds give_up_after) {
  if (state.session.failure()) return;
  std::vector<std::size_t> failed;  // targets that accepted nothing
  for (const std::size_t target : round.failing) {
    if (!round.accepting.contains(target)) failed.push_back(target);
  }
  const std::vector<Notice*> old = recorder.old_ones(due, now, give_up_after);
  if (!failed.empty() || !old.empty()) {
    state.session.run("BEGIN IMMEDIATE");
    for (const std::size_t target : failed) {
      recorder.note_failed_round(target);
      // Requests that only had no turn leave no failure behind and are due at once.
      if (round.held_up.contains(target)) recorder.pause(target, now);
    }
    for (Notice* notice : old) recorder.give_up(*notice);
    state.commit();
  }
  if (state.session.failure()) {
    for (Notice* notice : old) notice->state = NoticeState::kDue;
    return;
  }
  round.given_up = old;
  // The other notices of a target that turned out to be gone.
  for (Notice& notice : state.notices) {
    const bool is_gone = state.outbox.record(notice.target).is_gone;
    if (is_gone && notice.state == NoticeState::kDue) notice.state = NoticeState::kGivenUp;
  }
}

PingState::PingState(Database& opened, const std::string& output, const Settings& settings,
                     Truth* shared)
    : database(opened),
      session(opened),
      truth(shared),
      feeds(session, output),
      outbox(session, feeds.number(), targets_of(settings)),
      pages(session),
      site(public_site(feeds, settings, pages.all())),
      notices(notices_of(site, outbox)) {}

void PingState::commit() {
  std::optional<Error> failed = commit_shared(truth, session);
  if (failed) unshared = std::move(failed);
}

Result<void> claim_targets(ClaimedTargets& claimed, Truth* truth, const std::string& output,
                           const Settings& settings) {
  const std::vector<NotifyTarget> targets = targets_of(settings);
  if (truth == nullptr) return claimed.assign(targets.size(), true), Result<void>{};
  claimed.resize(targets.size());
  std::vector<std::string> names;
  std::vector<std::size_t> others;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (claimed[i]) continue;
    names.push_back(fmt::format("{}\n{}\n{}", output, targets[i].protocol->word, targets[i].url));
    others.push_back(i);
  }
  const Result<std::vector<bool>> now = truth->claim(names);
  if (!now) return tl::unexpected(now.error());
  for (std::size_t i = 0; i < others.size(); ++i) claimed[others[i]] = (*now)[i];
  return {};
}

bool prepare_to_send(PingState& state, Instant now) {
  const bool has_due = !due_now(state.notices, state.outbox, now).empty();
  state.session.run("BEGIN IMMEDIATE");
  state.outbox.forget_other_targets();
  forget_other_topics(state.notices, state.outbox);
  if (has_due) state.outbox.prove_writable();
  state.commit();
  return has_due && !state.session.failure();
}

}  // namespace feedgen
