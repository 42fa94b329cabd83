#include "render/plan_archives.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "body/describe_files.h"
#include "feed/archives.h"
#include "feed/assemble.h"
#include "publish/leftovers.h"
#include "render/inputs_digest.h"
#include "system/parallel.h"

namespace feedgen {
namespace {

constexpr std::size_t kLookedAtOnce = 64;  // files that a thread looks at

// Whether each of the indices below `count` meets a condition that asks the disk.
template <class IsSo>
std::vector<char> ask_for_all(std::size_t count, unsigned jobs, const IsSo& is_so) {
  std::vector<char> answers(count);
  for_each_index((count + kLookedAtOnce - 1) / kLookedAtOnce, jobs, [&](std::size_t part) {
    const std::size_t end = std::min(count, (part + 1) * kLookedAtOnce);
    for (std::size_t i = part * kLookedAtOnce; i < end; ++i) answers[i] = is_so(i) ? 1 : 0;
  });
  return answers;
}

// Feeds without their copies: a document is made for each.
std::vector<const FeedReport*> own_files(std::span<const FeedReport> feeds) {
  std::vector<const FeedReport*> own;
  for (const FeedReport& feed : feeds) {
    const bool is_copy = !own.empty() && own.back()->format == feed.format;
    if (!is_copy && feed.format->inputs == FormatInputs::kEntries) own.push_back(&feed);
  }
  return own;
}

DocumentKey behind(const DocumentKey& key) { return {key.first, key.ordinal + 1}; }

bool has_any_within(const std::set<Instant>& times, Instant first, Instant last) {
  const auto found = times.lower_bound(first);
  return found != times.end() && *found <= last;
}

// Jobs that have articles in common stand near each other: those of one family and first name, the
// newest first.
bool is_done_before(const FeedJob& a, const FeedJob& b) {
  const auto branch = [](const FeedJob& job) {
    const GroupKey& key = job.selection.group;
    return std::pair<std::string_view, std::string_view>(
        key.family, key.path.empty() ? std::string_view() : key.path.front());
  };
  return std::tuple(branch(a), b.selection.newest.front()->sorted) <
         std::tuple(branch(b), a.selection.newest.front()->sorted);
}

}  // namespace

// Articles of one document, the oldest first.
struct ArchivePlanner::Share {
  DocumentKey key;
  std::vector<const SelectedArticle*> articles;

  std::string name() const {
    return document_name(articles.front()->sorted, articles.front()->id_hash);
  }
};

// A part of a group's archive that is planned anew.
struct ArchivePlanner::Stretch {
  const Group& group;
  const GroupRules& rules;
  GroupKey key;
  std::vector<const FeedReport*> feeds;
  std::set<Instant> times;
  std::set<Instant> to_remake;
  bool is_whole = false;
  std::vector<Share> shares;
  std::optional<Document> begin;  // the recorded document that it begins with; none: at the oldest
  std::optional<Document> end;    // and the one before which it ends
};

ArchivePlanner::ArchivePlanner(const std::set<std::string>& names, const PublishedFeeds& published,
                               const Publisher& publisher, Run& run, Plan& plan)
    : publisher_(publisher), run_(run), plan_(plan), documents_(run.session, published.number()) {
  plan_.archives_are_anew = plan_.is_new_output || run_.request.reuse == Reuse::kNothing ||
                            run_.index.articles.is_anew() || run_.index.groups.has_lost_track();
  find_changed_uses(names);
  if (plan_.archives_are_anew) {
    add_recorded(documents_.all());
    return;
  }
  for (const auto& [group, time] : run_.index.groups.changes()) changes_[group].times.insert(time);
  find_missing();
  add_recorded(documents_.leftovers());
  for (const std::int64_t group : run_.index.groups.gone()) drop(group);
}

void ArchivePlanner::add_recorded(std::vector<RecordedFile> files) {
  for (RecordedFile& one : files) {
    if (one.group != 0) plan_.archived.before += one.entries;
    std::string path = one.file.path;
    const bool is_sealed = one.group != 0 && !one.is_newest;
    recorded_.try_emplace(std::move(path), Recorded{std::move(one.file), is_sealed});
  }
}

void ArchivePlanner::add_recorded(std::int64_t group, const Document& document, bool is_sealed) {
  std::vector<RecordedFile> files;
  for (const DocumentFile& file : document.files) {
    files.push_back({group, document.key, document.entries, !is_sealed, file});
  }
  add_recorded(std::move(files));
}

// A run that git tells what has changed looks only at what the run before it has written: it may
// have been killed before it was done.
void ArchivePlanner::find_missing() {
  const std::vector<RecordedFile> files =
      run_.request.changed_since ? documents_.unproven() : documents_.all();
  const std::vector<char> is_there =
      ask_for_all(files.size(), run_.request.jobs, [&](std::size_t i) {
        const DocumentFile& file = files[i].file;
        return file.inputs_digest != Digest{} && publisher_.is_published(file.path, file.stamp);
      });
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].group == 0 || is_there[i] != 0) continue;
    changes_[files[i].group].times.insert(files[i].key.first);
  }
}

void ArchivePlanner::find_changed_uses(const std::set<std::string>& names) {
  EntryUses uses(run_.session);
  std::set<std::int64_t> articles;
  const auto files = uses.files(EntryUses::Of::kDocuments);
  const std::vector<char> is_same =
      ask_for_all(files.size(), run_.request.jobs, [&](std::size_t i) {
        const std::string path = run_.folders.to_home(files[i].first);
        return status_digest(run_.world.files.status(path, Links::kFollow)) == files[i].second;
      });
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (is_same[i] == 0) articles.merge(uses.articles_with_file(files[i].first));
  }
  for (const std::string& name : names) articles.merge(uses.articles_with_article(name));
  for (const std::int64_t article : articles) {
    const std::optional<Standing> standing = run_.index.articles.standing(article);
    if (!standing) continue;
    plan_.is_next_generation = true;
    for (const std::int64_t group : standing->groups) {
      changes_[group].times.insert(standing->sorted);
      changes_[group].to_remake.insert(standing->sorted);
    }
  }
}

bool ArchivePlanner::has_changes(const Group& group) const {
  return plan_.archives_are_anew || changes_.contains(group.number);
}

std::set<std::int64_t> ArchivePlanner::changed_groups() const {
  std::set<std::int64_t> groups;
  for (const auto& [group, changes] : changes_) groups.insert(group);
  return groups;
}

NewestDocument ArchivePlanner::plan(const Group& group, const GroupRules& rules,
                                    std::span<const FeedReport> feeds) {
  const bool has_archive = rules.archives > 0 && rules.limit > 0 && group.articles > rules.limit;
  if (!has_archive) {
    if (!plan_.archives_are_anew) drop(group.number);
    return {};
  }
  Stretch stretch{
      group, rules, run_.index.groups.key_of(group), own_files(feeds), {}, {}, false, {}, {}, {}};
  if (stretch.feeds.empty()) return {};
  if (const auto found = changes_.find(group.number); found != changes_.end()) {
    stretch.times = found->second.times;
    stretch.to_remake = found->second.to_remake;
  }
  const std::optional<Document> newest =
      plan_.archives_are_anew ? std::nullopt : documents_.newest(group.number);
  stretch.is_whole = !newest || !has_files_of(*newest, stretch.feeds);
  if (stretch.is_whole) {
    plan_stretch(stretch);
  } else {
    while (!stretch.times.empty()) {
      stretch.begin = documents_.last_before(group.number, *stretch.times.begin());
      plan_stretch(stretch);
    }
  }
  if (stretch.shares.empty() || stretch.end) {
    return newest ? NewestDocument{newest->name, newest->entries} : NewestDocument{};
  }
  return {stretch.shares.back().name(), stretch.shares.back().articles.size()};
}

// Where the feeds lie elsewhere than before, or have other formats, all documents do.
bool ArchivePlanner::has_files_of(const Document& document,
                                  const std::vector<const FeedReport*>& feeds) {
  return document.files.size() == feeds.size() &&
         std::all_of(feeds.begin(), feeds.end(), [&](const FeedReport* feed) {
           const std::string path = document_path(feed->path, document.name);
           return std::any_of(document.files.begin(), document.files.end(),
                              [&](const DocumentFile& file) { return file.path == path; });
         });
}

// Whether the documents from this article on are the recorded ones, and need no other links.
bool ArchivePlanner::is_as_before(Stretch& stretch, const DocumentKey& key,
                                  const SelectedArticle& article) {
  if (stretch.is_whole) return false;
  std::set<Instant>& times = stretch.times;
  times.erase(times.begin(), times.lower_bound(key.first));
  if (!times.empty() && *times.begin() == key.first) return false;
  const std::int64_t group = stretch.group.number;
  std::optional<Document> known = documents_.first_from(group, key);
  if (!known || known->key != key || known->article != article.number) return false;
  const std::optional<Document> older = documents_.last_before(group, key);
  if (!older || older->name != stretch.shares.back().name()) return false;
  if (!times.empty()) {
    // The next change is planned together with this one, where it begins with the same document.
    const std::optional<Document> next = documents_.last_before(group, *times.begin());
    if (next && next->key <= key) return false;
  }
  stretch.end = std::move(known);
  return true;
}

// False: the articles do not have the one that the stretch begins with.
bool ArchivePlanner::share_out(Stretch& stretch) {
  const std::size_t entries = stretch.rules.archives;
  std::vector<Share>& shares = stretch.shares;
  shares.clear();
  stretch.end.reset();
  bool has_begun = !stretch.begin;
  const auto take = [&](const SelectedArticle& article) {
    const bool is_begin = !has_begun && article.number == stretch.begin->article;
    if (!has_begun && !is_begin) return true;
    has_begun = true;
    if (shares.empty() || shares.back().articles.size() >= entries ||
        begins_document(article.id_hash, entries)) {
      DocumentKey key{article.sorted, 0};
      if (is_begin) key = stretch.begin->key;
      if (!shares.empty()) {
        if (shares.back().key.first == key.first) key = behind(shares.back().key);
        if (is_as_before(stretch, key, article)) return false;
      }
      shares.push_back({key, {}});
    }
    shares.back().articles.push_back(&article);
    return true;
  };
  oldest_of(run_.index, stretch.group,
            stretch.begin ? std::optional(stretch.begin->key.first) : std::nullopt, plan_.articles,
            take);
  if (!stretch.end) stretch.times.clear();
  return has_begun;
}

void ArchivePlanner::plan_stretch(Stretch& stretch) {
  if (!share_out(stretch)) {  // the records are not those of these articles
    stretch.begin.reset();
    stretch.is_whole = true;
    static_cast<void>(share_out(stretch));
  }
  const std::int64_t group = stretch.group.number;
  ArchiveChange change{group, {}, {}, {}};
  if (stretch.begin) change.from = stretch.begin->key;
  if (stretch.end) change.to = stretch.end->key;
  if (!plan_.archives_are_anew) add_recorded_between(change);
  for (std::size_t i = 0; i < stretch.shares.size(); ++i) add_document(stretch, i, change);
  plan_.archive_changes.push_back(std::move(change));
}

void ArchivePlanner::add_recorded_between(const ArchiveChange& change) {
  DocumentKey key = change.from.value_or(DocumentKey{Instant::min(), 0});
  std::optional<Document> one = documents_.first_from(change.group, key);
  while (one && (!change.to || one->key < *change.to)) {
    std::optional<Document> next = documents_.first_from(change.group, behind(one->key));
    add_recorded(change.group, *one, next.has_value());
    one = std::move(next);
  }
}

void ArchivePlanner::add_document(Stretch& stretch, std::size_t number, ArchiveChange& change) {
  const std::vector<Share>& shares = stretch.shares;
  const Share& share = shares[number];
  FeedJob job;
  job.selection = {stretch.group.number,
                   stretch.key,
                   stretch.group.folder,
                   stretch.group.articles,
                   {share.articles.rbegin(), share.articles.rend()}};
  job.archive.is_document = true;
  if (number > 0) {
    job.archive.older = shares[number - 1].name();
  } else if (stretch.begin) {
    const auto older = documents_.last_before(stretch.group.number, stretch.begin->key);
    if (older) job.archive.older = older->name;
  }
  if (number + 1 < shares.size()) {
    job.archive.newer = shares[number + 1].name();
  } else if (stretch.end) {
    job.archive.newer = stretch.end->name;
  }
  PlannedDocument planned;
  Document& document = planned.document;
  document = {share.key, share.articles.front()->number, share.name(), share.articles.size(), {}};
  const bool is_to_remake = run_.request.reuse == Reuse::kNothing ||
                            has_any_within(stretch.to_remake, share.articles.front()->sorted,
                                           share.articles.back()->sorted);
  for (const FeedReport* feed : stretch.feeds) {
    const std::string path = document_path(feed->path, document.name);
    const Digest digest = inputs_digest_of(
        job.selection, run_.rules.feeds,
        {feed->path, feed->url, document.name, job.archive.older, job.archive.newer});
    const auto known = recorded_.find(path);
    const bool is_known = known != recorded_.end();
    if (is_known) known->second.is_claimed = true;
    plan_.archived.after += document.entries;
    document.files.push_back(is_known ? known->second.file : DocumentFile{path, {}, {}, {}});
    planned.made.push_back(std::nullopt);
    const bool is_same = is_known && !is_to_remake && known->second.file.inputs_digest == digest &&
                         publisher_.is_published(path, known->second.file.stamp);
    if (is_same) continue;
    job.was_sealed = job.was_sealed || (is_known && known->second.is_sealed);
    planned.made.back() = plan_.documents.size();
    job.targets.push_back({feed->format, static_cast<std::size_t>(feed - plan_.feeds.data()),
                           digest, plan_.documents.size()});
    FeedReport report = *feed;
    report.path = path;
    report.url = feed_url(path, run_.request.settings);
    report.entries = document.entries;
    report.is_main = false;
    plan_.documents.push_back({std::move(report), is_known});
  }
  change.documents.push_back(std::move(planned));
  if (!job.targets.empty()) jobs_.push_back(std::move(job));
}

// All documents of a group that has no archive any more.
void ArchivePlanner::drop(std::int64_t group) {
  if (!documents_.newest(group)) return;
  ArchiveChange change{group, {}, {}, {}};
  add_recorded_between(change);
  plan_.archive_changes.push_back(std::move(change));
}

void ArchivePlanner::finish() {
  std::stable_sort(jobs_.begin(), jobs_.end(), is_done_before);
  std::move(jobs_.begin(), jobs_.end(), std::back_inserter(plan_.jobs));
  for (auto& [path, recorded] : recorded_) {
    if (recorded.is_claimed) continue;
    plan_.leftover_documents[path] = std::move(recorded.file);
  }
  for (const auto& [path, file] : plan_.leftover_documents) {
    sort_leftover(path, file.stamp, file.content_digest, publisher_, plan_.document_leftovers);
  }
  if (plan_.archived.before > plan_.archived.after) plan_.archived.all = documents_.entries();
}

}  // namespace feedgen
