#include "build.h"

#include <algorithm>
#include <atomic>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "article/read_articles.h"
#include "article/scan.h"
#include "catalog/catalog.h"
#include "content/body.h"
#include "feed/assemble.h"
#include "feed/write.h"
#include "system/clock.h"
#include "system/parallel.h"

namespace feedgen {
namespace {

using Entries = std::unordered_map<const Article*, Entry>;

void warn_of_nothing(const BuildRequest& request, Report& report) {
  report.diagnostics.push_back(
      {Severity::kWarning, Message{"there are no articles here, so the feeds have no entries",
                                   "articles end in .md, .markdown, .mkd, .html, .htm or .txt",
                                   Place{request.articles.front()}}});
}

// Sorts the readings into articles, and what the report says of the others.
std::vector<Article> admit(std::vector<ArticleReading> readings, Report& report) {
  std::vector<Article> articles;
  articles.reserve(readings.size());
  for (ArticleReading& reading : readings) {
    for (Diagnostic& diagnostic : reading.diagnostics) {
      report.diagnostics.push_back(std::move(diagnostic));
    }
    if (reading.skipped) report.skipped.push_back(std::move(*reading.skipped));
    if (reading.hidden == Hidden::kDraft) ++report.drafts;
    if (reading.hidden == Hidden::kHidden) ++report.hidden;
    if (reading.article) articles.push_back(std::move(*reading.article));
  }
  return articles;
}

void report_catalog(const Catalog& catalog, Report& report) {
  report.read = catalog.size();
  report.expired = catalog.count(Hidden::kExpired);
  report.waiting = catalog.count(Hidden::kFuture);
  for (const SharedId& shared : catalog.shared_ids()) {
    report.diagnostics.push_back(
        {Severity::kWarning,
         Message{fmt::format("this article has the id of {}: {}", shared.first, shared.id),
                 "give one of them another permalink or id; until then it has an id of its own",
                 Place{shared.second}}});
  }
}

// An article's body, read again now that it is known to stand in a feed.
EntryBody render_body_of(const Article& article, const Settings& settings, FileSystem& files,
                         Diagnostics& diagnostics) {
  const auto warn = [&](Message message) {
    if (message.place.path.empty()) message.place.path = article.file;
    diagnostics.push_back({Severity::kWarning, std::move(message)});
  };
  const auto render_as = [&](Markup markup, const std::string& bytes) {
    return render_body(article_body(bytes), {markup, article.url, settings});
  };
  const Result<std::string> bytes = files.read(article.file, kLargestArticle);
  Result<Body> body =
      bytes ? render_as(markup_of(article.path), *bytes) : tl::unexpected(bytes.error());
  if (!body) {
    Message message = std::move(body.error().message);
    // Better the text as it was written than none.
    if (bytes) body = render_as(Markup::kText, *bytes);
    message.problem =
        (body ? "the body is shown as plain text: " : "the entry has no text: ") + message.problem;
    warn(std::move(message));
  }
  if (!body) return {};
  for (Diagnostic& diagnostic : body->diagnostics) warn(std::move(diagnostic.message));
  return {std::move(body->html), std::move(body->summary), std::move(body->picture)};
}

// Each article that stands in some feed is rendered once, however many feeds and formats show it.
Entries render(const std::vector<Selection>& selections, const BuildRequest& request,
               FileSystem& files, const Progress& progress, Report& report) {
  Entries entries;
  for (const Selection& selection : selections) {
    for (const Article* article : selection.newest) entries.try_emplace(article);
  }
  // The site and its categories are sorted, so this order depends on the input alone.
  std::vector<Entries::value_type*> work;
  for (const Selection& selection : selections) {
    for (const Article* article : selection.newest) {
      Entries::value_type& slot = *entries.find(article);
      if (!slot.second.id.empty()) continue;
      slot.second.id = article->id;
      work.push_back(&slot);
    }
  }
  std::vector<Diagnostics> diagnostics(work.size());
  std::atomic<std::size_t> done = 0;
  for_each_index(work.size(), request.jobs, [&](std::size_t i) {
    const Article& article = *work[i]->first;
    EntryBody body = render_body_of(article, request.settings, files, diagnostics[i]);
    work[i]->second = make_entry(article, std::move(body), request.settings);
    progress("rendering", ++done, work.size());
  });
  for (Diagnostics& some : diagnostics) {
    for (Diagnostic& one : some) report.diagnostics.push_back(std::move(one));
  }
  return entries;
}

std::string write_feed(const Feed& feed, Format format) {
  switch (format) {
    case Format::kRss:
      return write_rss(feed);
    case Format::kAtom:
      return write_atom(feed);
    case Format::kJson:
      break;
  }
  return write_json_feed(feed);
}

// One file to publish: a scope in a format.
struct Target {
  const Selection* selection;
  const std::string* folder;
  Format format;
};

std::string file_of(const Target& target) {
  return target.folder->empty() ? file_name(target.format)
                                : *target.folder + '/' + file_name(target.format);
}

FeedState stage(const Target& target, const Entries& entries, const Settings& settings,
                Publisher& publisher, Result<Change>& change) {
  Feed feed = make_feed(*target.selection, *target.folder, settings);
  feed.self_url = feed_url(*target.folder, target.format, settings);
  for (const Article* article : target.selection->newest) {
    feed.entries.push_back(&entries.at(article));
  }
  change = publisher.stage(file_of(target), write_feed(feed, target.format));
  if (!change) return FeedState::kFailed;
  if (*change == Change::kNone) return FeedState::kUnchanged;
  return *change == Change::kNew ? FeedState::kNew : FeedState::kReplaced;
}

std::vector<Target> targets_of(const std::vector<Selection>& selections,
                               const CategoryFolders& folders, const Settings& settings) {
  static const std::string kSite;
  std::vector<Target> targets;
  for (const Selection& selection : selections) {
    const std::string* folder =
        selection.category.empty() ? &kSite : &folders.at(selection.category);
    for (const Format format : settings.formats) targets.push_back({&selection, folder, format});
  }
  return targets;
}

// Once: what is wrong with a folder is wrong with every feed in it.
void report_error(Error error, Report& report) {
  const auto says_the_same = [&](const Diagnostic& told) { return told.message == error.message; };
  if (std::any_of(report.diagnostics.begin(), report.diagnostics.end(), says_the_same)) return;
  report.diagnostics.push_back({Severity::kError, std::move(error.message)});
}

// Every feed is rendered and on the disk under a temporary name before the first is replaced.
void publish(const std::vector<Target>& targets, const Entries& entries,
             const BuildRequest& request, FileSystem& files, const Progress& progress,
             Report& report) {
  Publisher publisher(files, request.output, request.mode);
  std::vector<Result<Change>> changes(targets.size(), Change::kNone);
  report.feeds.resize(targets.size());
  std::atomic<std::size_t> done = 0;
  for_each_index(targets.size(), request.jobs, [&](std::size_t i) {
    const Target& target = targets[i];
    FeedReport& feed = report.feeds[i];
    feed.path = file_of(target);
    feed.url = feed_url(*target.folder, target.format, request.settings);
    feed.category = target.selection->category;
    feed.entries = target.selection->newest.size();
    feed.articles = target.selection->total;
    feed.state = stage(target, entries, request.settings, publisher, changes[i]);
    progress("writing", ++done, targets.size());
  });
  for (Result<Change>& change : changes) {
    if (!change) report_error(std::move(change.error()), report);
  }
  for (Publisher::Failure& failure : publisher.commit()) {
    for (FeedReport& feed : report.feeds) {
      if (feed.path == failure.path) feed.state = FeedState::kFailed;
    }
    report_error(std::move(failure.error), report);
  }
}

}  // namespace

Result<Report> build(const BuildRequest& request, FileSystem& files, const Progress& progress) {
  const Settings& settings = request.settings;
  Report report;
  report.output = request.output;
  report.dry_run = request.mode == PublishMode::kDryRun;
  Stopwatch watch;
  const auto finish_stage = [&](const char* name) { report.times.push_back({name, watch.lap()}); };

  // Folders become files, in an order that does not depend on the file system.
  Result<ScanResult> found =
      scan(files, ScanRequest{request.articles, settings.exclude, request.output});
  if (!found) return tl::unexpected(std::move(found.error()));
  report.found = found->files.size();
  report.diagnostics = std::move(found->diagnostics);
  report.skipped = std::move(found->skipped);
  if (found->files.empty()) warn_of_nothing(request, report);
  finish_stage("scan");

  // Files become articles: front matter only, bodies come last.
  std::vector<ArticleReading> readings =
      read_articles(files, found->files, settings, request.jobs,
                    [&](std::size_t done) { progress("reading", done, found->files.size()); });
  finish_stage("read");

  // Articles become the catalog, which knows what is shown now and what is newest.
  const Catalog catalog(admit(std::move(readings), report), request.now, settings.future);
  report_catalog(catalog, report);
  const std::vector<Selection> selections = catalog.select(settings.limit);
  const CategoryFolders folders = category_folders(selections);
  finish_stage("select");

  // Selected articles become entries.
  const Entries entries = render(selections, request, files, progress, report);
  finish_stage("render");

  // Entries become feeds, feeds bytes, bytes files.
  publish(targets_of(selections, folders, settings), entries, request, files, progress, report);
  finish_stage("publish");
  return report;
}

}  // namespace feedgen
