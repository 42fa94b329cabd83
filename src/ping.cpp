#include "ping.h"

#include <algorithm>
#include <optional>
#include <random>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "notify/audience.h"
#include "notify/ping_round.h"
#include "notify/record.h"
#include "notify/target_name.h"
#include "state/state.h"
#include "system/curl_client.h"

namespace feedgen {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLeastPause{1'000};
constexpr milliseconds kLongestPause = std::chrono::minutes{1};

class Pinger {
 public:
  Pinger(const PingJob& job, FileSystem& files, const PingWorld& world)
      : job_(job),
        files_(files),
        world_(world),
        state_(files,
               {job.home, job.mode == PingMode::kLook ? StateMode::kRead : StateMode::kShare,
                std::min(kStatePatience, job.patience), job.adopts_state},
               report_.diagnostics) {}

  Result<PingReport> run() {
    if (state_.failure()) return tl::unexpected(*state_.failure());
    if (state_.database() == nullptr || state_.is_foreign()) {
      warn("nothing is known of what is published", "build the feeds first");
      return std::move(report_);
    }
    std::unique_ptr<FileLock> lock;
    const bool sends = job_.mode != PingMode::kLook && take_lock(lock);
    while (true) {
      Known known(*state_.database(), job_, files_);
      if (known.feeds.number() == 0 && !known.session.failure()) {
        warn(fmt::format("nothing is known of what is published in {}", job_.output),
             "build the feeds first, or name their folder with -o");
        break;
      }
      if (sends && !is_begun_anew_) begin_anew(known);
      if (sends) send(known);
      const std::optional<Instant> next = next_try(known.notices, known.outbox);
      fill(known);
      if (known.session.failure()) {
        report_failure(*known.session.failure());
        break;
      }
      if (!sends || job_.mode != PingMode::kUntilNothing) break;
      if (!next && !is_build_awaited()) break;
      wait_until(next.value_or(Instant{}));
    }
    report_missing();
    report_not_live();
    report_targets();
    report_without_address();
    return std::move(report_);
  }

 private:
  void warn(std::string problem, std::string remedy) {
    report_.diagnostics.push_back(
        {Severity::kWarning, Message{std::move(problem), std::move(remedy), {}}});
  }

  bool take_lock(std::unique_ptr<FileLock>& lock) {
    Result<std::unique_ptr<FileLock>> locked =
        files_.lock(state_.folder() + "/ping.lock", job_.patience);
    if (locked) {
      lock = std::move(*locked);
      return true;
    }
    warn("another run of feedgen is telling them", "run again when it is done");
    return false;
  }

  // Once: what fails from here on waits as always.
  void begin_anew(Known& known) {
    is_begun_anew_ = true;
    if (job_.retries == Retries::kWhenDue) return;
    known.session.run("BEGIN IMMEDIATE");
    Recorder(known.outbox, known.addresses, world_.random).try_anew(known.notices);
    known.session.run("COMMIT");
  }

  void send(Known& known) {
    missing_.clear();
    not_live_.clear();
    const Instant now = world_.clock.now();
    const bool has_work =
        std::any_of(known.notices.begin(), known.notices.end(),
                    [&](const Notice& notice) { return is_ready(notice, known.outbox, now); });
    // Where nothing can be recorded, nothing is told.
    known.session.run("BEGIN IMMEDIATE");
    known.outbox.forget_other_targets();
    forget_other_topics(known.notices, known.outbox);
    if (has_work) known.outbox.prove_writable();
    known.session.run("COMMIT");
    if (known.session.failure() || !has_work) return;
    if (!client_) {
      HttpLimits limits;
      if (job_.settings.notify.private_addresses) {
        limits.private_addresses = PrivateAddresses::kAllow;
      }
      client_ = world_.connect(limits);
    }
    RoundResult result = ping_round(known, job_, files_, *client_, world_);
    report_.sent += result.sent;
    missing_ = std::move(result.missing);
    not_live_ = std::move(result.not_live);
    is_told_of_failure_ = known.session.failure().has_value();
    for (Diagnostic& one : result.diagnostics) report_.diagnostics.push_back(std::move(one));
  }

  // A build that has recorded its feeds replaces them in a moment; for another nobody waits.
  bool is_build_awaited() {
    constexpr int kMostLooks = 5;
    return !missing_.empty() && ++looks_ < kMostLooks;
  }

  // What is held up by something that no time is known of is looked at again soon.
  void wait_until(Instant next) {
    const milliseconds left = next - world_.clock.now();
    world_.pause(std::clamp(left, kLeastPause, kLongestPause));
  }

  void fill(Known& known) {
    const std::vector<NotifyTarget>& targets = known.outbox.targets();
    const Instant now = world_.clock.now();
    report_.targets.clear();
    for (std::size_t i = 0; i < targets.size(); ++i) {
      report_.targets.push_back({targets[i], known.outbox.record(i), {}});
    }
    const auto& feeds = known.feeds.all();
    has_addresses_ = feeds.empty() || std::any_of(feeds.begin(), feeds.end(), [](const auto& feed) {
                       return !feed.second.url.empty();
                     });
    for (Notice& notice : known.notices) {
      notice.is_ready = is_ready(notice, known.outbox, now);
      report_.targets[notice.target].notices.push_back(std::move(notice));
    }
  }

  // A round says itself that what it told is not recorded.
  void report_failure(const DatabaseError& error) {
    if (is_told_of_failure_) return;
    if (error.fault == DatabaseFault::kBusy) {
      return warn("a build holds the state, so nobody is told of anything",
                  "run feedgen ping when it is done");
    }
    warn(fmt::format("the state can't be used, so nobody is told of anything: {}", error.text),
         error.remedy.empty() ? "check who may write .feedgen" : error.remedy);
  }

  static std::string and_more(std::string_view words, std::size_t all) {
    return all > 1 ? fmt::format(", {} {} more", words, all - 1) : "";
  }

  void report_missing() {
    if (missing_.empty()) return;
    warn(fmt::format("{} is not as it was published, so nobody is told of it{}",
                     job_.output + '/' + missing_.front(), and_more("nor of", missing_.size())),
         "build the feeds again");
  }

  void report_not_live() {
    if (not_live_.empty()) return;
    const auto& [url, answer] = not_live_.front();
    warn(fmt::format("{} does not serve what was published{}, so nobody is told of it{}{}", url,
                     and_more("nor do", not_live_.size()), answer.empty() ? "" : ": ", answer),
         "put the feeds there, then run feedgen ping");
  }

  // WebSub and rssCloud know feeds by their addresses alone.
  void report_without_address() {
    if (has_addresses_) return;
    warn("the feeds have no addresses, so nobody can be told of them",
         "set base_url in feedgen.yaml and build the feeds");
  }

  void report_targets() {
    for (const TargetReport& target : report_.targets) {
      const std::string name = shown_target(target.target);
      const std::size_t due = target.count(NoticeState::kDue);
      if (target.record.is_gone) {
        warn(fmt::format("{} is no more: {}", name, target.record.answer),
             "take it out of the settings");
      } else if (due > 0 && target.record.failures > 0) {
        warn(fmt::format("{} could not be told of {} change{}: {}", name, due, due == 1 ? "" : "s",
                         target.record.answer),
             "feedgen ping tries again when its time has come, feedgen ping --now at once");
      }
    }
  }

  const PingJob& job_;
  FileSystem& files_;
  const PingWorld& world_;
  PingReport report_;
  State state_;
  std::unique_ptr<HttpClient> client_;
  // In the last round.
  std::vector<std::string> missing_;
  std::vector<NotLive> not_live_;
  int looks_ = 0;  // in vain, for what is missing
  bool has_addresses_ = true;
  bool is_told_of_failure_ = false;
  bool is_begun_anew_ = false;
};

}  // namespace

std::size_t TargetReport::count(NoticeState state) const {
  return static_cast<std::size_t>(std::count_if(notices.begin(), notices.end(),
                                                [&](const Notice& n) { return n.state == state; }));
}

std::size_t PingReport::count(NoticeState state) const {
  std::size_t n = 0;
  for (const TargetReport& target : targets) n += target.count(state);
  return n;
}

PingWorld system_ping_world() {
  return {[](const HttpLimits& limits) { return std::make_unique<CurlClient>(limits); },
          system_delivery_clock(), [](milliseconds time) { std::this_thread::sleep_for(time); },
          [] {
            static std::mt19937_64 chance{std::random_device{}()};
            return std::uniform_real_distribution<double>(0, 1)(chance);
          }};
}

Result<PingReport> ping(const PingJob& job, FileSystem& files, const PingWorld& world) {
  return required_targets(job.settings).and_then([&](const std::vector<NotifyTarget>&) {
    return Pinger(job, files, world).run();
  });
}

}  // namespace feedgen
