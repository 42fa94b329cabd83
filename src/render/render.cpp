#include "render/render.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "feed/archives.h"
#include "feed/assemble.h"
#include "feed/places.h"
#include "render/entry_cache.h"
#include "render/judge_feeds.h"
#include "system/parallel.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

bool is_known(const FeedJob& job, const FeedJob::Target& target, const Plan& plan,
              const PublishedFeeds& published) {
  return job.archive.is_document ? plan.documents[target.document].is_known
                                 : published.find(plan.feeds[target.feed].path) != nullptr;
}

// A feed that is published for the first time is better made without what some picture's file says
// than not at all.
bool may_be_partial(const FeedJob& job, const Plan& plan, const PublishedFeeds& published) {
  return std::none_of(job.targets.begin(), job.targets.end(),
                      [&](const auto& target) { return is_known(job, target, plan, published); });
}

// Whether the first entry of a feed's file has an address where no site is: a trial made it.
bool shows_trial(std::string_view file) {
  constexpr std::size_t kLongest = 500;
  for (const std::string_view mark : {"<item", "<entry", "\"items\""}) {
    const std::size_t entry = file.find(mark);
    if (entry == std::string_view::npos) continue;
    const std::size_t scheme = file.find("://", entry);
    const std::size_t begin = file.find_last_of(">\"", scheme) + 1;
    if (scheme == std::string_view::npos || begin < entry) continue;
    std::string_view address = file.substr(begin, kLongest);
    address = address.substr(0, address.find_first_of("<\""));
    return is_placeholder_address(address, PlaceholderUse::kOwn);
  }
  return false;
}

// Whether the file that stands where `feed` goes shows entries, and none of those of the feed.
// By the bytes of any format: XML writes an id escaped, JSON as it is.
// `others` are ids that the same articles may have had.
bool shows_others(FileReader& files, const std::string& path, const Feed& feed,
                  const std::vector<std::string>& others) {
  constexpr std::uint64_t kLargest = 64U << 20U;  // longer ones are no feeds of articles
  const Result<std::string> read = files.read(path, kLargest);
  if (!read || feed.entries.empty()) return false;
  const std::string_view file = *read;
  const std::array<std::string_view, 3> marks{"<item", "<entry", "\"id\""};
  const bool has_entries = std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return file.find(mark) != std::string_view::npos;
  });
  if (!has_entries || shows_trial(file)) return false;
  const auto is_shown = [&](const std::string& id) { return file.find(id) != std::string::npos; };
  if (std::any_of(others.begin(), others.end(), is_shown)) return false;
  return std::none_of(feed.entries.begin(), feed.entries.end(), [&](const Entry* entry) {
    std::string escaped;
    append_escaped_text(entry->id, escaped);
    return file.find(entry->id) != std::string_view::npos ||
           file.find(escaped) != std::string_view::npos;
  });
}

// Two configurations in different folders have different states; the site's feed shows which of
// them has made the output.
bool replaces_others(const std::string& path, const FeedJob& job, const Feed& feed,
                     const PublishedFeeds& published, const Publisher& publisher, const Run& run) {
  const PublishedFeed* known = published.find(path);
  if (known != nullptr && publisher.is_published(path, known->stamp)) return false;
  // A trial without the site's address, whose state is lost.
  std::vector<std::string> of_trial;
  for (const SelectedArticle* one : job.selection.newest) {
    of_trial.push_back(urn_of(path_below_root(one->key)));
  }
  return shows_others(run.world.files, run.request.output + '/' + path, feed, of_trial);
}

// Another program's feed is replaced by its successor's; any other file is somebody's.
Result<void> check_successor(const std::string& path, const Run& run) {
  const std::string file = run.request.output + '/' + path;
  constexpr std::uint64_t kLargest = 64U << 20U;
  const auto status = run.world.files.status(file, Links::kDoNotFollow);
  if (!status || !*status || (*status)->kind != FileKind::kFile) return {};
  const Result<std::string> bytes = run.world.files.read(file, kLargest);
  if (!bytes || trim(*bytes).empty() || is_feed(*bytes)) return {};
  return fail(ErrorKind::kOutput,
              "this file is no feed, so it is left alone, and no feed is written in its place",
              "remove it, or give the feed another file with places", Place{file});
}

// The memory of the last files, for the next ones: threads take it in turn. Asking the system for
// as much again and again would cost more than writing into it.
class Memory {
 public:
  std::string take() {
    const std::scoped_lock lock(mutex_);
    if (free_.empty()) return {};
    std::string memory = std::move(free_.back());
    free_.pop_back();
    return memory;
  }

  void give_back(std::string memory) {
    if (memory.capacity() > kMostKept) return;
    const std::scoped_lock lock(mutex_);
    free_.push_back(std::move(memory));
  }

 private:
  static constexpr std::size_t kMostKept = std::size_t{8} << 20U;  // bytes, for each thread

  std::mutex mutex_;
  std::vector<std::string> free_;
};

// The same entries without their texts. Storage for the feeds of one group.
std::vector<const Entry*> without_texts(const std::vector<const Entry*>& entries,
                                        std::vector<Entry>& storage) {
  std::vector<const Entry*> shown;
  storage.reserve(entries.size());
  for (const Entry* entry : entries) {
    storage.push_back(*entry);
    // What an article says of itself holds in all feeds.
    if (!entry->content) storage.back().html.clear();
    shown.push_back(&storage.back());
  }
  return shown;
}

// Documents are made of a feed's own files, and its copies lead to the same ones.
ArchiveLinks links_of(const FeedJob& job, const FeedJob::Target& target, const Plan& plan,
                      const Settings& settings) {
  const FeedReport* feed = &plan.feeds[target.feed];
  const FeedReport* const first = plan.feeds.data();
  while (feed != first && feed[-1].group == feed->group && feed[-1].format == feed->format) --feed;
  const auto url_of = [&](const std::string& name) {
    return name.empty() ? name : feed_url(document_path(feed->path, name), settings);
  };
  const ArchivePlace& place = job.archive;
  if (place.is_document) return {feed->url, url_of(place.older), url_of(place.newer)};
  if (place.newest.name.empty()) return {};
  return {{}, open_document_url(url_of(place.newest.name), place.newest.entries), {}};
}

Feed feed_of(const FeedJob& job, std::vector<const Entry*> entries, const Settings& settings) {
  Feed feed = make_feed(job.selection, std::move(entries), settings);
  if (job.archive.is_document) {  // no reader subscribes to it
    feed.hubs.clear();
    feed.cloud.reset();
    feed.refresh.reset();
  }
  return feed;
}

// The files for people that all feeds lead to: the site's group is the first.
void add_companions(const std::vector<FeedReport>& all, Feed& feed) {
  for (const FeedReport& one : all) {
    if (!one.group.is_site()) return;
    if (one.format == &kStylesheet) feed.stylesheet = one.path;
    if (one.format == &kFeedList) feed.feed_list = one.path;
    if (one.format == &kPage) feed.site_page = one.path;
  }
}

// The feeds of the group and of those below it.
SiteList listed_feeds(const FeedJob::Target& target, const Plan& plan) {
  if (plan.site_list && plan.feeds[target.feed].group.is_site()) return *plan.site_list;
  std::size_t first = target.feed;
  while (first > 0 && plan.feeds[first - 1].group == plan.feeds[target.feed].group) --first;
  return {list_feeds(std::span(plan.feeds).subspan(first)), {}};
}

// Only a template of the site's own makes a page that long.
tl::unexpected<Error> too_long(const std::string& path, const Settings& settings) {
  return fail(
      ErrorKind::kOutput,
      fmt::format("page_template: the page {} would be longer than 4 MB, so it was not written",
                  in_quotes(path)),
      "have the template show less of each group and article",
      Place{settings.page_look.template_file});
}

// What is for people alone is no feed; a copy has the bytes of another.
bool is_to_judge(const FeedReport& report, const RenderedFeed& made) {
  return !report.is_companion && !report.is_copy && made.staged &&
         made.staged->change != Change::kNone;
}

void stage(const FeedJob& job, const std::vector<const Entry*>& entries, const Plan& plan,
           const PublishedFeeds& published, Publisher& publisher, const Run& run,
           std::size_t number, Memory& memory, FeedsCheck& check, Rendered& rendered) {
  const Settings& settings = run.request.settings;
  const bool is_document = job.archive.is_document;
  std::vector<Entry> storage;
  const bool has_texts = shows_texts(job.selection.group, settings);
  Feed feed = feed_of(job, has_texts ? entries : without_texts(entries, storage), settings);
  add_companions(plan.feeds, feed);
  for (const FeedJob::Target& target : job.targets) {
    const FeedReport& report =
        is_document ? plan.documents[target.document].report : plan.feeds[target.feed];
    RenderedFeed& result =
        is_document ? rendered.documents[target.document] : rendered.feeds[target.feed];
    feed.self_url = report.url;
    feed.path = report.path;
    feed.archive = links_of(job, target, plan, settings);
    const FormatInputs inputs = target.format->inputs;
    const bool has_list = inputs == FormatInputs::kFeeds || inputs == FormatInputs::kBoth;
    SiteList list = has_list ? listed_feeds(target, plan) : SiteList{};
    feed.feeds = std::move(list.feeds);
    feed.left_out = std::move(list.left_out);
    if (report.group.is_site() && !report.is_companion && !is_document &&
        !run.request.is_sites_output &&
        replaces_others(report.path, job, feed, published, publisher, run)) {
      rendered.jobs[number].replaces_others = true;
    }
    const Result<void> own = report.is_companion || is_known(job, target, plan, published)
                                 ? Result<void>{}
                                 : check_successor(report.path, run);
    if (!own) {
      result.staged = tl::unexpected(own.error());
      continue;
    }
    feed.languages = language_feeds(plan.feeds, report.group, *target.format);
    std::string bytes = target.format->write_in(feed, memory.take());
    if (bytes.empty()) {
      result.staged = too_long(report.path, settings);
      continue;
    }
    result = {publisher.stage(report.path, bytes), hash128(bytes)};
    if (run.request.check && is_to_judge(report, result)) {
      check.judge(number, *target.format, feed, bytes);
    }
    memory.give_back(std::move(bytes));
  }
}

}  // namespace

Rendered render(const Plan& plan, const PublishedFeeds& published, Publisher& publisher, Run& run) {
  const BuildRequest& request = run.request;
  Rendered rendered;
  rendered.feeds.resize(plan.feeds.size());
  rendered.documents.resize(plan.documents.size());
  rendered.jobs.resize(plan.jobs.size());
  const Result<void> begun =
      publisher.begin(plan.has_work ? Publisher::Work::kSome : Publisher::Work::kNone,
                      run.state.patience_left(), request.state.tell);
  if (!begun) {
    rendered.refused = begun.error();
    run.finish_stage("render");
    return rendered;
  }
  EntryCache cache(plan, run);
  Memory memory;
  FeedsCheck check(plan, run);
  std::atomic<std::size_t> done = 0;
  for_each_index(plan.jobs.size(), request.jobs, [&](std::size_t i) {
    const FeedJob& job = plan.jobs[i];
    const std::vector<const Entry*> entries = cache.take(job);
    const EntryCache::Quality quality = cache.quality_of(job);
    RenderedJob& result = rendered.jobs[i];
    result.is_whole = quality == EntryCache::Quality::kWhole;
    result.is_kept = !result.is_whole && (quality == EntryCache::Quality::kNone ||
                                          !may_be_partial(job, plan, published));
    if (!result.is_kept) {
      cache.mark_shown(job);
      stage(job, entries, plan, published, publisher, run, i, memory, check, rendered);
    }
    cache.release(job);
    run.world.progress("writing", ++done, plan.jobs.size());
  });
  for (std::size_t i = 0; i < plan.jobs.size(); ++i) {
    if (!plan.jobs[i].archive.is_document) rendered.jobs[i].uses = cache.uses_of(plan.jobs[i]);
  }
  rendered.document_uses = cache.take_document_uses();
  rendered.checked = check.take();
  rendered.stale = cache.stale();
  rendered.articles = cache.take_shown();
  cache.report(run.report);
  run.finish_stage("render");
  return rendered;
}

}  // namespace feedgen
