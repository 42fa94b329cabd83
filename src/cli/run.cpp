#include "cli/run.h"

#include <algorithm>

#include <fmt/format.h>

#include "build.h"
#include "cli/console.h"
#include "cli/json_report.h"
#include "cli/options.h"
#include "cli/request.h"
#include "system/clock.h"
#include "text/display.h"

namespace feedgen {
namespace {

ExitCode exit_code_of(const Report& report, const Options& options) {
  if (report.count(FeedState::kFailed) > 0) return ExitCode::kNotWritten;
  if (options.strict && !report.skipped.empty()) return ExitCode::kSkipped;
  return ExitCode::kDone;
}

ExitCode exit_code_of(const Error& error) {
  return error.kind == ErrorKind::kOutput ? ExitCode::kNotWritten : ExitCode::kUsage;
}

// A dry run's list is data: one file a line.
void list_changes(const Report& report, std::FILE* out) {
  for (const FeedReport& feed : report.feeds) {
    if (feed.state == FeedState::kNew || feed.state == FeedState::kReplaced) {
      fmt::print(out, "{} {}\n", feed.state == FeedState::kNew ? "new    " : "changed",
                 printable(report.output + '/' + feed.path));
    }
  }
}

Result<Report> build_as_asked(const Options& options, FileSystem& files, Console& console) {
  Result<PreparedBuild> prepared = prepare_build(options, files);
  if (!prepared) return tl::unexpected(std::move(prepared.error()));
  const Progress progress = [&](const char* stage, std::size_t done, std::size_t total) {
    console.progress(stage, done, total);
  };
  Result<Report> report = build(prepared->request, files, progress);
  if (report) {
    report->diagnostics.insert(report->diagnostics.begin(), prepared->notes.begin(),
                               prepared->notes.end());
  }
  return report;
}

}  // namespace

ExitCode run(std::vector<std::string> words, FileSystem& files, std::FILE* out, std::FILE* err) {
  Stopwatch watch;
  Options options;
  // Whoever asked for JSON gets it, even if the other words make no sense.
  options.json = std::find(words.begin(), words.end(), "--json") != words.end();
  const Result<Options> parsed = parse_options(std::move(words));
  if (parsed) options = *parsed;
  Console console(err, options);
  if (parsed && !options.text.empty()) {
    fmt::print(out, "{}", options.text);
    return ExitCode::kDone;
  }
  const Result<Report> report =
      parsed ? build_as_asked(options, files, console) : tl::unexpected(parsed.error());
  if (!report) {
    console.show(Severity::kError, report.error().message);
    if (options.json) fmt::print(out, "{}", json_report(report.error()));
    return exit_code_of(report.error());
  }
  console.show(*report, watch.lap());
  if (options.json) {
    fmt::print(out, "{}", json_report(*report));
  } else if (report->dry_run) {
    list_changes(*report, out);
  }
  return exit_code_of(*report, options);
}

}  // namespace feedgen
