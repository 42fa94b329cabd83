// What a run did: for the summary line, for --json, for the exit code.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "time/instant.h"
#include "value/diagnostic.h"
#include "value/names.h"
#include "value/notify_rules.h"
#include "value/settings.h"

namespace feedgen {

enum class FeedState {
  kUnchanged,
  kNew,
  kReplaced,
  kFailed,  ///< could not be written; the file is as it was
  kKept,    ///< something that it shows can't be read now; the file is as it was
};

struct FeedReport {
  std::string path;  ///< below the output folder
  std::string url;   ///< empty where it is not known
  GroupKey group;
  const FeedFormat* format = nullptr;
  bool is_copy = false;       ///< of another feed, whose address `url` is
  bool is_companion = false;  ///< a file for people beside feeds, to which none subscribes
  bool is_main = false;  ///< of the site, in the place of its generator's or the settings' choice
  std::size_t entries = 0;
  std::size_t articles = 0;  ///< in the group, shown or not
  FeedState state = FeedState::kUnchanged;
};

/// How many pings there are to be, each of one target about one topic.
struct Notifications {
  std::size_t sent = 0;      ///< that were accepted in this run
  std::size_t due = 0;       ///< that are still to be sent
  std::size_t given_up = 0;  ///< that are not sent any more
  bool has_failed = false;   ///< the state could not be read or written: more may be due
};

/// How many files there are to be uploaded or removed, each at one target.
struct Uploads {
  std::size_t sent = 0;     ///< that targets took in this run
  std::size_t removed = 0;  ///< that they have no more since this run
  std::size_t due = 0;      ///< that are still to be uploaded or removed
  bool has_failed = false;  ///< nothing could be tried
};

/// A ping that is due.
struct DueNotice {
  NotifyTarget target;
  std::string topic;  ///< address of a feed, of the site or of an article
};

/// What became of the pages of the site.
struct PagesReport {
  std::size_t found = 0;
  std::size_t unchanged = 0;
  std::size_t own_links = 0;         ///< that lead to a feed by links of their own
  std::size_t left_alone = 0;        ///< no whole pages, or such as can't be changed safely
  std::size_t failed = 0;            ///< that could not be read or written
  std::vector<std::string> changed;  ///< by path; of a dry run: that would be
};

/// What was found in feeds before they were published.
struct CheckReport {
  std::size_t feeds = 0;    ///< that were judged
  Diagnostics findings;     ///< at their places in articles, as far as these are known
  bool fails = false;       ///< some are errors, or warnings where these count
  bool holds_back = false;  ///< and nothing was published because of them
};

struct StageTime {
  std::string stage;
  std::chrono::microseconds time{};
};

struct Report {
  std::string output;     ///< the folder
  std::size_t found = 0;  ///< files that may hold an article
  std::size_t read = 0;   ///< articles that feeds may show
  std::size_t drafts = 0, hidden = 0, expired = 0, waiting = 0;
  /// When the next article becomes due, or expires.
  std::optional<Instant> next_by_clock;
  std::size_t undated = 0;  ///< articles that no feed shows because they have no date
  /// How many drafts and hidden articles each key keeps back, the most first.
  std::vector<std::pair<std::string, std::size_t>> kept_back;
  /// Files of formats that are not read, by their ending, the most first.
  std::vector<std::pair<std::string, std::size_t>> passed_over;
  std::vector<Message> skipped;  ///< articles that could not be used, in the order of their paths
  /// Paths of those of `skipped` that an earlier run has said.
  std::set<std::string> reported_before;
  std::vector<Message> unreadable;  ///< what can't be read now: what is published of it stays
  Diagnostics diagnostics;          ///< all others
  std::vector<FeedReport> feeds;
  std::size_t unlisted = 0;           ///< feeds beside `feeds`, which are as they were
  std::vector<FeedReport> documents;  ///< of archives, that had to be made
  std::vector<std::string> removed_documents;
  std::size_t sealed_changed = 0;    ///< documents whose bytes should have stayed for ever
  std::vector<std::string> removed;  ///< feeds of categories that there are no more, by path; of a
                                     ///< dry run and of one that was refused: that would go
  std::size_t removed_companions = 0;  ///< of `removed`
  std::string refusal;                 ///< why nothing was done: it would take too much away
  std::optional<CheckReport> check;    ///< of a run that judges its feeds
  std::optional<PagesReport> pages;    ///< where links were put into pages, or taken out
  std::vector<StageTime> times;
  std::optional<Notifications> notifications;  ///< where the settings name a target
  std::optional<Uploads> uploads;              ///< of a run that was to upload
  std::vector<DueNotice> due;                  ///< of a dry run: all that would be due
  SettingOrigins settings;                     ///< those that are no defaults, by name
  bool dry_run = false;

  /// Of feeds and companions.
  std::size_t count(FeedState state) const {
    std::size_t n = 0;
    for (const FeedReport& feed : feeds) n += feed.state == state ? 1 : 0;
    return n;
  }
  std::size_t count_feeds() const {
    std::size_t n = unlisted;
    for (const FeedReport& feed : feeds) n += feed.is_companion ? 0 : 1;
    return n;
  }
  std::size_t count_feeds(FeedState state) const {
    std::size_t n = state == FeedState::kUnchanged ? unlisted : 0;
    for (const FeedReport& feed : feeds) n += !feed.is_companion && feed.state == state ? 1 : 0;
    return n;
  }
  std::size_t count_companions(FeedState state) const { return count(state) - count_feeds(state); }
  std::size_t count_documents(FeedState state) const {
    std::size_t n = 0;
    for (const FeedReport& one : documents) n += one.state == state ? 1 : 0;
    return n;
  }
};

}  // namespace feedgen
