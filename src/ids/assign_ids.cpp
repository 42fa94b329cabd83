#include "ids/assign_ids.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "ids/related.h"
#include "state/checked_row.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// Answers whether there still is a file at a path from the state's home.
class FilesNow {
 public:
  FilesNow(const std::vector<ReadArticle>& articles, const Run& run)
      : articles_(articles), run_(run) {}

  // A file that has another name now may still be found under the old one: where case does not
  // count, a new name may differ in nothing else.
  Presence presence_of(const std::string& path) {
    FileSystem& files = run_.world.files;
    const auto status = files.status(run_.folders.to_home(path), Links::kDoNotFollow);
    if (!status || (!*status && run_.attempt.doubts_missing)) return Presence::kUnknown;
    if (!*status) return Presence::kGone;
    if ((*status)->kind == FileKind::kLink) {
      // The article was the file that it led to.
      const auto target = files.status(run_.folders.to_home(path), Links::kFollow);
      if (!target) return Presence::kUnknown;
      return *target ? Presence::kThere : Presence::kGone;
    }
    if (by_inode_.empty()) {
      for (const ReadArticle& one : articles_) by_inode_.emplace(one.stamp.inode, &one);
    }
    const auto [begin, end] = by_inode_.equal_range((*status)->inode());
    const bool has_moved = std::any_of(
        begin, end, [&](const auto& entry) { return path_from_home(entry.second->key) != path; });
    return has_moved ? Presence::kGone : Presence::kThere;
  }

 private:
  const std::vector<ReadArticle>& articles_;
  const Run& run_;
  std::unordered_multimap<std::uint64_t, const ReadArticle*> by_inode_;
};

void report_shared(const std::vector<SharedId>& shared_ids, Report& report) {
  for (const SharedId& shared : shared_ids) {
    add_warning(report.diagnostics,
                fmt::format("this article has the id of {}: {}", shared.first, shared.id),
                "give one of them another permalink or id; until then it has an id of its own",
                Place{shared.second});
  }
}

// Has the next run take undecided articles for new ones.
void record_undecided(const std::set<std::int64_t>& undecided, Run& run) {
  if (undecided.empty()) return;
  for (const std::int64_t article : undecided) run.index.articles.forget_content(article);
  run.repositories.keep_recorded_heads();
  run.index.facts.set(kUnreadFact, static_cast<std::int64_t>(run.report.unreadable.size()));
}

// Asked only where articles are gone and others are new.
std::vector<Rename> renames_of(Run& run) {
  Renames renames = run.repositories.renames();
  if (renames.answer == Renames::Answer::kBrokenOff) run.awaits_git = true;
  if (renames.answer == Renames::Answer::kPart) {
    add_warning(run.report.diagnostics,
                "articles are gone and others are new, and git does not say which were renamed "
                "since the last build; renamed ones that were edited too may have new ids",
                "where one must keep its former id, write it into its front matter: guid: …",
                Place{});
  }
  return std::move(renames.found);
}

// What is missing may be what is new, and the next run may know.
void report_git(Run& run) {
  if (!run.awaits_git) return;
  run.report.unreadable.push_back({"git was to say which articles were renamed, and broke off",
                                   "run again; git status says whether git works here",
                                   Place{run.request.articles.front()}});
}

}  // namespace

AssignedIds assign_ids(ReadArticles read, Run& run, const ReadKnown& read_known) {
  Related related(std::move(read), run, read_known);
  const std::vector<ReadArticle> articles = related.take_articles();
  std::vector<SeenFile> files;
  std::vector<std::string> claims;  // the ids that the articles come with
  for (const ReadArticle& one : articles) {
    files.push_back({path_from_home(one.key), one.fingerprint, one.article.get(),
                     one.has_other_bytes, one.is_unreadable, one.id_before.digest});
    claims.push_back(one.article == nullptr ? std::string() : one.article->id);
  }
  FilesNow now(articles, run);
  const Inquiry inquiry{[&](const std::string& path) { return run.folders.is_in_scope(path); },
                        [&](const std::string& path) { return now.presence_of(path); },
                        [&] { return renames_of(run); }, run.attempt.awaits_git};
  Ledger ledger(related.take_rows());
  report_shared(ledger.identify(files, inquiry), run.report);
  report_git(run);
  AssignedIds assigned;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (ledger.rival_of(i) != nullptr) {
      assigned.undecided.insert(articles[i].number);
      run.report.unreadable.push_back(
          {"whether this article is another one that can't be read now can't be known",
           "it is published when that can be read", Place{articles[i].shown}});
    } else if (const Article* article = files[i].article; article != nullptr) {
      const bool is_own = article->id == claims[i];
      run.index.articles.set_id(articles[i].number,
                                is_own ? std::nullopt : std::optional(article->id));
    }
  }
  record_undecided(assigned.undecided, run);
  // New articles get their rows when they are published: record_ids().
  assigned.changed_rows = ledger.changes();
  run.finish_stage("ids");
  return assigned;
}

void record_ids(const AssignedIds& ids, const std::vector<PublishedArticle>& published,
                IdBinding binding, Session& session) {
  LedgerStore ledger(session);
  ledger.save(ids.changed_rows);
  for (const PublishedArticle& article : published) {
    if (!is_recordable_id(article.id)) continue;
    const LedgerRow row{
        article.id,        article.path,        std::string(recorded_title(article.title)),
        article.published, article.fingerprint, LedgerRow::State::kLive};
    if (binding == IdBinding::kBinds) ledger.add(row);
    if (!article.is_newer) continue;
    const std::vector<LedgerRow> there = ledger.live_at(article.path);
    if (there.size() == 1 && there.front().id == article.id) ledger.save({row});
  }
}

bool has_published_below(const std::string& path, Session& session) {
  const std::vector<LedgerRow> rows = LedgerStore(session).live();
  return any_of(rows, [&](const LedgerRow& row) {
    return row.path.starts_with(path) &&
           (row.path.size() == path.size() || path.empty() || row.path[path.size()] == '/');
  });
}

}  // namespace feedgen
