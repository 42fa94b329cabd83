// The entries that feeds show: each article is read and rendered when the first feed needs it, and
// freed when the last feed has been written. So most are rendered once, and few are in memory. What
// many feeds far apart show (those of tags, the documents of archives) stays in memory as long as
// there is room for it; the others are rendered again.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "body/article_addresses.h"
#include "body/shortcodes/template_tags.h"
#include "index/entry_uses.h"
#include "publish/plan.h"
#include "read/read.h"
#include "scan/run.h"
#include "value/feed.h"

namespace feedgen {

class EntryCache {
 public:
  /// The references outlive this.
  EntryCache(const Plan& plan, Run& run);

  /// The entries of a job, in its order. May be called from several threads, once for each job.
  std::vector<const Entry*> take(const FeedJob& job);
  /// How complete the entries of a job are.
  enum class Quality {
    kWhole,    ///< all that they show could be read
    kPartial,  ///< sizes or links are missing, since a file can't be read now
    kNone      ///< an article can't be read now, or its id is not decided
  };
  /// Of entries that were taken.
  Quality quality_of(const FeedJob& job) const;
  /// Adds the entries to shown(): a feed with them is going to be published.
  void mark_shown(const FeedJob& job);
  /// Frees the entries of a job, unless another job needs them.
  void release(const FeedJob& job);

  // The following may be called when all jobs are done.

  /// Articles whose files are no longer what the index says.
  std::vector<std::int64_t> stale() const;
  Uses uses_of(const FeedJob& job) const;
  /// By articles in documents. Once, after the last uses_of().
  std::vector<std::pair<std::int64_t, Uses>> take_document_uses();
  /// Once.
  std::vector<PublishedArticle> take_shown();
  /// Warnings, and what could not be read, in the order in which feeds show the entries.
  void report(Report& report);

 private:
  struct Slot {
    const SelectedArticle* selected = nullptr;
    std::mutex mutex;              // guards what follows, but is_shown
    std::unique_ptr<Entry> entry;  // null: not in memory
    std::size_t uses = 0;          // jobs that have not released it
    std::size_t takers = 0;        // jobs that have it now
    bool was_made = false;
    bool is_in_document = false;
    std::atomic<bool> is_shown = false;
    bool is_stale = false;
    Quality quality = Quality::kWhole;
    std::optional<Message> unreadable;  // why it is not whole
    PublishedArticle published;
    Uses used;
    Diagnostics diagnostics;
    std::vector<DroppedTag> dropped_tags;  // their places name the file
  };

  static constexpr std::size_t kMostHeld = std::size_t{64} << 20U;

  void make(Slot& slot);
  void make_again(Slot& slot);
  void render(const Article& article, const ArticleFile& file, Slot& slot);
  static void set_unreadable(Slot& slot, const Error& error, Quality quality);
  Slot& slot_of(const SelectedArticle& article) { return *by_article_.at(article.number); }

  const Plan& plan_;
  Run& run_;
  ArticleIndex index_;
  std::vector<KnownArticle> named_;  // of the index
  std::vector<std::unique_ptr<Slot>> slots_;
  std::unordered_map<std::int64_t, Slot*> by_article_;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<std::size_t> held_ = 0;  // bytes of all entries in memory, roughly
};

}  // namespace feedgen
