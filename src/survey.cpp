#include "survey.h"

#include <utility>

#include <fmt/format.h>

#include "article/read_articles.h"

namespace feedgen {
namespace {

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

std::vector<FoundFile> found_files(const std::vector<SourceFile>& sources,
                                   const std::vector<ArticleReading>& readings) {
  std::vector<FoundFile> found;
  found.reserve(sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    found.push_back({&sources[i], readings[i].fingerprint});
  }
  return found;
}

void report_catalog(const Catalog& catalog, Report& report) {
  report.read = catalog.size();
  report.expired = catalog.count(Hidden::kExpired);
  report.waiting = catalog.count(Hidden::kFuture);
}

void report_shared_ids(const std::vector<SharedId>& shared_ids, Report& report) {
  for (const SharedId& shared : shared_ids) {
    report.diagnostics.push_back(
        {Severity::kWarning,
         Message{fmt::format("this article has the id of {}: {}", shared.first, shared.id),
                 "give one of them another permalink or id; until then it has an id of its own",
                 Place{shared.second}}});
  }
}

}  // namespace

Result<std::unique_ptr<Survey>> survey(const BuildRequest& request, FileSystem& files, Git& git,
                                       const Progress& progress) {
  auto survey = std::make_unique<Survey>();
  Report& report = survey->report;

  // Folders become files, in an order that does not depend on the file system.
  Result<ScanResult> scanned =
      scan(files, ScanRequest{request.articles, request.settings.exclude, request.output,
                              request.source, &request.settings});
  if (!scanned) return tl::unexpected(std::move(scanned.error()));
  survey->scanned = std::move(*scanned);
  const std::vector<SourceFile>& sources = survey->scanned.files;
  report.found = sources.size();
  report.diagnostics = std::move(survey->scanned.diagnostics);
  report.skipped = std::move(survey->scanned.skipped);
  if (sources.empty()) warn_of_nothing(request, report);
  survey->finish_stage("scan");

  // Files become articles: front matter only, bodies come last.
  std::vector<ArticleReading> readings =
      read_articles(files, sources, request.settings, request.jobs,
                    [&](std::size_t done) { progress("reading", done, sources.size()); });
  survey->found = found_files(sources, readings);
  survey->finish_stage("read");

  // Articles become the catalog, which knows what is shown now and what is newest.
  survey->catalog =
      Catalog(admit(std::move(readings), report), request.now, request.settings.future);
  report_catalog(survey->catalog, report);
  survey->selections = survey->catalog.select(request.settings.limit, request.settings.order);
  survey->folders = category_folders(survey->selections);
  survey->finish_stage("select");

  // The ledger knows which of them were published before, and under which ids.
  survey->identities = std::make_unique<Identities>(files, git, request.state, report.diagnostics);
  report_shared_ids(
      survey->identities->give(request.articles, survey->found, survey->catalog.articles()),
      report);
  survey->finish_stage("ids");
  return survey;
}

}  // namespace feedgen
