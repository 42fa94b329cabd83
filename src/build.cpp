#include "build.h"

#include "ids/bring_ids.h"
#include "ids/ids_tsv.h"
#include "notify/due.h"
#include "pages/inject.h"
#include "publish/leftovers.h"
#include "publish/publish.h"
#include "render/judge_feeds.h"
#include "render/render.h"
#include "render/select.h"
#include "scan/scan.h"
#include "value/ranges.h"

namespace feedgen {

// Starts over, at most three times, when articles change meanwhile, and when the database fails.
Result<Report> with_articles(const BuildRequest& request, const World& world,
                             const UseArticles& use) {
  return with_index(request, world, rescue_ids, [&](Run& run) -> Result<Step> {
    auto imported = import_ids(run);
    if (!imported) return tl::unexpected(std::move(imported.error()));

    Result<FileChanges> files = scan(run);
    if (!files) return tl::unexpected(std::move(files.error()));

    Result<ArticleChanges> articles = read(std::move(*files), {std::move(*imported), run}, run);
    if (!articles) return tl::unexpected(std::move(articles.error()));
    if (const std::optional<Step> step = reason_to_doubt(*articles, run)) return *step;

    const AssignedIds ids = assign_ids(std::move(articles->articles), run, read_known);
    if (const std::optional<Step> step = reason_to_doubt(*articles, run)) return *step;
    return use(*articles, ids, run);
  });
}

Result<Report> build(const BuildRequest& request, const World& world) {
  const Result<SitePages> pages = find_pages(request, world.files);
  if (!pages) return tl::unexpected(pages.error());
  if (const Result<void> brought = bring_ids(request.state, world.files); !brought)
    return tl::unexpected(brought.error());
  const UseArticles publish_them = [&](const ArticleChanges& articles, const AssignedIds& ids,
                                       Run& run) -> Result<Step> {
    run.report.output = request.output;
    run.report.dry_run = request.mode == PublishMode::kDryRun;
    if (run.is_overtaken && !run.attempt.is_last) return Step::kStartOver;

    const std::string output = output_from_home(world.files, request.output, request.state.home);
    PublishedFeeds published(run.session, output);
    Publisher publisher(world.files, request.output, request.mode);
    const Result<Plan> selected = select(articles, ids, published, publisher, run);
    if (!selected) return tl::unexpected(selected.error());
    const Plan& plan = *selected;
    if (is_refused(plan, published, run)) return Step::kDone;

    Rendered rendered = render(plan, published, publisher, run);
    if (!rendered.stale.empty() && !run.attempt.is_last) return Step::kStartOver;
    if (is_held_back(std::move(rendered.checked), run)) return Step::kDone;

    PageWork links(request, *pages, publisher, run);
    links.stage(plan, rendered, published);
    const Step step = publish(plan, rendered, ids, publisher, published, run, [&](News news) {
      record_due(news, published, run);
      return links.record() ? News::kSome : News::kNone;
    });
    links.replace();
    return step;
  };
  return with_articles(request, world, publish_them);
}

bool is_complete(const Report& report) {
  const bool has_errors = any_of(
      report.diagnostics, [](const Diagnostic& one) { return one.severity == Severity::kError; });
  return !has_errors && report.unreadable.empty() &&
         report.count(FeedState::kFailed) + report.count_feeds(FeedState::kKept) == 0;
}

}  // namespace feedgen
