#include "cli/editions.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace feedgen {
namespace {

template <class List>
void move_to_end(List& from, List& to) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

bool is_said(const Diagnostic& one, const Diagnostics& all) {
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& other) {
    return other.message.problem == one.message.problem &&
           other.message.place.path == one.message.place.path &&
           other.message.place.line == one.message.place.line;
  });
}

// Notes are on settings, which are the same, or follow from the edition.
void add_news(Diagnostics from, Diagnostics& to) {
  for (Diagnostic& one : from) {
    if (one.severity != Severity::kNote && !is_said(one, to)) to.push_back(std::move(one));
  }
}

using Counts = std::vector<std::pair<std::string, std::size_t>>;

void add_counts(const Counts& from, Counts& to) {
  for (const auto& [name, count] : from) {
    const auto found = std::find_if(to.begin(), to.end(),
                                    [&name = name](const auto& one) { return one.first == name; });
    if (found == to.end()) {
      to.emplace_back(name, count);
    } else {
      found->second += count;
    }
  }
  std::stable_sort(to.begin(), to.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
}

void append(PagesReport edition, std::optional<PagesReport>& report) {
  if (!report) report.emplace();
  report->found += edition.found;
  report->unchanged += edition.unchanged;
  report->own_links += edition.own_links;
  report->left_alone += edition.left_alone;
  report->failed += edition.failed;
  move_to_end(edition.changed, report->changed);
}

}  // namespace

void append(Report edition, Report& report) {
  report.found += edition.found;
  report.read += edition.read;
  report.drafts += edition.drafts;
  report.hidden += edition.hidden;
  report.expired += edition.expired;
  report.waiting += edition.waiting;
  report.undated += edition.undated;
  if (edition.next_by_clock) {
    report.next_by_clock =
        std::min(*edition.next_by_clock, report.next_by_clock.value_or(*edition.next_by_clock));
  }
  add_counts(edition.kept_back, report.kept_back);
  add_counts(edition.passed_over, report.passed_over);
  move_to_end(edition.skipped, report.skipped);
  report.reported_before.merge(edition.reported_before);
  move_to_end(edition.unreadable, report.unreadable);
  add_news(std::move(edition.diagnostics), report.diagnostics);
  // Below the feeds of the main edition, none is the site's.
  for (FeedReport& feed : edition.feeds) feed.is_main = false;
  move_to_end(edition.feeds, report.feeds);
  report.unlisted += edition.unlisted;
  move_to_end(edition.documents, report.documents);
  move_to_end(edition.removed_documents, report.removed_documents);
  report.sealed_changed += edition.sealed_changed;
  move_to_end(edition.removed, report.removed);
  report.removed_companions += edition.removed_companions;
  if (edition.pages) append(std::move(*edition.pages), report.pages);
  if (edition.check) {
    if (!report.check) report.check.emplace();
    report.check->feeds += edition.check->feeds;
    move_to_end(edition.check->findings, report.check->findings);
    report.check->fails = report.check->fails || edition.check->fails;
    report.check->holds_back = report.check->holds_back || edition.check->holds_back;
  }
  if (report.refusal.empty()) report.refusal = std::move(edition.refusal);
  for (const StageTime& stage : edition.times) {
    const auto same = std::find_if(report.times.begin(), report.times.end(),
                                   [&](const StageTime& one) { return one.stage == stage.stage; });
    if (same == report.times.end()) {
      report.times.push_back(stage);
    } else {
      same->time += stage.time;
    }
  }
  if (edition.notifications) {
    if (!report.notifications) report.notifications.emplace();
    report.notifications->sent += edition.notifications->sent;
    report.notifications->due += edition.notifications->due;
    report.notifications->given_up += edition.notifications->given_up;
  }
  move_to_end(edition.due, report.due);
}

void append(PingReport edition, PingReport& report) {
  for (TargetReport& target : edition.targets) {
    const auto same =
        std::find_if(report.targets.begin(), report.targets.end(),
                     [&](const TargetReport& one) { return one.target == target.target; });
    if (same == report.targets.end()) {
      report.targets.push_back(std::move(target));
    } else {
      move_to_end(target.notices, same->notices);
    }
  }
  report.sent += edition.sent;
  report.has_failed = report.has_failed || edition.has_failed;
  add_news(std::move(edition.diagnostics), report.diagnostics);
}

void append(UploadReport edition, UploadReport& report) {
  for (UploadTargetReport& target : edition.targets) {
    const auto same =
        std::find_if(report.targets.begin(), report.targets.end(),
                     [&](const UploadTargetReport& one) { return one.target == target.target; });
    if (same == report.targets.end()) {
      report.targets.push_back(std::move(target));
      continue;
    }
    same->uploaded += target.uploaded;
    if (same->answer.empty()) same->answer = std::move(target.answer);
    move_to_end(target.due, same->due);
  }
  report.sent += edition.sent;
  report.removed += edition.removed;
  report.unrecorded += edition.unrecorded;
  report.has_failed = report.has_failed || edition.has_failed;
  add_news(std::move(edition.diagnostics), report.diagnostics);
}

}  // namespace feedgen
