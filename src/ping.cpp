#include "ping.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "notify/targets.h"
#include "state/state.h"
#include "truth/shared_run.h"
#include "uploads/due.h"
#include "value/ranges.h"
#include "value/told_once.h"

namespace feedgen {
namespace {

using std::chrono::milliseconds;

// Due → keep live → deliver → record. Each notice that is due now stands in one request.
Round ping_once(PingState& state, const PingRun& run, HttpClient& client, const World& world) {
  const NotifyRules& rules = run.settings.notify;
  Round round;
  std::vector<Notice*> due = due_now(state.notices, state.outbox, world.clock.now());
  round.left_out.missing = keep_published(due, state.feeds, run.output, world.files);
  round.left_out.not_uploaded = keep_uploaded(
      due, state.feeds, feeds_to_upload(state.session, state.feeds, run.settings.publish));
  if (rules.moment == NotifyMoment::kLive) {
    round.left_out.not_live = keep_live(due, state.feeds, run.live_patience, client, world.clock);
  }
  const std::vector<Batch> batches = batches_of(due, state.outbox);
  const std::vector<PingRequest> requests = requests_of(batches, state, run.settings);
  Recorder recorder(state.outbox, state.pages, world.random);
  DeliveryRules delivery;
  delivery.patience = run.patience;
  const auto record = [&](WaitForState wait) {
    return record_answers(round, batches, state, recorder, world.clock, wait);
  };
  // Answers that are not recorded are pings that are sent again.
  state.database.extend_patience(kStatePatience);
  deliver(
      requests, client, delivery, world.clock,
      [&](std::size_t i, const PingAnswer& one) {
        round.unrecorded.push_back({i, one.outcome, one.answer, one.not_before});
      },
      [&] { return record(WaitForState::kNo); });
  record(WaitForState::kYes);
  finish(round, due, state, recorder, world.clock.now(), rules.give_up_after);
  return round;
}

// Has failed notices be tried as if nothing had failed.
void try_anew(PingState& state, const World& world) {
  state.session.run("BEGIN IMMEDIATE");
  Recorder(state.outbox, state.pages, world.random).try_anew(state.notices);
  state.commit();
}

// Null, with a warning, where another process holds it or the system refuses it.
std::unique_ptr<FileLock> take_lock(const State& kept, const PingRun& run, FileWriter& files,
                                    PingReport& report) {
  Result<std::unique_ptr<FileLock>> lock = files.lock(kept.folder() + "/ping.lock", run.patience);
  if (lock) return std::move(*lock);
  if (lock.error().kind == ErrorKind::kUnreadable) {
    const Message& why = lock.error().message;
    warn(report, "no pings are sent: ping.lock in the folder of the state: " + why.problem,
         why.remedy);
  } else {
    warn(report, "another run of feedgen is sending pings", "run again when it is done");
  }
  return nullptr;
}

StateRequest state_request(const PingRun& run) {
  StateRequest request;
  request.home = run.home;
  request.mode = run.mode == PingMode::kLook ? StateMode::kRead : StateMode::kShare;
  request.patience = std::min(kStatePatience, run.patience);
  request.adopts = run.adopts_state;
  request.part = run.state_part;
  request.shared = run.shared;
  request.tell = run.tell;
  return request;
}

// Brings the state to what other builders have written. Targets that they are sending to are left
// to them, so those are claimed first.
Result<void> share(ClaimedTargets& claimed, const SharedRun& shared, const std::string& output,
                   const PingRun& run) {
  const bool looks = run.mode == PingMode::kLook;
  const Result<void> done =
      claim_targets(claimed, looks ? nullptr : shared.truth.get(), output, run.settings);
  if (!done) return done;
  return pull_shared(shared);
}

void leave_to_others(const ClaimedTargets& claimed, PingState& state) {
  for (Notice& notice : state.notices) notice.is_elsewhere = !claimed[notice.target];
}

std::unique_ptr<HttpClient> client_of(const PingRun& run, const World& world) {
  HttpLimits limits;
  if (run.settings.notify.private_addresses) limits.private_addresses = PrivateAddresses::kAllow;
  return world.connect(limits);
}

// One round, if any notice is due. `client` is made by the first.
LeftOut send_due(PingState& state, const PingRun& run, const World& world,
                 std::unique_ptr<HttpClient>& client, PingReport& report) {
  if (!prepare_to_send(state, world.clock.now())) {
    if (state.session.failure()) report_failure(report, *state.session.failure());
    return {};
  }
  if (!client) client = client_of(run, world);
  Round round = ping_once(state, run, *client, world);
  report.sent += round.accepted;
  report_round(report, round, state);
  return std::move(round.left_out);
}

// Notices that wait for a build have no time of their own, and are looked at again soon.
milliseconds pause_until(std::optional<Instant> next, Instant now) {
  constexpr milliseconds kLeast{1'000};
  constexpr milliseconds kMost = std::chrono::minutes{1};
  const milliseconds left = next.value_or(Instant{}) - now;
  return std::clamp(left, kLeast, kMost);
}

}  // namespace

Result<PingReport> ping(const PingRun& run, const World& world) {
  if (auto targets = required_targets(run.settings); !targets) {
    return tl::unexpected(std::move(targets.error()));
  }
  PingReport report;
  const bool looks = run.mode == PingMode::kLook;
  State kept(world.files, state_request(run), report.diagnostics);
  if (kept.failure()) return tl::unexpected(*kept.failure());
  if (kept.database() == nullptr || kept.is_foreign()) {
    warn(report, "nothing is known of what is published",
         "build the feeds first, or name the folder of articles as the build did");
    return report;
  }
  const Result<SharedRun> shared = open_shared_run(kept, state_request(run), world);
  if (!shared) return tl::unexpected(shared.error());
  const auto lock = looks ? nullptr : take_lock(kept, run, world.files, report);
  const std::string output = output_from_home(world.files, run.output, run.home);
  bool is_to_try_anew = run.retries == Retries::kAtOnce;
  std::unique_ptr<HttpClient> client;
  LeftOut left_out;
  ClaimedTargets claimed;
  ToldOnce tell(run.tell);
  for (int looks_in_vain = 0;;) {
    const Result<void> pulled = share(claimed, *shared, output, run);
    if (!pulled) return tl::unexpected(pulled.error());
    PingState state(*shared->database, output, run.settings, shared->truth.get());
    leave_to_others(claimed, state);
    const std::optional<DatabaseError>& failure = state.session.failure();
    if (state.feeds.number() == 0 && !failure) {
      warn(report, fmt::format("nothing is known of what is published in {}", run.output),
           "build the feeds first, or name their folder with -o");
      break;
    }
    left_out = {};
    if (failure) {
      report_failure(report, *failure);
    } else if (lock) {
      if (std::exchange(is_to_try_anew, false)) try_anew(state, world);
      left_out = send_due(state, run, world, client, report);
    }
    if (state.unshared) return tl::unexpected(std::move(*state.unshared));
    left_out.is_elsewhere = any_of(state.notices, [](const Notice& notice) {
      return notice.is_elsewhere && notice.state == NoticeState::kDue;
    });
    left_out.has_no_address = lacks_addresses(state.feeds);
    const std::optional<Instant> next = next_try(state.notices, state.outbox);
    report_targets(report, state, world.clock.now());
    if (failure || !lock || run.mode != PingMode::kUntilNothing) break;
    // A build that has recorded its feeds puts them in place in a moment; another is not waited
    // for.
    constexpr int kMostLooks = 5;
    if (!next && (left_out.missing.empty() || ++looks_in_vain >= kMostLooks)) break;
    if (next) {
      PingReport so_far = report;
      report_end(so_far, left_out, run.output);
      tell(so_far.diagnostics);
    }
    world.clock.sleep(pause_until(next, world.clock.now()));
    shared->database->set_patience(state_request(run).patience);
  }
  report_end(report, left_out, run.output);
  return report;
}

}  // namespace feedgen
