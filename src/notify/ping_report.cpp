#include "notify/ping_report.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "protocols/protocols.h"

namespace feedgen {
namespace {

std::string changes(std::size_t n) { return fmt::format("{} change{}", n, n == 1 ? "" : "s"); }

// ", nor are 3 more": `words` for all but the first.
std::string and_more(std::string_view words, std::size_t all) {
  return all > 1 ? fmt::format(", {} {} more", words, all - 1) : "";
}

void report_refused(PingReport& report, const Round& round, const Outbox& outbox) {
  for (const auto& [target, notices] : round.refused) {
    const Notice& first = *notices.front();
    warn(report,
         fmt::format("{} refuses pings about {}{}: {}", shown_target(outbox.targets()[target]),
                     first.topic,
                     notices.size() > 1 ? fmt::format(" and {} more", notices.size() - 1) : "",
                     first.record.answer),
         "it is pinged again when they change");
  }
}

void report_given_up(PingReport& report, const Round& round, const Outbox& outbox) {
  std::map<std::size_t, std::size_t> counts;
  for (const Notice* notice : round.given_up) ++counts[notice->target];
  for (const auto& [target, count] : counts) {
    warn(report,
         fmt::format("{} can't be pinged about {}, and is given up: {}",
                     shown_target(outbox.targets()[target]), changes(count),
                     outbox.record(target).answer),
         "look whether it is still in use; it is pinged again when the feeds change");
  }
}

void report_failing(PingReport& report) {
  for (const TargetReport& target : report.targets) {
    const std::string name = shown_target(target.target);
    const std::size_t due = target.count(NoticeState::kDue);
    if (target.record.is_gone) {
      warn(report, fmt::format("{} is no more: {}", name, target.record.answer),
           "take it out of the settings");
    } else if (due > 0 && target.record.failures > 0) {
      warn(report,
           fmt::format("{} could not be pinged about {}: {}", name, changes(due),
                       target.record.answer),
           "feedgen ping tries again when its time has come, feedgen ping --now at once");
    }
  }
}

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

void warn(PingReport& report, std::string problem, std::string remedy) {
  add_warning(report.diagnostics, std::move(problem), std::move(remedy));
}

void report_round(PingReport& report, const Round& round, const PingState& state) {
  report_given_up(report, round, state.outbox);
  report_refused(report, round, state.outbox);
  if (!state.session.failure()) return;
  report.has_failed = true;
  const DatabaseError& error = *state.session.failure();
  const bool is_busy = error.fault == DatabaseFault::kBusy;
  const std::string why = is_busy ? "a build holds the state" : error.text;
  const std::string remedy = error.remedy.empty() ? std::string() : error.remedy + "; ";
  if (round.has_lost_answers) {
    return warn(report, "the answers to pings can't be recorded: " + why,
                remedy + "some pings may be sent again");
  }
  warn(report, "all answers are recorded, but not that targets fail: " + why,
       remedy + "feedgen ping tries them again without a pause");
}

void report_failure(PingReport& report, const DatabaseError& error) {
  report.has_failed = true;
  if (error.fault == DatabaseFault::kBusy) {
    return warn(report, "a build holds the state, so no pings are sent",
                "run feedgen ping when it is done");
  }
  warn(report, fmt::format("the state can't be used, so no pings are sent: {}", error.text),
       error.remedy.empty() ? "check who may write .feedgen" : error.remedy);
}

void report_targets(PingReport& report, PingState& state, Instant now) {
  const std::vector<NotifyTarget>& targets = state.outbox.targets();
  report.targets.clear();
  for (std::size_t i = 0; i < targets.size(); ++i) {
    report.targets.push_back({targets[i], state.outbox.record(i), {}});
  }
  for (Notice& notice : state.notices) {
    notice.is_ready = is_ready(notice, state.outbox, now);
    report.targets[notice.target].notices.push_back(std::move(notice));
  }
}

void report_end(PingReport& report, const LeftOut& last, const std::string& output) {
  if (!last.missing.empty()) {
    warn(report,
         fmt::format("{} is not as it was published, so it is not pinged about{}",
                     output + '/' + last.missing.front(), and_more("nor are", last.missing.size())),
         "build the feeds again");
  }
  if (!last.not_uploaded.empty()) {
    warn(report,
         fmt::format("{} is not uploaded, so it is not pinged about{}",
                     output + '/' + last.not_uploaded.front(),
                     and_more("nor are", last.not_uploaded.size())),
         "run feedgen publish, then feedgen ping");
  }
  if (!last.not_live.empty()) {
    const auto& [url, answer] = last.not_live.front();
    warn(report,
         fmt::format("{} does not serve what was published{}, so it is not pinged about{}{}", url,
                     and_more("nor do", last.not_live.size()), answer.empty() ? "" : ": ", answer),
         "put the feeds there, then run feedgen ping");
  }
  report_failing(report);
  if (last.is_elsewhere) {
    warn(report, "another builder is sending pings to some of the targets",
         "run again when it is done, or run feedgen ping --wait");
  }
  if (last.has_no_address) {
    warn(report, "the feeds have no addresses, so they can't be pinged about",
         "set base_url in feedgen.yaml and build the feeds");
  }
}

}  // namespace feedgen
