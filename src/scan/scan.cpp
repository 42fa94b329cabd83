#include "scan/scan.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "scan/git_changes.h"
#include "scan/named_files.h"
#include "scan/watched_changes.h"
#include "targets/target_kinds.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::string_view kRulesFact = "rules";

// A known file that was not found, but may lie at a place that can't be read, is not removed.
void keep_unreadable(const ArticleFolders& folders, WalkResult& walked, FileChanges& changes) {
  std::vector<UnreadablePlace>& places = walked.unreadable;
  if (places.empty()) return;
  std::vector<bool> holds_known(places.size());
  const auto is_kept = [&](const ArticleKey& known) {
    const std::string path = path_below_root(known);
    bool is_below = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (folders[places[i].root].root != known.folder.root) continue;
      if (!is_unreadable({places[i]}, places[i].root, path)) continue;
      is_below = true;
      holds_known[i] = true;
    }
    return is_below;
  };
  const auto gone = std::stable_partition(changes.removed.begin(), changes.removed.end(),
                                          [&](const ArticleKey& one) { return !is_kept(one); });
  changes.unreadable.assign(std::make_move_iterator(gone),
                            std::make_move_iterator(changes.removed.end()));
  changes.removed.erase(gone, changes.removed.end());
  // A link that never led to an article is only warned of.
  std::vector<UnreadablePlace> all = std::exchange(places, {});
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (!all[i].is_link || holds_known[i]) {
      places.push_back(std::move(all[i]));
      continue;
    }
    walked.followed_links = true;  // next time it may
    walked.diagnostics.push_back({Severity::kWarning, std::move(all[i].message)});
  }
}

// Lists all folders once and compares them with the index.
Result<FileChanges> compare_all(const WalkRequest& request, Reuse reuse, Run& run) {
  const ArticleFolders& folders = run.folders;
  KnownFiles& known = run.index.files;
  FileChanges changes;
  std::mutex mutex;  // of `changes`
  const auto visit = [&](FoundFolder found) {
    FolderKey key{folders[found.root].root, std::move(found.path), found.by_links};
    const std::uint64_t section = found.section;
    const FolderDifference difference = known.compare(key, found.files, section, reuse);
    const std::scoped_lock lock(mutex);
    for (const std::string& name : difference.removed) changes.removed.push_back({key, name});
    if (difference.changed.empty()) return;
    std::vector<std::string_view> names;
    for (const std::size_t i : difference.changed) names.push_back(found.files[i].name);
    changes.files.add(found.root, std::move(key), section, names);
  };
  known.begin_visits();
  Result<WalkResult> walked = walk(run.world.files, folders, request, visit);
  if (!walked) return tl::unexpected(std::move(walked.error()));
  for (KnownArticle& gone : known.unvisited()) changes.removed.push_back(std::move(gone.key));
  std::sort(changes.removed.begin(), changes.removed.end());
  keep_unreadable(folders, *walked, changes);
  changes.unreadable_places = std::move(walked->unreadable);
  changes.diagnostics = std::move(walked->diagnostics);
  Facts& facts = run.index.facts;
  const std::int64_t links = walked->followed_links ? 1 : 0;
  if (facts.get(kFollowedLinksFact) != links) facts.set(kFollowedLinksFact, links);
  record(walked->passed_over, facts);
  const std::int64_t left_out = left_out_digest(request);
  if (facts.get(kLeftOutFact) != left_out) facts.set(kLeftOutFact, left_out);
  return changes;
}

// Where files are missing, lists all folders until two lists in a row agree, at most four times: a
// file that is missing in one list may have come to another folder after that was listed.
Result<FileChanges> compare_until_settled(const WalkRequest& request, Reuse reuse, Run& run) {
  constexpr int kMostLists = 4;
  std::optional<FileChanges> before;
  for (int list = 1;; ++list) {
    Result<FileChanges> now = compare_all(request, reuse, run);
    if (!now || now->removed.empty() || list == kMostLists) return now;
    if (before && now->removed == before->removed && now->files == before->files) return now;
    before = std::move(*now);
  }
}

// The output, and folders that it is copied to: what lies there is made of articles.
std::vector<std::string> folders_of_feeds(const BuildRequest& request) {
  std::vector<std::string> folders{request.output};
  for (const UploadTarget& target : request.settings.publish.targets) {
    if (!is_folder(target)) continue;
    const bool is_absolute = target.url.starts_with('/');
    folders.push_back(is_absolute ? target.url : joined_path(request.state.home, target.url));
  }
  return folders;
}

// Which of the files whose stamps are the recorded ones need not be read.
Reuse reuse_of(Run& run) {
  Index& index = run.index;
  const bool is_full = run.request.reuse == Reuse::kNothing;
  if (is_full && !run.attempt.keeps_index) index.articles.begin_anew();
  const auto reading = static_cast<std::int64_t>(run.rules.reading);
  if (index.facts.get(kRulesFact) == reading) return run.request.reuse;
  index.facts.set(kRulesFact, reading);
  return Reuse::kNothing;
}

}  // namespace

Result<FileChanges> scan(Run& run) {
  const BuildRequest& request = run.request;
  const WalkRequest walk{request.settings.exclude, folders_of_feeds(request), request.jobs};
  const Reuse reuse = reuse_of(run);
  Result<std::optional<FileChanges>> changes = std::nullopt;
  // Neither knows what has changed since an earlier attempt of this run.
  const bool is_told = reuse == Reuse::kUnchanged && !run.attempt.is_again;
  if (request.changed_since && is_told) {
    changes = changes_by_git(*request.changed_since, walk, run);
    if (!changes) return tl::unexpected(std::move(changes.error()));
  }
  run.has_gits_word = changes->has_value();
  if (request.watched && is_told) changes = changes_by_watch(walk, run);
  record_watch(run);
  if (!*changes) {
    Result<FileChanges> compared = compare_until_settled(walk, reuse, run);
    if (!compared) return compared;
    *changes = std::move(*compared);
  }
  for (Diagnostic& one : (*changes)->diagnostics) run.report.diagnostics.push_back(std::move(one));
  run.finish_stage("scan");
  return std::move(**changes);
}

}  // namespace feedgen
