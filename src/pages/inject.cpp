#include "pages/inject.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "feed/places.h"
#include "pages/page_links.h"
#include "state/checked_row.h"
#include "system/parallel.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/url.h"

namespace feedgen {
namespace {

using Kind = PageChange::Kind;

constexpr const char* kBuildFirst =
    "build the site first, or name the folder of its pages: inject: FOLDER in feedgen.yaml";
constexpr std::uint64_t kLargestPage = std::uint64_t{16} << 20U;

// Those that are in their places after this run: a link must not lead nowhere.
std::vector<FeedReport> feeds_to_name(const Plan& plan, const Rendered& rendered,
                                      const PublishedFeeds& published) {
  std::set<std::size_t> missing;
  for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
    for (const FeedJob::Target& target : plan.jobs[i].targets) {
      const bool is_made = !rendered.jobs[i].is_kept && rendered.feeds[target.feed].staged;
      if (!is_made && published.find(plan.feeds[target.feed].path) == nullptr) {
        missing.insert(target.feed);
      }
    }
  }
  std::vector<FeedReport> feeds;
  for (std::size_t i = 0; i < plan.feeds.size(); ++i) {
    if (!missing.contains(i)) feeds.push_back(plan.feeds[i]);
  }
  return feeds;
}

bool is_same_file(const FileStamp& a, const FileStamp& b) {
  return a.size == b.size && a.inode == b.inode && a.modified == b.modified;
}

bool is_of_other_language(const SitePage& page, const BuildRequest& request) {
  if (!page.path.starts_with(request.own_pages)) return true;
  return std::any_of(request.other_pages.begin(), request.other_pages.end(),
                     [&](const std::string& other) { return page.path.starts_with(other); });
}

// What is wrong with the folder is wrong with every page in it, and is said once.
void report_error(Error error, Report& report) {
  const bool is_of_no_use = error.kind == ErrorKind::kInput;  // too large
  ++(is_of_no_use ? report.pages->left_alone : report.pages->failed);
  if (error.kind == ErrorKind::kUnreadable) {
    report.unreadable.push_back(std::move(error.message));
  } else if (report.diagnostics.empty() || report.diagnostics.back().message != error.message) {
    const Severity severity = is_of_no_use ? Severity::kWarning : Severity::kError;
    report.diagnostics.push_back({severity, std::move(error.message)});
  }
}

}  // namespace

Result<SitePages> find_pages(const BuildRequest& request, FileReader& files) {
  if (request.links == LinksInPages::kLeave) return SitePages{};
  Result<SitePages> found = list_pages(request.pages, request.jobs, files);
  if (found)
    std::erase_if(found->pages,
                  [&](const SitePage& page) { return is_of_other_language(page, request); });
  if (found && request.own_pages.empty() && found->pages.empty() && found->unreadable.empty()) {
    found =
        fail(ErrorKind::kUsage,
             fmt::format("there is no page of HTML in {}", in_quotes(request.pages)), kBuildFirst);
  }
  const bool is_mistake = !found && found.error().kind == ErrorKind::kUsage;
  if (!is_mistake || request.needs_pages) return found;
  SitePages none;
  none.missing = found.error().message;
  return none;
}

// The addresses of feeds, and which of the pages' own links lead anywhere.
class PageWork::KnownAddresses {
 public:
  KnownAddresses(const std::vector<FeedReport>& feeds, const BuildRequest& request,
                 FileReader& files)
      : request_(request), files_(files) {
    for (const FeedReport& feed : feeds) leads_.emplace(feed.url, true);
  }

  // Links out of the site are believed.
  bool leads_to_feed(const std::string& page, std::string_view base, std::string_view href) {
    const std::string& site = request_.settings.base_url;
    std::string url = resolve_url(resolve_url(site + encode_path(page), base), href);
    url.resize(std::min(url.find_first_of("?#"), url.size()));
    if (!url.starts_with(site)) return true;
    const std::scoped_lock lock(mutex_);
    const auto [known, is_new] = leads_.try_emplace(url, false);
    if (!is_new) return known->second;
    std::string path = percent_decode(std::string_view(url).substr(site.size()));
    while (path.ends_with('/')) path.pop_back();
    const std::string file = joined_path(request_.pages, path);
    return known->second = is_file_path(path) && files_.has(file, Links::kFollow);
  }

 private:
  const BuildRequest& request_;
  FileReader& files_;
  std::mutex mutex_;
  std::unordered_map<std::string, bool> leads_;
};

struct PageWork::Outcome {
  Kind kind = Kind::kNone;
  std::optional<KnownPage> known = {};  // nullopt: the next run reads the page again
  std::optional<Error> error = {};      // it could not be read or written
  bool is_gone = false;
};

PageWork::PageWork(const BuildRequest& request, const SitePages& pages, Publisher& feeds, Run& run)
    : request_(request), pages_(pages), publisher_(&feeds), run_(run) {
  if (is_asked_for() && request.feeds_below_pages != "") {
    own_.emplace(run.world.files, request.pages, request.mode);
    publisher_ = &*own_;
  }
}

PageWork::~PageWork() = default;

bool PageWork::is_asked_for() const {
  return request_.links != LinksInPages::kLeave && !pages_.missing;
}

void PageWork::stage(const Plan& plan, const Rendered& rendered, const PublishedFeeds& published) {
  if (pages_.missing) run_.report.diagnostics.push_back({Severity::kWarning, *pages_.missing});
  if (!is_asked_for() || rendered.refused) return;
  const std::vector<FeedReport> feeds = feeds_to_name(plan, rendered, published);
  const std::string below = request_.feeds_below_pages.value_or("");
  links_ = std::make_unique<LinksOfPages>(feeds, request_.settings);
  addresses_ = std::make_unique<KnownAddresses>(feeds, request_, run_.world.files);
  if (request_.links == LinksInPages::kPut) {
    groups_ = pages_of_groups(feeds, below, request_.settings);
    PagesOfArticles articles = pages_of_articles(run_);
    groups_.merge(articles.groups);
    has_news_ = articles.has_news;
  }
  known_.emplace(run_.session,
                 output_from_home(run_.world.files, request_.pages, request_.state.home));
  // Pages that feedgen itself writes have their links already.
  std::set<std::string> written;
  if (request_.feeds_below_pages) {
    for (const FeedReport& feed : plan.feeds) {
      const bool is_others = feed.is_companion && feed.state == FeedState::kKept;
      if (!is_others) written.insert(joined_path(below, feed.path));
    }
  }
  std::erase_if(pages_.pages, [&](const SitePage& page) { return written.contains(page.path); });
  warn_of_no_page();
  change_all();
}

void PageWork::warn_of_no_page() {
  const bool wants_some = request_.links == LinksInPages::kPut && request_.own_pages.empty();
  if (!wants_some || !pages_.pages.empty() || !pages_.unreadable.empty()) return;
  add_warning(run_.report.diagnostics,
              fmt::format("there is no page of HTML in {} but feedgen's own, so no page got links",
                          in_quotes(request_.pages)),
              kBuildFirst);
}

void PageWork::change_all() {
  std::vector<Outcome> outcomes(pages_.pages.size());
  std::atomic<std::size_t> done = 0;
  for_each_index(outcomes.size(), request_.jobs, [&](std::size_t i) {
    outcomes[i] = change(pages_.pages[i]);
    run_.world.progress("pages", ++done, outcomes.size());
  });
  for (std::size_t i = 0; i < outcomes.size(); ++i) take_over(pages_.pages[i], outcomes[i]);
  for (const Message& one : pages_.unreadable) run_.report.unreadable.push_back(one);
  if (!own_) return run_.finish_stage("pages");
  if (const Result<void> synced = own_->sync(); !synced) {
    run_.report.diagnostics.push_back({Severity::kError, synced.error().message});
    own_.reset();
  }
  run_.finish_stage("pages");
}

PageWork::Outcome PageWork::change(const SitePage& page) {
  const bool puts = request_.links == LinksInPages::kPut;
  const GroupKey* group = puts ? group_of_page(page_key(page.path), groups_) : nullptr;
  const Digest digest = puts ? links_->digest_of(group) : hash128("");
  const KnownPage* known = known_->find(page.path);
  const bool is_known = request_.reuse == Reuse::kUnchanged && known != nullptr &&
                        known->links_digest == digest && is_same_file(known->stamp, page.stamp);
  if (is_known) return {Kind::kNone, *known, {}, false};
  Result<FileContent> content =
      run_.world.files.read_content(joined_path(request_.pages, page.path), kLargestPage);
  if (!content) {
    if (content.error().kind == ErrorKind::kGone) return {.is_gone = true};
    return {.error = std::move(content.error())};
  }
  PageChange changed =
      puts ? put_links(
                 content->bytes,
                 [&](std::string_view language) { return links_->of(group, language); },
                 [&](std::string_view base, std::string_view href) {
                   return addresses_->leads_to_feed(page.path, base, href);
                 })
           : take_links(content->bytes);
  const FileStamp read = content->stamp;
  Outcome outcome{changed.kind, KnownPage{read, digest}, {}, false};
  if (changed.kind == Kind::kChanged) {
    Result<Staged> staged = write(page.path, changed.bytes, read);
    if (!staged) return {.error = std::move(staged.error())};
    outcome.known->stamp = staged->stamp;
  }
  outcome.known->stamp.changed = 0;
  // Whether a link of the page's own leads anywhere can change while the page does not.
  const bool is_certain = changed.kind == Kind::kNone || changed.kind == Kind::kChanged;
  if (!is_certain || changed.has_own_links) outcome.known.reset();
  return outcome;
}

Result<Staged> PageWork::write(const std::string& path, const std::string& bytes,
                               const FileStamp& read) {
  std::call_once(is_begun_, [&] {
    begun_ =
        publisher_->begin(Publisher::Work::kSome, run_.state.patience_left(), request_.state.tell);
  });
  if (!begun_) return tl::unexpected(begun_.error());
  return publisher_->stage(path, bytes, read);
}

void PageWork::take_over(const SitePage& page, Outcome& outcome) {
  if (outcome.is_gone) return;
  PagesReport& report = run_.report.pages ? *run_.report.pages : run_.report.pages.emplace();
  ++report.found;
  if (outcome.error) return report_error(std::move(*outcome.error), run_.report);
  if (outcome.known) now_.emplace(page.path, *outcome.known);
  switch (outcome.kind) {
    case Kind::kNone: ++report.unchanged; break;
    case Kind::kChanged: report.changed.push_back(joined_path(request_.pages, page.path)); break;
    case Kind::kOwnLinks: ++report.own_links; break;
    case Kind::kNoPage: ++report.left_alone; break;
    case Kind::kNoHead:
      ++report.left_alone;
      run_.report.diagnostics.push_back(
          {Severity::kWarning,
           Message{"where the head of this page ends can't be told, so it gets no links to feeds",
                   "close it with </head>", Place{joined_path(request_.pages, page.path)}}});
      break;
  }
}

bool PageWork::record() {
  is_recorded_ = known_.has_value();
  return is_recorded_ && (known_->replace(now_) || has_news_);
}

void PageWork::replace() {
  if (!is_recorded_) run_.report.pages.reset();
  if (!is_recorded_ || !own_ || run_.session.failure()) return;
  for (Publisher::Failure& failure : own_->commit()) {
    run_.report.diagnostics.push_back({Severity::kError, std::move(failure.error.message)});
  }
}

}  // namespace feedgen
