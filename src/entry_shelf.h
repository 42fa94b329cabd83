// The entries that feeds show: each article is read and rendered when the first feed needs it, and
// let go when the last one has it. So each is rendered once, and only few are there at a time.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalog/entry_uses.h"
#include "catalog/identities.h"
#include "content/article_addresses.h"
#include "content/template_tags.h"
#include "plan.h"
#include "survey.h"
#include "value/feed.h"

namespace feedgen {

class EntryShelf {
 public:
  /// `jobs` and the others outlive this.
  EntryShelf(const std::vector<FeedJob>& jobs, Survey& site, const BuildRequest& request,
             FileSystem& files, const Progress& progress);

  /// The entries of a job, in its order. May be called from several threads, once for each job.
  std::vector<const Entry*> take(const FeedJob& job);
  /// They are no longer needed for that job.
  void give_back(const FeedJob& job);

  /// The following for when all jobs are done.

  /// Articles whose files are no longer what the catalog says.
  std::vector<std::int64_t> outdated() const;
  std::vector<PublishedArticle> published() const;
  Uses uses_of(const FeedJob& job) const;
  /// Warnings, in the order in which feeds show the entries.
  void report(Report& report);

 private:
  struct Slot {
    const SelectedArticle* selected = nullptr;
    std::once_flag is_made;
    Entry entry;
    std::atomic<std::size_t> uses = 0;
    bool is_outdated = false;
    PublishedArticle published;
    Uses used;
    Diagnostics diagnostics;
    std::vector<DroppedTag> dropped_tags;  // their places name the file
  };

  void make(Slot& slot);
  void render(const Article& article, const FileContent& content, Slot& slot);
  Slot& slot_of(const SelectedArticle& article) { return *by_article_.at(article.number); }

  Survey& site_;
  const BuildRequest& request_;
  FileSystem& files_;
  const Progress& progress_;
  ArticleIndex index_;
  std::vector<KnownArticle> named_;  // of the index
  std::vector<std::unique_ptr<Slot>> slots_;
  std::unordered_map<std::int64_t, Slot*> by_article_;
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace feedgen
