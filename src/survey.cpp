#include "survey.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "article/read_article.h"
#include "article/record.h"
#include "body/article_addresses.h"
#include "catalog_report.h"
#include "config/settings_digest.h"
#include "feed/assemble.h"
#include "index/entry_uses.h"
#include "notify/pages_to_ping.h"
#include "rules.h"
#include "scan/changes.h"
#include "system/parallel.h"
#include "system/watched_files.h"
#include "unread.h"

namespace feedgen {
namespace {

class Surveyor {
 public:
  Surveyor(Survey& site, const BuildRequest& request, FileSystem& files, Git& git,
           const Progress& progress)
      : site_(site), request_(request), files_(files), git_(git), progress_(progress) {}

  Result<void> run() {
    if (Result<void> opened = open(); !opened) return opened;
    // Folders become the files that may have changed.
    if (Result<void> found = find(); !found) return found;
    site_.finish_stage("scan");
    // Files become records of the catalog: front matter only, bodies come last.
    remove(changes_->removed);
    read(changes_->files.in_order());
    move_by_clock();
    remove(vanished_);
    if (const std::optional<Error> unknown = site_.folders->unreadable()) {
      return tl::unexpected(*unknown);
    }
    site_.is_unread = unread_.has_some();
    Result<void> kept = unread_.record(*site_.catalog, *site_.identities, site_.report);
    if (!kept) return kept;
    site_.catalog->finish();
    site_.finish_stage("read");
    // The ledger knows which of them were published before, and under which ids.
    report_shared_ids(
        site_.identities->give([this](const KnownArticle& known) { return read_known(known); }),
        site_.report);
    const std::string& folder = request_.articles.front();
    if (report_git(site_.identities->awaits_git(), folder, site_.report)) site_.is_unread = true;
    site_.undecided.merge(record_undecided(*site_.catalog, *site_.identities, site_.report));
    site_.finish_stage("ids");
    name_folders(site_.catalog->categories());
    find_used_files();
    find_used_articles();
    site_.finish_stage("select");
    report_catalog(*site_.catalog, *site_.folders, site_.prefixes, site_.report);
    return {};
  }

 private:
  Result<void> open() {
    Result<Database*> database = site_.kept->state.work();
    if (!database) return tl::unexpected(std::move(database.error()));
    if (!site_.is_again) site_.kept->state.mark_start();
    site_.session = std::make_unique<Session>(**database);
    site_.catalog = std::make_unique<Catalog>(*site_.session);
    Result<ArticleFolders> folders =
        ArticleFolders::open(files_, request_.articles, request_.source, request_.settings);
    if (!folders) return tl::unexpected(std::move(folders.error()));
    site_.folders = std::move(*folders);
    Result<std::unique_ptr<Identities>> identities =
        Identities::open(files_, git_, *site_.session, *site_.catalog, request_.state.home,
                         request_.articles, site_.report.diagnostics);
    if (!identities) return tl::unexpected(std::move(identities.error()));
    site_.identities = std::move(*identities);
    if (site_.is_again) site_.identities->expect_moves();
    if (site_.awaits_git) site_.identities->await_git();
    if (site_.doubts_missing) site_.identities->doubt_what_is_missing();
    for (std::size_t i = 0; i < site_.folders->size(); ++i) {
      site_.prefixes.push_back(site_.identities->prefix_of((*site_.folders)[i].real));
    }
    news_.emplace(*site_.session, *site_.catalog, request_.settings, site_.prefixes);
    const Rules rules = rules_of(request_, site_.prefixes, files_);
    site_.feed_rules = rules.feeds;
    trust_ = request_.trust;
    const auto reading = static_cast<std::int64_t>(rules.reading);
    if (request_.trust == Trust::kNothing && !site_.keeps_index) site_.catalog->begin_anew();
    if (site_.catalog->fact("rules") != reading) {
      trust_ = Trust::kNothing;
      site_.catalog->set_fact("rules", reading);
    }
    return {};
  }

  Result<void> find() {
    const ScanRequest scan{request_.settings.exclude, request_.output, request_.jobs};
    bool is_found = false;
    // git does not know what happens meanwhile.
    if (request_.changed_since && trust_ == Trust::kStamps && !site_.is_again) {
      Result<bool> by_git =
          find_changes_since(*request_.changed_since, files_, git_, *site_.folders, site_.prefixes,
                             scan, *site_.catalog, *site_.identities, *changes_);
      if (!by_git) return tl::unexpected(std::move(by_git.error()));
      is_found = *by_git;
    }
    if (!is_found) {
      Diagnostics notes = std::move(changes_->notes);
      Result<std::unique_ptr<Changes>> found = find_settled_changes(
          files_, *site_.folders, site_.prefixes, scan, trust_, *site_.catalog);
      if (!found) return tl::unexpected(std::move(found.error()));
      changes_ = std::move(*found);
      changes_->notes = std::move(notes);
    }
    site_.report.diagnostics.insert(site_.report.diagnostics.end(), changes_->notes.begin(),
                                    changes_->notes.end());
    for (Diagnostic& one : changes_->scan.diagnostics) {
      site_.report.diagnostics.push_back(std::move(one));
    }
    unread_.add(*changes_, site_.prefixes, site_.report);
    return {};
  }

  void remove(const std::vector<KnownArticle>& missing) {
    site_.has_missing = site_.has_missing || !missing.empty();
    for (const KnownArticle& gone : missing) {
      site_.identities->note_gone(gone.folder.root + joined_path(gone.folder.path, gone.name));
    }
    if (site_.doubts_missing) {
      return site_.undecided.merge(keep_missing(missing, *site_.catalog, site_.report));
    }
    for (const KnownArticle& gone : missing) {
      note_names(gone);
      news_->keep_only({}, site_.catalog->remove(gone.folder, gone.name));
    }
  }

  // What one thread makes of a file, for the one that writes it down.
  struct Reading {
    std::optional<Error> failure;  // the file is gone, or can't be read now: nothing else is known
    SourceFile source;
    FileStamp stamp;
    ArticleReading article;
    ArticleRecord record;
  };

  void read_into(std::size_t root, const FolderKey& key, std::string_view name, Reading& reading) {
    reading = {};
    reading.source = site_.folders->source(root, joined_path(key.path, name));
    Result<FileContent> content = files_.read_content(reading.source.shown, kLargestArticle);
    if (content) {
      reading.stamp = content->stamp;
      reading.source.modified = content->modified;
      reading.article = read_article(reading.source, content->bytes, request_.settings);
    } else if (content.error().kind != ErrorKind::kInput) {
      reading.failure = std::move(content.error());
      return;
    } else {
      reading.article.skipped = std::move(content.error().message);
    }
    reading.record =
        record_of(reading.article, key.root + reading.source.path, request_.now, request_.settings);
  }

  void read(const std::vector<ChangedFiles::File>& changed) {
    constexpr std::size_t kAhead = 256;
    std::vector<Reading> readings(std::min(kAhead, std::max<std::size_t>(changed.size(), 1)));
    const std::size_t ahead = readings.size();
    produce_in_order(
        changed.size(), request_.jobs, ahead,
        [&](std::size_t i) {
          const ChangedFiles::File& file = changed[i];
          read_into(file.folder->root, file.folder->key, file.name, readings[i % ahead]);
        },
        [&](std::size_t i) {
          const ChangedFiles::File& file = changed[i];
          write_down(file.folder->key, std::string(file.name), file.folder->section,
                     readings[i % ahead]);
          progress_("reading", i + 1, changed.size());
        });
  }

  void write_down(const FolderKey& key, const std::string& name, std::uint64_t section,
                  Reading& reading) {
    if (reading.failure) return note_failure({0, key, name}, *reading.failure);
    for (Diagnostic& diagnostic : reading.article.diagnostics) {
      site_.report.diagnostics.push_back(std::move(diagnostic));
    }
    const Stored outcome = site_.catalog->put(key, name, reading.stamp, section, reading.record);
    if (outcome.has_changed) note_names({0, key, name});
    const bool is_shown = reading.record.state == ArticleState::kShown;
    const std::string url = is_shown ? reading.article.article->url : std::string();
    if (outcome.has_changed) news_->keep_only(url, outcome.article);
    if (outcome.has_other_bytes && is_shown) news_->add(key.root, url, outcome.article);
    site_.identities->note(read_file(outcome, key, name, reading));
  }

  void note_failure(KnownArticle article, const Error& failure) {
    if (failure.kind == ErrorKind::kGone) {
      site_.is_outdated = true;
      vanished_.push_back(std::move(article));
    } else {
      unread_.add(std::move(article), failure, site_.report);
    }
  }

  ReadFile read_file(const Stored& outcome, const FolderKey& key, const std::string& name,
                     Reading& reading) const {
    ReadFile file{outcome.article,
                  key,
                  name,
                  reading.source.shown,
                  reading.stamp,
                  reading.article.fingerprint,
                  {},
                  outcome.has_other_bytes};
    if (reading.record.state == ArticleState::kShown) {
      file.shown_article = std::make_unique<Article>(std::move(*reading.article.article));
    }
    return file;
  }

  std::optional<ReadFile> read_known(const KnownArticle& known) {
    Reading reading;
    read_into(site_.folder_of(known.folder.root), known.folder, known.name, reading);
    if (reading.failure && reading.failure->kind == ErrorKind::kGone) {
      site_.is_outdated = true;
      return std::nullopt;
    }
    if (reading.failure) {
      ReadFile file;
      file.article = known.number;
      file.folder = known.folder;
      file.name = known.name;
      file.shown = reading.source.shown;
      file.has_other_bytes = false;
      file.is_unreadable = true;
      return file;
    }
    return read_file({known.number, false}, known.folder, known.name, reading);
  }

  // Shown or hidden by the clock alone: the file is read again, for what a newcomer needs.
  void move_by_clock() {
    const bool waits = request_.settings.future == FutureRule::kWait;
    for (const KnownArticle& moved : site_.catalog->moved_by_clock(request_.now, waits)) {
      Reading reading;
      const std::size_t root = site_.folder_of(moved.folder.root);
      read_into(root, moved.folder, moved.name, reading);
      if (!reading.failure && reading.record.state == ArticleState::kShown) {
        news_->add(moved.folder.root, reading.article.article->url, moved.number);
      }
      write_down(moved.folder, moved.name, section_digest(reading.source.section), reading);
    }
  }

  // Entries that were made of other files are made again when those change.
  void find_used_files() {
    EntryUses uses(*site_.session);
    for (const auto& [path, answer] : uses.files()) {
      if (site_.used_file(files_, path) == answer) continue;
      for (const std::int64_t category : uses.categories_with_file(path)) {
        site_.categories_to_make.insert(category);
      }
    }
  }

  void note_names(const KnownArticle& changed) {
    if (!knows_used_articles_) {
      knows_used_articles_ = true;
      has_used_articles_ = EntryUses(*site_.session).has_articles();
    }
    if (!has_used_articles_) return;
    for (std::string& name : last_parts_of(joined_path(changed.folder.path, changed.name))) {
      changed_names_.insert(std::move(name));
    }
  }

  void find_used_articles() {
    EntryUses uses(*site_.session);
    for (const std::string& name : changed_names_) {
      for (const std::int64_t category : uses.categories_with_article(name)) {
        site_.categories_to_make.insert(category);
      }
    }
  }

  Survey& site_;
  const BuildRequest& request_;
  FileSystem& files_;
  Git& git_;
  const Progress& progress_;
  Trust trust_ = Trust::kStamps;
  std::unique_ptr<Changes> changes_ = std::make_unique<Changes>();
  Unread unread_;
  std::vector<KnownArticle> vanished_;  // they were listed
  std::optional<PagesToPing> news_;
  bool knows_used_articles_ = false;
  bool has_used_articles_ = false;
  std::set<std::string> changed_names_;
};

std::unique_ptr<Survey> fresh_survey(std::unique_ptr<KeptState> kept) {
  auto site = std::make_unique<Survey>();
  site->kept = std::move(kept);
  return site;
}

}  // namespace

std::uint64_t Survey::used_file(FileSystem& files, const std::string& path) const {
  return status_digest(files.status(identities->to_home(path), Links::kFollow));
}

std::size_t Survey::folder_of(const std::string& prefix) const {
  const auto found = std::find(prefixes.begin(), prefixes.end(), prefix);
  return found == prefixes.end() ? 0 : static_cast<std::size_t>(found - prefixes.begin());
}

Result<std::unique_ptr<Survey>> survey_again(std::unique_ptr<Survey> failed,
                                             const BuildRequest& request, FileSystem& files,
                                             Git& git, const Progress& progress) {
  while (failed->session->failure()) {
    const DatabaseError error = *failed->session->failure();
    std::unique_ptr<KeptState> kept = std::move(failed->kept);
    failed.reset();
    if (kept->state.is_private()) {
      return fail(ErrorKind::kOutput, "there is no room to work: " + error.text,
                  error.remedy.empty() ? "make room for temporary files" : error.remedy);
    }
    if (error.fault == DatabaseFault::kDamaged) {
      rescue_ids_of_damaged(kept->state, error);
    } else {
      kept->state.give_up(error);
    }
    failed = fresh_survey(std::move(kept));
    const Result<void> done = Surveyor(*failed, request, files, git, progress).run();
    if (!done && (!failed->session || !failed->session->failure()))
      return tl::unexpected(done.error());
  }
  return failed;
}

namespace {

// What the survey found, or that of another one that doubts what this one was sure of.
Result<std::unique_ptr<Survey>> settled(std::unique_ptr<Survey> site, const Result<void>& done,
                                        const BuildRequest& request, FileSystem& files, Git& git,
                                        const Progress& progress) {
  if (site->session && site->session->failure()) {
    return survey_again(std::move(site), request, files, git, progress);
  }
  // What is missing may lie in what can't be read, and of that only the index knows something.
  const bool is_sure = (site->has_missing && !site->doubts_missing) ||
                       (request.trust == Trust::kNothing && !site->keeps_index);
  if (is_sure && site->is_unread) {
    return survey_anew(std::move(site), request, files, git, progress);
  }
  if (!done) return tl::unexpected(done.error());
  return site;
}

}  // namespace

Result<std::unique_ptr<Survey>> survey_anew(std::unique_ptr<Survey> before,
                                            const BuildRequest& request, FileSystem& files,
                                            Git& git, const Progress& progress) {
  std::unique_ptr<Survey> site = fresh_survey(std::move(before->kept));
  site->is_again = true;
  site->awaits_git = before->identities && before->identities->awaits_git();
  site->keeps_index = before->keeps_index || before->is_unread;
  site->doubts_missing = before->doubts_missing || (before->is_unread && before->has_missing);
  before.reset();
  site->kept->state.start_over();
  const Result<void> done = Surveyor(*site, request, files, git, progress).run();
  return settled(std::move(site), done, request, files, git, progress);
}

Result<std::unique_ptr<Survey>> survey(const BuildRequest& request, FileSystem& files, Git& git,
                                       const Progress& progress) {
  if (request.changed_since && request.trust == Trust::kStamps) {
    // git finds out while the state is opened.
    const Result<std::string> folder = files.real_path(request.articles.front());
    if (folder) git.announce(*folder, *request.changed_since);
  }
  auto kept = std::make_unique<KeptState>(files, request.state);
  if (kept->state.is_from_elsewhere() && git.tracks(kept->state.folder(), "state.db")) {
    kept->state.note_tracked_by_git();
  }
  rescue_ids(kept->state);
  std::unique_ptr<Survey> site = fresh_survey(std::move(kept));
  const Result<void> done = Surveyor(*site, request, files, git, progress).run();
  return settled(std::move(site), done, request, files, git, progress);
}

}  // namespace feedgen
