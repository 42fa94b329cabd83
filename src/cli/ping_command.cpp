#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/editions.h"
#include "cli/json_report.h"
#include "cli/request.h"
#include "protocols/protocols.h"
#include "system/clock.h"
#include "text/display.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

PingMode mode_of(DueAction action) {
  switch (action) {
    case DueAction::kSend: return PingMode::kOnce;
    case DueAction::kWait: return PingMode::kUntilNothing;
    case DueAction::kDryRun:
    case DueAction::kStatus: break;
  }
  return PingMode::kLook;
}

// One line for each notice that could be sent now.
void list_ready(const PingReport& report, std::FILE* out) {
  for (const TargetReport& target : report.targets) {
    for (const Notice& notice : target.notices) {
      if (!notice.is_ready) continue;
      fmt::print(out, "{} {}\n", shown_target(target.target), printable(notice.topic));
    }
  }
}

std::string state_of(const Notice& notice) {
  const NoticeRecord& record = notice.record;
  if (notice.state == NoticeState::kGivenUp) return "given up";
  if (record.attempts == 0) return "due";
  return fmt::format("due, failed {} time{}, next try {}", record.attempts,
                     record.attempts == 1 ? "" : "s", rfc3339(record.next_try));
}

// A line for each target, and one below it for each topic that it is still to be pinged about, or
// is not pinged about any more.
void list_status(const PingReport& report, std::FILE* out) {
  for (const TargetReport& target : report.targets) {
    fmt::print(out, "{}: {} accepted, {} due, {} given up", shown_target(target.target),
               target.count(NoticeState::kAccepted), target.count(NoticeState::kDue),
               target.count(NoticeState::kGivenUp));
    const TargetRecord& record = target.record;
    if (record.is_gone) fmt::print(out, "; gone: {}", printable(record.answer));
    const bool rests = record.not_before > Instant{} && target.count(NoticeState::kDue) > 0;
    if (rests) fmt::print(out, "; not before {}", rfc3339(record.not_before));
    fmt::print(out, "\n");
    for (const Notice& notice : target.notices) {
      if (notice.state == NoticeState::kAccepted) continue;
      const std::string& answer = notice.record.answer;
      fmt::print(out, "  {}: {}{}\n", printable(notice.topic), state_of(notice),
                 answer.empty() ? "" : ", " + printable(answer));
    }
  }
}

Notifications counts_of(const PingReport& report) {
  return {report.sent, report.count(NoticeState::kDue), report.count(NoticeState::kGivenUp),
          report.has_failed};
}

using Adjust = std::function<void(PingRun& run)>;

// All editions, one after the other. `notes` are on the configuration.
Result<PingReport> ping_site(const Options& options, const Surroundings& around,
                             const Adjust& adjust, Diagnostics& notes) {
  Result<PreparedPing> prepared = prepare_ping(options, around.world.files);
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  notes = std::move(prepared->notes);
  const auto tell = [&](const Message& message) {
    around.console.show(Severity::kWarning, message);
  };
  adjust(prepared->run);
  prepared->run.tell = tell;
  Result<PingReport> report = ping(prepared->run, around.world);
  if (!report) return report;
  for (const SiteEdition& edition : prepared->editions) {
    Result<PreparedPing> other = prepare_ping(options, around.world.files, edition.name);
    if (other) {
      adjust(other->run);
      other->run.tell = tell;
    }
    Result<PingReport> pinged =
        other.and_then([&](const PreparedPing& one) { return ping(one.run, around.world); });
    if (!pinged) return pinged;
    append(std::move(*pinged), *report);
  }
  return report;
}

}  // namespace

void ping_after_build(const Options& options, const Surroundings& around,
                      std::chrono::milliseconds patience, Report& report) {
  if (!report.notifications) return;
  Stopwatch watch;
  Diagnostics notes;  // the build has said them
  std::chrono::microseconds used{};
  Result<PingReport> pinged = ping_site(
      options, around,
      [&](PingRun& run) {
        used += watch.lap();
        run.patience = std::max(patience - std::chrono::ceil<std::chrono::milliseconds>(used),
                                std::chrono::milliseconds(0));
        run.live_patience = run.patience / 2;
      },
      notes);
  if (!pinged) {
    report.diagnostics.push_back({Severity::kError, std::move(pinged.error().message)});
    report.notifications->has_failed = true;
    return;
  }
  report.notifications = counts_of(*pinged);
  for (Diagnostic& one : pinged->diagnostics) report.diagnostics.push_back(std::move(one));
}

ExitCode ping_command(const Options& options, const Surroundings& around) {
  Stopwatch watch;
  Diagnostics notes;
  const PingMode mode = mode_of(options.due_action);
  Result<PingReport> report = ping_site(
      options, around,
      [&](PingRun& run) {
        run.mode = mode;
        if (options.tries_now) run.retries = Retries::kAtOnce;
      },
      notes);
  if (!report) return give_up(report.error(), options, around);
  report->diagnostics.insert(report->diagnostics.begin(), notes.begin(), notes.end());
  for (const Diagnostic& one : report->diagnostics) around.console.show(one.severity, one.message);
  const bool looks = mode == PingMode::kLook;
  if (options.json) {
    fmt::print(around.out, "{}", json_report(*report, options.due_action == DueAction::kDryRun));
  } else if (options.due_action == DueAction::kDryRun) {
    list_ready(*report, around.out);
  } else if (options.due_action == DueAction::kStatus) {
    list_status(*report, around.out);
  }
  if (looks) return ExitCode::kDone;
  around.console.say(
      fmt::format("{}; {}", ping_summary(counts_of(*report)), elapsed_text(watch.lap())));
  const bool is_all_done = report->count(NoticeState::kDue) == 0 && !report->has_failed;
  return is_all_done ? ExitCode::kDone : ExitCode::kDue;
}

}  // namespace feedgen
