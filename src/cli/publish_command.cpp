#include <functional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/editions.h"
#include "cli/json_upload.h"
#include "cli/publish_request.h"
#include "system/clock.h"
#include "text/display.h"
#include "text/url.h"

namespace feedgen {
namespace {

using AdjustUpload = std::function<void(UploadRun& run)>;

UploadMode upload_mode_of(DueAction action) {
  switch (action) {
    case DueAction::kSend: return UploadMode::kOnce;
    case DueAction::kWait: return UploadMode::kUntilNothing;
    case DueAction::kDryRun:
    case DueAction::kStatus: break;
  }
  return UploadMode::kLook;
}

std::string shown_file(const UploadTarget& target, const std::string& path) {
  return printable(shown_address(target.url) + '/' + path);
}

// One line for each file that would be uploaded or removed.
void list_due_files(const UploadReport& report, std::FILE* out) {
  for (const UploadTargetReport& target : report.targets) {
    for (const DueFile& file : target.due) {
      fmt::print(out, "{} {}\n", file.is_removal ? "remove" : "upload",
                 shown_file(target.target, file.path));
    }
  }
}

// A line for each target, and one below it for each file that is due.
void list_upload_status(const UploadReport& report, std::FILE* out) {
  for (const UploadTargetReport& target : report.targets) {
    fmt::print(out, "{}: {} uploaded, {} due{}\n", printable(shown_address(target.target.url)),
               target.uploaded, target.due.size(),
               target.answer.empty() ? "" : "; " + printable(target.answer));
    for (const DueFile& file : target.due) {
      fmt::print(out, "  {}: {}{}\n", printable(file.path),
                 file.is_removal ? "to be removed" : "due",
                 file.answer.empty() ? "" : ", " + printable(file.answer));
    }
  }
}

// All editions, one after the other. `notes` are on the configuration.
Result<UploadReport> upload_site(const Options& options, const Surroundings& around,
                                 const AdjustUpload& adjust, Diagnostics& notes) {
  Result<PreparedUpload> prepared = prepare_upload(options, around.world.files);
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  notes = std::move(prepared->notes);
  const auto tell = [&](const Message& message) {
    around.console.show(Severity::kWarning, message);
  };
  adjust(prepared->run);
  prepared->run.tell = tell;
  Result<UploadReport> report = upload(prepared->run, around.world);
  if (!report) return report;
  for (const SiteEdition& edition : prepared->editions) {
    Result<PreparedUpload> other = prepare_upload(options, around.world.files, edition.name);
    if (other) {
      adjust(other->run);
      other->run.tell = tell;
    }
    Result<UploadReport> uploaded =
        other.and_then([&](const PreparedUpload& one) { return upload(one.run, around.world); });
    if (!uploaded) return uploaded;
    append(std::move(*uploaded), *report);
  }
  return report;
}

Uploads upload_counts(const UploadReport& report) {
  return {report.sent, report.removed, report.due(), report.has_failed};
}

}  // namespace

void publish_after_build(const Options& options, const Surroundings& around,
                         std::chrono::milliseconds patience, Report& report) {
  Diagnostics notes;  // the build has said them
  Result<UploadReport> uploaded = upload_site(
      options, around,
      [&](UploadRun& run) {
        run.patience = patience;
        run.rules.send.patience = patience;
        run.rules.send.most_failures = 3;
      },
      notes);
  report.uploads.emplace();
  if (!uploaded) {
    report.diagnostics.push_back({Severity::kError, std::move(uploaded.error().message)});
    report.uploads->has_failed = true;
    return;
  }
  report.uploads = upload_counts(*uploaded);
  for (Diagnostic& one : uploaded->diagnostics) report.diagnostics.push_back(std::move(one));
}

ExitCode list_changed_files(const Options& options, const Surroundings& around) {
  Diagnostics notes;
  const Result<UploadReport> report = upload_site(
      options, around, [](UploadRun& run) { run.mode = UploadMode::kLook; }, notes);
  if (!report) return give_up(report.error(), options, around);
  for (const Diagnostic& one : report->diagnostics) around.console.show(one.severity, one.message);
  std::set<std::string> paths;
  for (const UploadTargetReport& target : report->targets) {
    for (const DueFile& file : target.due) {
      if (!file.is_removal) paths.insert(file.path);
    }
  }
  for (const std::string& path : paths) {
    std::fwrite(path.data(), 1, path.size(), around.out);
    std::fputc(options.ends_by_nul ? '\0' : '\n', around.out);
  }
  return ExitCode::kDone;
}

ExitCode publish_command(const Options& options, const Surroundings& around) {
  Stopwatch watch;
  Diagnostics notes;
  const UploadMode mode = upload_mode_of(options.due_action);
  Result<UploadReport> report = upload_site(
      options, around, [&](UploadRun& run) { run.mode = mode; }, notes);
  if (!report) return give_up(report.error(), options, around);
  report->diagnostics.insert(report->diagnostics.begin(), notes.begin(), notes.end());
  for (const Diagnostic& one : report->diagnostics) around.console.show(one.severity, one.message);
  if (options.json) {
    fmt::print(around.out, "{}", json_report(*report, options.due_action == DueAction::kDryRun));
  } else if (options.due_action == DueAction::kDryRun) {
    list_due_files(*report, around.out);
  } else if (options.due_action == DueAction::kStatus) {
    list_upload_status(*report, around.out);
  }
  if (mode == UploadMode::kLook) return ExitCode::kDone;
  around.console.say(
      fmt::format("{}; {}", upload_summary(upload_counts(*report)), elapsed_text(watch.lap())));
  return report->due() > 0 || report->has_failed ? ExitCode::kDue : ExitCode::kDone;
}

}  // namespace feedgen
