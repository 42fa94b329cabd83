// Which feeds there are, which of them have to be made, and what came of making them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/check.h"
#include "feed/formats.h"
#include "ids/assign_ids.h"
#include "index/entry_uses.h"
#include "publish/documents.h"
#include "publish/publisher.h"
#include "value/report.h"
#include "value/selection.h"

namespace feedgen {

/// The newest document of an archive. Without a name there is none.
struct NewestDocument {
  std::string name;
  std::size_t entries = 0;
};

/// Where a feed, or a document of its archive, leads to: names (feed/archives.h), empty where there
/// is none.
struct ArchivePlace {
  bool is_document = false;
  NewestDocument newest;  ///< of a feed
  std::string older;      ///< of a document, like `newer`
  std::string newer;
};

/// The feeds of one group, or one document of its archive, that are to be made.
struct FeedJob {
  Selection selection;
  struct Target {
    const FeedFormat* format;
    std::size_t feed;          ///< index of Plan::feeds
    Digest inputs_digest{};    ///< of all that it shows
    std::size_t document = 0;  ///< of a document: index of Plan::documents
  };
  std::vector<Target> targets;
  ArchivePlace archive;
  bool was_sealed = false;  ///< it is a document, and was not the newest one before
};

/// Feeds that are recorded and of no group any more, by path below the output folder.
struct Leftovers {
  std::vector<std::string> ours;        ///< the files that were published: to be removed
  std::vector<std::string> edited;      ///< other files: they are left alone
  std::vector<std::string> elsewhere;   ///< a part of their paths is no folder now: left alone
  std::vector<std::string> gone;        ///< removed by the user
  std::vector<std::string> forgotten;   ///< of these, all whose records are removed
  std::vector<std::string> unreadable;  ///< files that can't be read now
};

/// A document in one format that is to be made.
struct DocumentToMake {
  FeedReport report;
  bool is_known = false;  ///< a file at its path is recorded
};

/// A document as it is to be recorded.
struct PlannedDocument {
  Document document;                             ///< its files as they are recorded now
  std::vector<std::optional<std::size_t>> made;  ///< for each file, the index of Plan::documents
};

/// A part of a group's archive that is recorded anew.
struct ArchiveChange {
  std::int64_t group = 0;
  std::optional<DocumentKey> from;  ///< nullopt: from the oldest document on
  std::optional<DocumentKey> to;    ///< nullopt: to the newest one
  std::vector<PlannedDocument> documents;
};

/// How many entries the documents have that are planned anew, counted in each format.
struct ArchivedEntries {
  std::size_t before = 0, after = 0;
  std::size_t all = 0;  ///< of all documents that are recorded; 0: not counted, since none goes
};

/// What files show that list the site's feeds.
struct SiteList {
  std::vector<ListedFeed> feeds;
  std::map<std::string, std::size_t> left_out;  ///< Feed::left_out
};

struct Plan {
  /// Unchanged as far as is known now; in the order of groups.
  std::vector<FeedReport> feeds;
  bool is_whole = true;      ///< `feeds` are all that there are
  std::size_t unlisted = 0;  ///< how many there are beside, without files for people
  /// All feeds of the site by group, where a file shows them and `feeds` are not all.
  std::optional<SiteList> site_list;
  std::vector<FeedJob> jobs;  ///< in the order of groups, parents before children; then those
                              ///< of documents
  SelectedArticles articles;  ///< that the jobs name
  Leftovers leftovers;
  std::vector<DocumentToMake> documents;
  std::vector<ArchiveChange> archive_changes;
  bool archives_are_anew = false;  ///< what is recorded of all archives is replaced
  std::map<std::string, DocumentFile> leftover_documents;  ///< by path
  Leftovers document_leftovers;                            ///< the same
  ArchivedEntries archived;
  /// Articles whose ids, or whether they are still there, can't be known in this run: feeds that
  /// would show them stay as they are.
  std::set<std::int64_t> unknown;
  std::int64_t generation = 0;      ///< of the index, when the run began
  std::int64_t tree = 0;            ///< kTreeFact, after the run
  std::int64_t counts = 0;          ///< kCountsFact, after the run
  bool is_next_generation = false;  ///< feeds in any output folder may show something else now
  bool is_new_output = false;    ///< the feeds that are recorded are of another generation, or none
  bool is_first_output = false;  ///< no feeds are recorded
  bool has_work = false;         ///< files may have to be written or removed
};

struct RenderedFeed {
  Result<Staged> staged = Staged{};
  Digest content_digest{};
};

/// What came of a FeedJob.
struct RenderedJob {
  Uses uses;              ///< by its entries
  bool is_whole = false;  ///< all files that the entries show could be read
  /// What stands where the site's feed goes shows none of its entries: another configuration, or
  /// another program, has made it.
  bool replaces_others = false;
  bool is_kept = false;  ///< its feeds stay as they are, since an article can't be read now
};

/// Of a feed that was judged before it is published.
struct FeedFinding {
  PlacedFinding found;                       ///< its place is in the feed
  const SelectedArticle* article = nullptr;  ///< that the entry comes from; null: of no entry
  std::string field;                         ///< of the entry (check/entry_field.h)
};

struct CheckedFeeds {
  std::size_t feeds = 0;
  std::vector<FeedFinding> findings;  ///< in any order
};

struct Rendered {
  std::vector<RenderedFeed> feeds;      ///< for each of Plan::feeds
  std::vector<RenderedFeed> documents;  ///< for each of Plan::documents
  std::vector<RenderedJob> jobs;        ///< for each of Plan::jobs
  std::vector<std::int64_t> stale;      ///< articles that have changed since they were read
  std::vector<PublishedArticle> articles;
  /// By articles in documents; of those only that could be read.
  std::vector<std::pair<std::int64_t, Uses>> document_uses;
  CheckedFeeds checked;          ///< where they are to be judged
  std::optional<Error> refused;  ///< why the output folder can't be written: nothing was made
};

}  // namespace feedgen
