#include "upload.h"

#include <utility>

#include <fmt/format.h>

#include "state/state.h"
#include "targets/target.h"
#include "text/url.h"

namespace feedgen {
namespace {

using Patience = std::chrono::milliseconds;

// Null where another process holds it.
std::unique_ptr<FileLock> take_lock_of_uploads(const State& kept, const UploadRun& run,
                                               FileWriter& files, UploadReport& report) {
  Result<std::unique_ptr<FileLock>> lock =
      files.lock(kept.folder() + "/publish.lock", run.patience);
  if (lock) return std::move(*lock);
  warn(report, "another run of feedgen is uploading", "run again when it is done");
  return nullptr;
}

std::unique_ptr<HttpClient> client_for(const UploadRun& run, const World& world) {
  HttpLimits limits;
  limits.total =
      std::chrono::minutes{10};  // of the largest file; one that stands still ends sooner
  if (run.settings.publish.private_addresses) limits.private_addresses = PrivateAddresses::kAllow;
  return world.connect(limits);
}

// Due → send → record, target by target: one that is dead does not keep the others from theirs.
// Whether another round may do more.
bool upload_once(UploadState& state, const UploadRun& run, HttpClient& client, const World& world,
                 UploadReport& report) {
  const PublishRules& rules = run.settings.publish;
  bool is_worth_waiting = false;
  for (std::size_t i = 0; i < rules.targets.size(); ++i) {
    const UploadTarget& target = rules.targets[i];
    if (due_uploads(state.files, i, state.uploaded).empty()) continue;
    const auto open = target.kind->open({target.url, rules, run.home, run.variables, world.files});
    if (!open) {
      warn(report,
           fmt::format("nothing is uploaded to {}: {}", shown_address(target.url),
                       open.error().message.problem),
           open.error().message.remedy);
      continue;
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
  StateRequest request{run.home, looks ? StateMode::kRead : StateMode::kShare, run.patience,
                       run.adopts_state, run.state_part};
  request.tell = run.tell;
  State kept(world.files, std::move(request), report.diagnostics);
  if (kept.failure()) return tl::unexpected(*kept.failure());
  if (kept.database() == nullptr || kept.is_foreign()) {
    warn(report, "nothing is known of what is published", "build the feeds first");
    return report;
  }
  const auto lock = looks ? nullptr : take_lock_of_uploads(kept, run, world.files, report);
  const std::string output = output_from_home(world.files, run.output, run.home);
  std::unique_ptr<HttpClient> client;
  Patience pause{2'000};
  const Diagnostics of_state = report.diagnostics;
  while (true) {
    UploadState state(*kept.database(), output, run.output, run.settings.publish, world.files);
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
      goes_on = upload_once(state, run, *client, world, report) && goes_on;
    }
    if (state.session.failure()) report_failure(report, *state.session.failure());
    report_targets(report, state);
    const bool is_done = report.due() == 0 || state.session.failure();
    if (is_done || !lock || !goes_on) break;
    constexpr Patience kLongestPause = std::chrono::minutes{1};
    pause = report.sent > sent_before ? Patience{2'000} : std::min(pause * 2, kLongestPause);
    world.clock.sleep(pause);
    kept.database()->set_patience(run.patience);
  }
  report_end(report);
  return report;
}

}  // namespace feedgen
