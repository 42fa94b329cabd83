// Judges feeds as they are written (`feedgen build --check`), at a small part of what writing them
// costs: what many feeds show alike is judged once. Knows which article each entry comes from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "check/check.h"
#include "publish/plan.h"
#include "scan/run.h"
#include "value/feed.h"

namespace feedgen {

/// Of each feed its head is judged in each format, with the entries that no feed before it shows:
/// their bodies once, all else once in the first format, or in each format where they have more
/// than usual entries have (attachments, an id of their own, elements of the site's own). The first
/// feed, that of the site, is judged whole in each format, byte by byte.
class FeedsCheck {
 public:
  /// Which feed an entry is judged in follows from the plan alone, not from which thread is first.
  FeedsCheck(const Plan& plan, const Run& run);

  /// Judges the feed of job `number` in that format. `bytes` are those of the feed; its entries are
  /// those of the job, in its order. `feed` is left as it was. May be called from several threads,
  /// with different feeds.
  void judge(std::size_t number, const FeedFormat& format, Feed& feed, const std::string& bytes);

  /// Once, when all are judged.
  CheckedFeeds take() { return std::move(checked_); }

 private:
  /// The jobs in which an article is judged.
  struct Judges {
    std::size_t entry = 0;
    std::optional<std::size_t> text;  ///< nothing: no feed shows it
  };
  struct Work;

  Work work_for(std::size_t number, const FeedFormat& format, const Feed& feed) const;

  const Plan& plan_;
  const Run& run_;
  std::unordered_map<std::int64_t, Judges> judges_;  // by the articles' numbers
  std::mutex mutex_;                                 // guards what follows
  CheckedFeeds checked_;
};

/// Adds to the report which findings are asked for, each with the place in its article, and says
/// whether nothing is to be published because of them.
bool is_held_back(CheckedFeeds checked, Run& run);

}  // namespace feedgen
