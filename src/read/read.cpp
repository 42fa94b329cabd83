#include "read/read.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "article/read_article.h"
#include "body/article_addresses.h"
#include "index/entry_uses.h"
#include "notify/changed_pages.h"
#include "read/undated.h"
#include "read/unread.h"
#include "system/parallel.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// What one thread makes of a file, for the one that writes to the index.
struct Reading {
  ArticleKey key;
  std::optional<Error> failure;  // the file is gone, or can't be read now: nothing else is known
  SourceFile source;
  FileStamp stamp;
  ArticleReading article;
  ArticleRecord record;
};

Reading read_one(ArticleKey key, SourceFile source, const Run& run) {
  ArticleFile file = read_article_file(std::move(source), run.request.settings, run.world.files);
  Reading reading;
  reading.source = std::move(file.source);
  reading.article = std::move(file.reading);
  if (file.content) {
    reading.stamp = file.content->stamp;
  } else if (file.content.error().kind == ErrorKind::kInput) {
    reading.article.skipped = std::move(file.content.error().message);
  } else {
    reading.failure = std::move(file.content.error());
  }
  if (!reading.failure) {
    reading.record =
        record_of(reading.article, path_from_home(key), run.request.now, run.request.settings);
  }
  reading.key = std::move(key);
  return reading;
}

bool is_shown(const Reading& reading) {
  return !reading.failure && reading.record.state == ArticleState::kShown;
}

ReadArticle read_article_of(const PutResult& put, Reading& reading) {
  ReadArticle article{put.article,
                      std::move(reading.key),
                      reading.source.shown,
                      reading.stamp,
                      reading.article.fingerprint,
                      {},
                      put.has_other_bytes,
                      false,
                      put.id_before};
  if (is_shown(reading)) {
    article.article = std::make_unique<Article>(std::move(*reading.article.article));
  }
  return article;
}

std::string_view likely_zone(std::string_view language) {
  constexpr std::pair<std::string_view, std::string_view> kZones[]{
      {"zh-tw", "Asia/Taipei"},  {"zh-hant", "Asia/Taipei"}, {"zh-hk", "Asia/Hong_Kong"},
      {"zh", "Asia/Shanghai"},   {"ja", "Asia/Tokyo"},       {"ko", "Asia/Seoul"},
      {"de", "Europe/Berlin"},   {"fr", "Europe/Paris"},     {"it", "Europe/Rome"},
      {"es", "Europe/Madrid"},   {"ru", "Europe/Moscow"},    {"pt-br", "America/Sao_Paulo"},
      {"vi", "Asia/Ho_Chi_Minh"}};
  const std::string lower = ascii_lower(language);
  for (const auto& [begin, zone] : kZones) {
    if (lower.starts_with(begin)) return zone;
  }
  return "Europe/Berlin";
}

// Writes what was read to the index.
class IndexWriter {
 public:
  IndexWriter(ReadArticles articles, Run& run)
      : run_(run),
        index_(run.index),
        changes_{std::move(articles), {}, {}, false},
        has_linked_articles_(EntryUses(run.session).has_articles()),
        undated_(run),
        news_(run.session, run.index, run.request.settings, run.folders) {}

  void remove(const std::vector<ArticleKey>& missing) {
    changes_.has_missing = changes_.has_missing || !missing.empty();
    for (const ArticleKey& gone : missing) changes_.articles.add_gone(path_from_home(gone));
    if (run_.attempt.doubts_missing) return changes_.missing.merge(keep_missing(missing, run_));
    for (const ArticleKey& gone : missing) {
      note_names(gone);
      const std::int64_t article = index_.articles.remove(gone);
      index_.first_commits.remove(article);
      news_.keep_only({}, article);
    }
  }
  void remove_vanished() { remove(vanished_); }

  // An article without a date waits until it is known what the others have.
  void write_or_wait(std::uint64_t section, Reading& reading) {
    if (reading.failure || !reading.article.is_undated) return write(section, reading);
    undated_.add(std::move(reading.key));
  }

  void write(std::uint64_t section, Reading& reading) {
    if (reading.failure) return note_failure(reading.key, *reading.failure);
    lacking_zone_ += reading.article.lacks_zone ? 1 : 0;
    for (Diagnostic& diagnostic : reading.article.diagnostics) {
      run_.report.diagnostics.push_back(std::move(diagnostic));
    }
    const PutResult put = index_.articles.put(reading.key, reading.stamp, section, reading.record);
    undated_.record(put.article, reading.key, reading.record.is_undated, reading.record.state);
    const std::string url = is_shown(reading) ? reading.article.article->url : std::string();
    if (put.has_changed) {
      note_names(reading.key);
      news_.keep_only(url, put.article);
    }
    if (put.has_other_bytes && is_shown(reading)) {
      news_.add(reading.key.folder.root, url, put.article);
    }
    changes_.articles.add(read_article_of(put, reading));
  }

  // Of an article that the clock alone has shown or hidden.
  void write_moved(std::int64_t article, Reading& reading) {
    if (is_shown(reading)) {
      news_.add(reading.key.folder.root, reading.article.article->url, article);
    }
    write(section_digest(reading.source), reading);
  }

  Unread& unread() { return unread_; }
  Undated& undated() { return undated_; }

  Result<ArticleChanges> finish() {
    if (const std::optional<Error> unknown = run_.folders.unreadable()) {
      return tl::unexpected(*unknown);
    }
    if (reason_to_doubt(changes_, run_)) return std::move(changes_);
    const Result<void> recorded = unread_.record(run_);
    if (!recorded) return tl::unexpected(recorded.error());
    index_.articles.finish();
    undated_.report();
    report_zone();
    return std::move(changes_);
  }

 private:
  // The hint goes by the language: the machine's own zone would make other feeds elsewhere.
  void report_zone() {
    if (lacking_zone_ == 0) return;
    const SettingOrigin* blank = nullptr;
    for (const SettingOrigin& origin : run_.request.settings.origins) {
      if (origin.setting == "timezone") blank = &origin;
    }
    const std::string what = lacking_zone_ == 1
                                 ? "1 article has a time"
                                 : fmt::format("{} articles have times", lacking_zone_);
    add_warning(run_.report.diagnostics,
                fmt::format("{}no time zone is set: {} without a zone, read as UTC",
                            blank == nullptr ? "" : "timezone: this is blank, so ", what),
                fmt::format("set it with a line such as timezone: {}",
                            likely_zone(run_.request.settings.language)),
                blank == nullptr ? Place{} : blank->place);
  }

  void note_failure(const ArticleKey& article, const Error& failure) {
    if (failure.kind == ErrorKind::kGone) {
      run_.is_overtaken = true;
      vanished_.push_back(article);
    } else {
      unread_.add(article, failure, run_.report);
    }
  }

  // Entries that link to the article may have to be made again.
  void note_names(const ArticleKey& changed) {
    if (!has_linked_articles_) return;
    for (std::string& name : last_parts_of(path_below_root(changed))) {
      changes_.names.insert(std::move(name));
    }
  }

  Run& run_;
  Index& index_;
  ArticleChanges changes_;
  Unread unread_;
  std::vector<ArticleKey> vanished_;  // they were listed
  bool has_linked_articles_;
  Undated undated_;
  std::size_t lacking_zone_ = 0;  // articles whose times are read as UTC, since nothing says more
  PagesToPing news_;
};

// Reads `count` files on several threads, and hands the readings over in their order.
template <class Read, class Write>
void read_in_order(std::size_t count, const Read& read, const Write& write, const Run& run) {
  constexpr std::size_t kAhead = 256;
  std::vector<Reading> readings(std::min(kAhead, std::max<std::size_t>(count, 1)));
  const std::size_t ahead = readings.size();
  produce_in_order(
      count, run.request.jobs, ahead, [&](std::size_t i) { readings[i % ahead] = read(i); },
      [&](std::size_t i) { write(i, readings[i % ahead]); });
}

void read_files(const ChangedFiles& files, IndexWriter& writer, const Run& run) {
  const std::vector<ChangedFiles::File> changed = files.in_order();
  const auto read = [&](std::size_t i) {
    ArticleKey key = changed[i].key();
    SourceFile source = run.folders.source(changed[i].folder->root, path_below_root(key));
    return read_one(std::move(key), std::move(source), run);
  };
  const auto write = [&](std::size_t i, Reading& reading) {
    writer.write_or_wait(changed[i].folder->section, reading);
    run.world.progress("reading", i + 1, changed.size());
  };
  read_in_order(changed.size(), read, write, run);
}

// Again, now that it is known when they were published.
void read_undated(IndexWriter& writer, const Run& run) {
  const std::vector<ArticleKey> undated = writer.undated().decide();
  read_in_order(
      undated.size(),
      [&](std::size_t i) { return read_one(undated[i], run.source(undated[i]), run); },
      [&](std::size_t, Reading& reading) { writer.write(section_digest(reading.source), reading); },
      run);
}

void note_kept_back(Run& run) {
  const ArticleFolders& folders = run.folders;
  for (const KnownKeptBack& one : run.index.kept_back.all()) {
    const std::string path =
        folders.shown(folders.index_of(one.article.folder.root), path_below_root(one.article));
    run.report.diagnostics.push_back(
        {Severity::kNote, Message{"kept back by " + one.reason.key,
                                  {},
                                  Place{path, one.reason.line, one.reason.column}}});
  }
}

void warn_of_nothing(Run& run) {
  std::string remedy = "articles end in .md, .markdown, .mkd, .mdx, .html, .htm or .txt";
  for (const auto& [ending, count] : run.report.passed_over) {
    remedy +=
        fmt::format("; {} {} not read", count, ending + (count == 1 ? " file is" : " files are"));
  }
  add_warning(run.report.diagnostics, "there are no articles here", std::move(remedy),
              Place{run.folders.shown(0, {})});
}

}  // namespace

ArticleFile read_article_file(SourceFile source, const Settings& settings, FileSystem& files) {
  Result<FileContent> content = files.read_content(source.shown, kLargestArticle);
  ArticleReading reading;
  if (content) {
    source.modified = content->modified;
    reading = read_article(source, content->bytes, settings);
  }
  return {std::move(source), std::move(content), std::move(reading)};
}

Result<ArticleChanges> read(FileChanges changes, ReadArticles articles, Run& run) {
  IndexWriter writer(std::move(articles), run);
  writer.unread().add(changes, run);
  writer.remove(changes.removed);
  read_files(changes.files, writer, run);
  read_undated(writer, run);
  for (const KnownArticle& moved :
       moved_by_clock(run.index, run.request.now, run.request.settings.future)) {
    Reading reading = read_one(moved.key, run.source(moved.key), run);
    writer.write_moved(moved.number, reading);
  }
  writer.remove_vanished();
  Result<ArticleChanges> result = writer.finish();
  run.finish_stage("read");
  return result;
}

// What is missing may lie in what can't be read, and of that only the index knows something.
std::optional<Step> reason_to_doubt(const ArticleChanges& changes, const Run& run) {
  if (run.report.unreadable.empty()) return std::nullopt;
  if (changes.has_missing && !run.attempt.doubts_missing) return Step::kDoubtMissing;
  const bool is_full = run.request.reuse == Reuse::kNothing;
  if (is_full && !run.attempt.keeps_index) return Step::kKeepIndex;
  return std::nullopt;
}

std::optional<ReadArticle> read_known(const KnownArticle& known, Run& run) {
  Reading reading = read_one(known.key, run.source(known.key), run);
  const bool is_gone = reading.failure && reading.failure->kind == ErrorKind::kGone;
  if (is_gone) {
    run.is_overtaken = true;
    return std::nullopt;
  }
  ReadArticle article = read_article_of({known.number, false}, reading);
  article.is_unreadable = reading.failure.has_value();
  article.id_before = run.index.articles.shown_id(known.number);
  return article;
}

void report_articles(Run& run) {
  const ArticleFolders& folders = run.folders;
  Report& report = run.report;
  const Articles& articles = run.index.articles;
  report.found = articles.count_all();
  report.read = articles.count(ArticleState::kShown);
  report.drafts = articles.count(ArticleState::kDraft);
  report.hidden = articles.count(ArticleState::kHidden);
  report.expired = articles.count(ArticleState::kExpired);
  report.waiting = articles.count(ArticleState::kWaiting);
  report.undated = articles.count(ArticleState::kUndated);
  report.next_by_clock = next_by_clock(run.index, run.request.now, run.request.settings.future);
  for (KnownProblem& known : run.index.problems.all()) {
    std::string& path = known.message.place.path;
    path = folders.shown(folders.index_of(known.key.folder.root), path_below_root(known.key));
    if (known.reported == Reported::kYes) report.reported_before.insert(path);
    report.skipped.push_back(std::move(known.message));
  }
  report.kept_back = run.index.kept_back.counts();
  report.passed_over = recorded_formats(run.index.facts);
  note_kept_back(run);
  if (report.found == 0) warn_of_nothing(run);
}

}  // namespace feedgen
