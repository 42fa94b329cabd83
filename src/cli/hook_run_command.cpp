#include <algorithm>
#include <cstdlib>
#include <functional>
#include <optional>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/request.h"
#include "hook/event.h"
#include "hook/state_folder.h"
#include "system/background.h"
#include "system/clock.h"
#include "system/git_hooks.h"
#include "text/display.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

constexpr auto kPatience = std::chrono::seconds(1);

struct Request {
  HookEvent event;
  std::vector<std::string> words;  // of the build
};

std::optional<Request> request_of(const std::vector<std::string>& words) {
  const auto split = std::find(words.begin(), words.end(), "--");
  if (words.begin() == split || !is_known_hook(words.front())) return std::nullopt;
  Request request{event_of(words.front(), {words.begin() + 1, split}), {"build"}};
  if (split != words.end()) request.words.insert(request.words.end(), split + 1, words.end());
  return request;
}

// A hook that commits feeds calls the hook again, which then finds nothing to do; but a hook that
// changes articles each time would never end.
bool is_deep() {
  constexpr std::size_t kMostDepth = 3;
  const char* depth = std::getenv("FEEDGEN_HOOK");  // NOLINT(concurrency-mt-unsafe)
  return depth != nullptr && std::string_view(depth).size() > kMostDepth;
}

// A log's name as its reader may find it.
std::string shown_log(const std::string& home) {
  return (home.empty() ? "" : home + '/') + ".feedgen/" + std::string(kHookLog);
}

// One line: what has changed, and how long it took. Empty where nothing has.
std::string summary_of(const Report& report, std::chrono::microseconds elapsed) {
  const std::size_t changed = report.count(FeedState::kNew) + report.count(FeedState::kReplaced);
  if (changed == 0 && report.removed.empty()) return {};
  std::string line = fmt::format("{} feed{} changed", changed, changed == 1 ? "" : "s");
  if (!report.removed.empty()) line += fmt::format(", {} removed", report.removed.size());
  return line + fmt::format(" in {:.2f} s\n", static_cast<double>(elapsed.count()) / 1e6);
}

// The first of the errors that no earlier run has said, as one line of text; empty: there is none.
std::string error_of(const Result<Report>& built, const std::string& log) {
  std::vector<const Message*> errors;
  if (!built) {
    errors.push_back(&built.error().message);
  } else {
    for (const Message& unreadable : built->unreadable) errors.push_back(&unreadable);
    for (const Message& skipped : built->skipped) {
      if (!built->reported_before.contains(skipped.place.path)) errors.push_back(&skipped);
    }
    for (const Diagnostic& one : built->diagnostics) {
      if (one.severity == Severity::kError) errors.push_back(&one.message);
    }
  }
  if (errors.empty()) return {};
  const Message& first = *errors.front();
  std::string place = first.place.path.empty() ? "feedgen" : printable(first.place.path);
  if (first.place.line > 0) place += fmt::format(":{}", first.place.line);
  const std::string more = log.empty() ? std::string()
                           : errors.size() > 1
                               ? fmt::format("; {} more in {}", errors.size() - 1, printable(log))
                               : fmt::format("; see {}", printable(log));
  return fmt::format("{}: error: {}{}\n", place, printable(first.problem), more);
}

class HookRun {
 public:
  HookRun(Request request, Options options, const Surroundings& around)
      : request_(std::move(request)), options_(std::move(options)), around_(around) {}

  // The log and the lock lie beside the state, whose folder the configuration decides.
  void run() {
    const Result<PreparedBuild> prepared = prepare_build(options_, around_.world);
    if (!prepared) return print(error_of(tl::unexpected(prepared.error()), {}));
    log_ = shown_log(prepared->request.state.home);
    folder_ = hook_state_folder(around_.world.files, prepared->request.state.home);
    const auto heard = do_in_background([&](const Say& say) { work(say); }, kPatience);
    if (heard) return print(*heard);
    print(fmt::format("feedgen: not done after {} s, so it goes on in the background; see {}\n",
                      kPatience.count(), printable(log_)));
  }

 private:
  void print(const std::string& text) const { std::fwrite(text.data(), 1, text.size(), stderr); }

  void work(const Say& say) {
    const Turn turn = take_turn(around_.world.files, folder_, "hook", [&] {
      Stopwatch watch;
      open_log();
      const Result<Report> built = build_once();
      const std::chrono::microseconds elapsed = watch.lap();
      std::string said = built && !options_.quiet ? summary_of(*built, elapsed) : "";
      if (!said.empty()) said.insert(0, "feedgen: ");
      // Before git's user reads the message that names the log.
      write_log([&](Console& console) {
        if (built) {
          console.show(*built, elapsed);
        } else {
          console.show(Severity::kError, built.error().message);
        }
      });
      say(said + error_of(built, log_));
    });
    if (turn == Turn::kTakenOver) {
      say(options_.quiet ? "" : "feedgen: the build that is going on takes this in as well\n");
    } else if (options_.ping || options_.publish) {
      // Ends the wait of git's user, and, with the turn for builds, that of the next build.
      say({});
      static_cast<void>(take_turn(around_.world.files, folder_, "hook-ping", [&] {
        if (options_.publish) publish();
        if (options_.ping) ping();
      }));
    }
  }

  void open_log() const {
    if (folder_.empty()) return;
    turn_log(around_.world.files, folder_);
    static_cast<void>(print_to(folder_ + '/' + std::string(kHookLog)));
  }

  void publish() const {
    constexpr auto kTime = std::chrono::minutes(1);
    open_log();
    Report report;
    publish_after_build(options_, around_, kTime, report);
    write_log([&](Console& console) {
      console.show_messages(report);
      console.say(upload_summary(*report.uploads));
    });
  }

  void ping() const {
    constexpr auto kTime = std::chrono::minutes(5);
    open_log();
    Report report;
    report.notifications.emplace();
    ping_after_build(options_, around_, kTime, report);
    write_log([&](Console& console) {
      console.show_messages(report);
      console.say(ping_summary(*report.notifications));
    });
  }

  // The configuration is read each time: a commit may have changed it.
  Result<Report> build_once() {
    Options options = options_;
    const bool has_own = options.full || options.changed_since;
    const Result<PreparedBuild> prepared = prepare_build(options, around_.world);
    if (prepared && !has_own && around_.world.git.find(prepared->request.articles.front())) {
      // Git names what has changed since the commit that was built last.
      options.changed_since = "HEAD";
    }
    World silent = around_.world;
    silent.progress = [](const char*, std::size_t, std::size_t) {};
    return build_as_asked(options, {silent, around_.console, around_.out});
  }

  void write_log(const std::function<void(Console& console)>& show) const {
    char* text = nullptr;
    std::size_t size = 0;
    std::FILE* const stream = ::open_memstream(&text, &size);
    if (stream == nullptr) return;
    Console console(stream, options_, around_.world.clock.ticks);
    show(console);
    std::fclose(stream);
    const Result<Instant> now = build_time(around_.world.clock);
    const std::string lines = fmt::format("{} {}\n{}", now ? rfc3339(*now) : "",
                                          request_.event.hook, bounded_lines({text, size}));
    std::free(text);
    std::fwrite(lines.data(), 1, lines.size(), stderr);
    std::fflush(stderr);
  }

  Request request_;
  Options options_;
  const Surroundings& around_;
  std::string log_;
  std::string folder_;
};

}  // namespace

ExitCode hook_run_command(const Options& options, const Surroundings& around) {
  std::optional<Request> request = request_of(options.words);
  if (!request) {
    around.console.show(Severity::kError,
                        Message{"hook run: this names no hook that feedgen knows",
                                "write: feedgen hook run post-commit -- ARGUMENTS",
                                {}});
    return ExitCode::kDone;
  }
  if (is_deep()) return ExitCode::kDone;
  const std::optional<std::string> git_folder = git_folder_in_hook();
  const GitWork work = git_folder ? work_in(*git_folder, around.world.files) : GitWork{};
  if (!is_worth_building(request->event, work)) return ExitCode::kDone;
  Result<Options> parsed = parse_options(request->words);
  if (!parsed) {
    around.console.show(Severity::kError, parsed.error().message);
    return ExitCode::kDone;
  }
  parsed->color = ColorRule::kNever;
  parsed->json = false;
  HookRun(std::move(*request), std::move(*parsed), around).run();
  return ExitCode::kDone;
}

}  // namespace feedgen
