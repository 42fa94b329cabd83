#include "upload.h"

#include <utility>

#include <fmt/format.h>

#include "state/state.h"
#include "targets/target.h"
#include "text/url.h"
#include "truth/shared_run.h"
#include "value/told_once.h"

namespace feedgen {
namespace {

using Patience = std::chrono::milliseconds;

// Null, with a warning, where another process holds it or the system refuses it.
std::unique_ptr<FileLock> take_lock_of_uploads(const State& kept, const UploadRun& run,
                                               FileWriter& files, UploadReport& report) {
  Result<std::unique_ptr<FileLock>> lock =
      files.lock(kept.folder() + "/publish.lock", run.patience);
  if (lock) return std::move(*lock);
  if (lock.error().kind == ErrorKind::kUnreadable) {
    const Message& why = lock.error().message;
    warn(report, "nothing is uploaded: publish.lock in the folder of the state: " + why.problem,
         why.remedy);
  } else {
    warn(report, "another run of feedgen is uploading", "run again when it is done");
  }
  return nullptr;
}

std::unique_ptr<HttpClient> client_for(const UploadRun& run, const World& world) {
  HttpLimits limits;
  limits.total =
      std::chrono::minutes{10};  // of the largest file; one that stands still ends sooner
  if (run.settings.publish.private_addresses) limits.private_addresses = PrivateAddresses::kAllow;
  return world.connect(limits);
}

StateRequest upload_state_request(const UploadRun& run) {
  StateRequest request;
  request.home = run.home;
  request.mode = run.mode == UploadMode::kLook ? StateMode::kRead : StateMode::kShare;
  request.patience = run.patience;
  request.adopts = run.adopts_state;
  request.part = run.state_part;
  request.shared = run.shared;
  request.tell = run.tell;
  return request;
}

// By index of the targets: whether this process alone uploads to it, as long as it runs.
using OwnTargets = std::vector<bool>;

// Brings the state to what other builders have written. Targets that they are uploading to are left
// to them, so those are claimed first, where this run uploads.
Result<OwnTargets> share_uploads(const SharedRun& shared, const UploadRun& run,
                                 const std::string& output, const FileLock* lock) {
  const std::vector<UploadTarget>& targets = run.settings.publish.targets;
  OwnTargets own(targets.size(), true);
  if (shared.truth && lock != nullptr) {
    std::vector<std::string> names;
    for (const UploadTarget& target : targets) {
      names.push_back(fmt::format("{}\nupload\n{}", output, target.url));
    }
    Result<std::vector<bool>> claimed = shared.truth->claim(names);
    if (!claimed) return tl::unexpected(std::move(claimed.error()));
    own = std::move(*claimed);
  }
  if (Result<void> pulled = pull_shared(shared); !pulled) return tl::unexpected(pulled.error());
  return own;
}

// The files of a folder that another builder has published since are older than what is known.
bool is_behind(const UploadState& state) {
  return state.truth != nullptr && state.feeds.are_of_another();
}

// Due → send → record, target by target: one that is dead does not keep the others from theirs.
// `replaces`: all is due. Whether another round may do more.
bool upload_once(UploadState& state, const UploadRun& run, const OwnTargets& own, bool replaces,
                 HttpClient& client, const World& world, UploadReport& report) {
  const PublishRules& rules = run.settings.publish;
  bool is_worth_waiting = false;
  for (std::size_t i = 0; i < rules.targets.size(); ++i) {
    const UploadTarget& target = rules.targets[i];
    if (!replaces && due_uploads(state.files, i, state.uploaded).empty()) continue;
    if (is_behind(state)) {
      warn(report,
           fmt::format("another builder has published since {} was built, so nothing of it is "
                       "uploaded",
                       run.output),
           "bring the articles up to date, and build here");
      return false;
    }
    if (!own[i]) {
      warn(report,
           fmt::format("another builder is uploading to {}, so nothing is uploaded there",
                       shown_address(target.url)),
           "run feedgen publish when it is done");
      is_worth_waiting = true;
      continue;
    }
    const auto open = target.kind->open({target.url, rules, run.home, run.variables, world.files});
    if (!open) {
      warn(report,
           fmt::format("nothing is uploaded to {}: {}", shown_address(target.url),
                       open.error().message.problem),
           open.error().message.remedy);
      continue;
    }
    if (replaces) {
      state.session.run("BEGIN IMMEDIATE");
      state.uploaded.doubt(i, Uploaded::Doubt::kRecorded);
      state.commit();
    }
    const UploadRound round =
        upload_to(**open, i, state, rules, run.output, run.rules, client, world);
    report_round(report, round, target, run.output);
    is_worth_waiting = is_worth_waiting || round.to_retry > 0;
    if (state.session.failure()) return false;
  }
  return is_worth_waiting;
}

}  // namespace

Result<UploadReport> upload(const UploadRun& run, const World& world) {
  if (run.settings.publish.targets.empty()) {
    return fail(ErrorKind::kUsage, "the settings name no target of uploads",
                "set publish: s3://my-bucket/feeds in feedgen.yaml, or give --to");
  }
  UploadReport report;
  const bool looks = run.mode == UploadMode::kLook;
  State kept(world.files, upload_state_request(run), report.diagnostics);
  if (kept.failure()) return tl::unexpected(*kept.failure());
  if (kept.database() == nullptr || kept.is_foreign()) {
    warn(report, "nothing is known of what is published",
         "build the feeds first, or name the folder of articles as the build did");
    return report;
  }
  const Result<SharedRun> shared = open_shared_run(kept, upload_state_request(run), world);
  if (!shared) return tl::unexpected(shared.error());
  const auto lock = looks ? nullptr : take_lock_of_uploads(kept, run, world.files, report);
  const std::string output = output_from_home(world.files, run.output, run.home);
  std::unique_ptr<HttpClient> client;
  Patience pause{2'000};
  const Diagnostics of_state = report.diagnostics;
  ToldOnce tell(run.tell);
  // Once: what the rounds that follow find due was not taken yet.
  bool replaces = run.rules.overwrite == Overwrite::kAll;
  while (true) {
    const Result<OwnTargets> own = share_uploads(*shared, run, output, lock.get());
    if (!own) return tl::unexpected(own.error());
    UploadState state(*shared->database, output, run.output, run.settings.publish, world.files,
                      shared->truth.get());
    if (state.feeds.number() == 0 && !state.session.failure()) {
      warn(report, fmt::format("nothing is known of what is published in {}", run.output),
           "build the feeds first, or name their folder with -o");
      break;
    }
    const std::size_t sent_before = report.sent;
    bool goes_on = run.mode == UploadMode::kUntilNothing;
    if (lock && !state.session.failure()) {
      if (!client) client = client_for(run, world);
      report.diagnostics = of_state;
      const bool has_more =
          upload_once(state, run, *own, std::exchange(replaces, false), *client, world, report);
      goes_on = goes_on && has_more;
    }
    for (std::size_t i = 0; looks && replaces && i < state.uploaded.targets().size(); ++i) {
      state.uploaded.doubt(i, Uploaded::Doubt::kHereAlone);
    }
    if (state.unshared) return tl::unexpected(std::move(*state.unshared));
    if (state.session.failure()) report_failure(report, *state.session.failure());
    report_targets(report, state);
    const bool is_done = report.due() == 0 || state.session.failure();
    if (is_done || !lock || !goes_on) break;
    constexpr Patience kLongestPause = std::chrono::minutes{1};
    UploadReport so_far = report;
    report_end(so_far);
    tell(so_far.diagnostics);
    pause = report.sent > sent_before ? Patience{2'000} : std::min(pause * 2, kLongestPause);
    world.clock.sleep(pause);
    kept.database()->set_patience(run.patience);
  }
  report_end(report);
  return report;
}

}  // namespace feedgen
