
#include <fmt/format.h>

#include "build.h"
#include "cli/build_check.h"
#include "cli/command.h"
#include "cli/editions.h"
#include "cli/json_report.h"
#include "cli/next_steps.h"
#include "cli/publish_request.h"
#include "cli/request.h"
#include "notify/targets.h"
#include "protocols/protocols.h"
#include "system/clock.h"
#include "text/display.h"

namespace feedgen {
namespace {

ExitCode exit_code_of(const Report& report, const Options& options) {
  if (!report.refusal.empty() || !is_complete(report)) return ExitCode::kNotWritten;
  if (report.check && report.check->holds_back) return ExitCode::kNotWritten;
  if (report.check && report.check->fails) return ExitCode::kSkipped;
  if (options.strict && !report.skipped.empty()) return ExitCode::kSkipped;
  const bool has_pings_due = options.ping && !report.dry_run && report.notifications &&
                             (report.notifications->due > 0 || report.notifications->has_failed);
  const bool has_uploads_due =
      report.uploads && (report.uploads->due > 0 || report.uploads->has_failed);
  if (has_pings_due || has_uploads_due) return ExitCode::kDue;
  return ExitCode::kDone;
}

// A dry run's list is data: one file a line.
void list_changes(const Report& report, std::FILE* out) {
  for (const std::vector<FeedReport>* files : {&report.feeds, &report.documents}) {
    for (const FeedReport& file : *files) {
      if (file.state == FeedState::kNew || file.state == FeedState::kReplaced) {
        fmt::print(out, "{} {}\n", file.state == FeedState::kNew ? "new    " : "changed",
                   printable(report.output + '/' + file.path));
      }
    }
  }
  for (const std::vector<std::string>* paths : {&report.removed, &report.removed_documents}) {
    for (const std::string& path : *paths) {
      fmt::print(out, "removed {}\n", printable(report.output + '/' + path));
    }
  }
  if (!report.pages) return;
  for (const std::string& path : report.pages->changed) {
    fmt::print(out, "changed {}\n", printable(path));
  }
}

void list_due(const Report& report, std::FILE* out) {
  for (const DueNotice& notice : report.due) {
    fmt::print(out, "ping    {} {}\n", shown_target(notice.target), printable(notice.topic));
  }
}

// Asks a person at a terminal whether what the run has refused is meant.
bool is_to_prune(const Report& report, const Options& options, const Surroundings& around) {
  if (report.refusal.empty() || options.json || !around.console.can_ask()) return false;
  const std::optional<std::string> answer = around.console.ask(
      fmt::format("{}: {}. Is that meant? [y/N]", report.output, report.refusal));
  return answer == "y" || answer == "Y" || answer == "yes" || answer == "Yes";
}

struct BuiltEdition {
  Report report;
  std::vector<SiteEdition> others;
};

Result<BuiltEdition> build_edition(const std::string& edition, const Options& options,
                                   const Surroundings& around) {
  Result<PreparedBuild> prepared = find_articles(options, around.world.files).and_then([&] {
    return prepare_build(options, around.world, edition);
  });
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  prepared->request.state.tell = [&](const Message& message) {
    around.console.show(Severity::kWarning, message);
  };
  if (options.judges) {
    Result<CheckRequest> check =
        check_request(options, prepared->request.settings, around.world.files);
    if (!check) return tl::unexpected(std::move(check.error()));
    prepared->request.check = std::move(*check);
  }
  if (options.ping) {
    const auto targets = required_targets(prepared->request.settings);
    if (!targets) return tl::unexpected(targets.error());
  }
  if (options.publish) {
    const auto targets = require_upload_targets(options, prepared->request.settings);
    if (!targets) return tl::unexpected(targets.error());
  }
  Result<Report> report = build(prepared->request, around.world);
  if (!report) return tl::unexpected(std::move(report.error()));
  report->settings = prepared->request.settings.origins;
  report->diagnostics.insert(report->diagnostics.begin(), prepared->notes.begin(),
                             prepared->notes.end());
  return BuiltEdition{std::move(*report), std::move(prepared->editions)};
}

}  // namespace

Result<Report> build_as_asked(const Options& options, const Surroundings& around) {
  Result<BuiltEdition> built = build_edition({}, options, around);
  if (!built) return tl::unexpected(std::move(built.error()));
  Report& report = built->report;
  for (const SiteEdition& edition : built->others) {
    Result<BuiltEdition> other = build_edition(edition.name, options, around);
    if (other) {
      append(std::move(other->report), report);
    } else {
      report.diagnostics.push_back({Severity::kError, std::move(other.error().message)});
    }
  }
  return std::move(report);
}

ExitCode build_command(const Options& options, const Surroundings& around) {
  Stopwatch watch;
  Result<Report> report = build_as_asked(options, around);
  if (!report) return give_up(report.error(), options, around);
  if (is_to_prune(*report, options, around)) {
    Options allowed = options;
    allowed.prune = true;
    report = build_as_asked(allowed, around);
    if (!report) return give_up(report.error(), options, around);
  }
  // The feeds are published, so slow and dead targets may take no more than this time of the user;
  // uploads have it anew with each file that is taken.
  constexpr auto kPatience = std::chrono::seconds(10);
  const bool is_held_back = report->check && report->check->holds_back;
  const bool is_published = !report->dry_run && report->refusal.empty() && !is_held_back;
  if (options.publish && is_published) publish_after_build(options, around, kPatience, *report);
  if (options.ping && is_published) ping_after_build(options, around, kPatience, *report);
  const auto steps = options.json || is_held_back || !report->refusal.empty()
                         ? std::vector<std::string>()
                         : steps_after_build(*report);
  around.console.show(*report, watch.lap(), steps);
  if (report->check) around.console.say(check_summary(*report->check));
  if (options.json) {
    fmt::print(around.out, "{}", json_report(*report));
  } else if (report->dry_run) {
    list_changes(*report, around.out);
    if (options.ping) list_due(*report, around.out);
  }
  return exit_code_of(*report, options);
}

}  // namespace feedgen
