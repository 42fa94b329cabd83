// The commands `serve` and `watch`.
#include <fmt/format.h>

#include "cli/command.h"
#include "cli/follow.h"
#include "cli/json_report.h"
#include "cli/preview.h"
#include "system/clock.h"

namespace feedgen {
namespace {

void show_report(const Report& report, std::chrono::microseconds elapsed, const Options& options,
                 const Surroundings& around) {
  around.console.show(report, elapsed);
  if (!options.json) return;
  fmt::print(around.out, "{}", json_report(report));
  std::fflush(around.out);
}

// The error of a build, unless it ends the program: then follow() shows it.
void show_error(const Error& error, bool is_first, const Options& options,
                const Surroundings& around) {
  if (is_first && error.kind == ErrorKind::kUsage) return;
  static_cast<void>(give_up(error, options, around));
  std::fflush(around.out);
}

using Rebuild =
    std::function<Result<Report>(const Surroundings& around, const WatchedChanges& changes)>;

// Builds with `build`, and shows the report or the error.
Rebuild reporting(const Options& options, const Rebuild& build) {
  return [&options, build, is_first = true](const Surroundings& around,
                                            const WatchedChanges& changes) mutable {
    Stopwatch watch;
    Result<Report> report = build(around, changes);
    if (report) {
      show_report(*report, watch.lap(), options, around);
    } else {
      show_error(report.error(), is_first, options, around);
    }
    is_first = false;
    return report;
  };
}

void warn_of_others(const std::string& host, const Surroundings& around) {
  around.console.show(
      Severity::kWarning,
      {fmt::format("--host {}: other machines in this network can read the preview", host),
       "leave --host out unless that is meant",
       {}});
}

}  // namespace

ExitCode watch_command(const Options& options, const Surroundings& around) {
  const EndSignals ends;
  Options following = options;
  const auto build = [&](const Surroundings& traced, const WatchedChanges& changes) {
    following.watched = changes;
    Result<Report> report = build_as_asked(following, traced);
    constexpr auto kPatience = std::chrono::seconds(10);
    if (report && report->refusal.empty()) {
      if (options.publish) publish_after_build(options, around, kPatience, *report);
      if (options.ping) ping_after_build(options, traced, kPatience, *report);
    }
    return report;
  };
  return follow(options, around, ends, {reporting(options, build), [] { return std::string(); }});
}

ExitCode serve_command(const Options& options, const Surroundings& around) {
  const EndSignals ends;
  const Result<std::unique_ptr<HttpServer>> server =
      HttpServer::start(options.host, options.port, around.world.clock.now);
  if (!server) return give_up(server.error(), options, around);
  if ((*server)->is_open_to_others()) warn_of_others(options.host, around);
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  const std::string host = is_ipv6 ? '[' + options.host + ']' : options.host;
  const std::string address = fmt::format("http://{}:{}/", host, (*server)->port());
  Preview preview(options, **server, address);
  const auto build = [&](const Surroundings& traced, const WatchedChanges& changes) {
    return preview.rebuild(traced, changes);
  };
  const Rebuild rebuild = reporting(options, build);
  bool is_said = false;
  const auto build_and_say = [&](const Surroundings& traced, const WatchedChanges& changes) {
    Result<Report> report = rebuild(traced, changes);
    if (report && !is_said) {
      around.console.say(fmt::format("look at {} in a browser; Ctrl-C ends this", address));
      is_said = true;
    }
    return report;
  };
  return follow(options, around, ends, {build_and_say, [&] { return preview.folder(); }});
}

}  // namespace feedgen
