#include "publish/leftovers.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "feed/formats.h"
#include "text/display.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

// The first few; the rest as a number.
std::string listed(const std::vector<std::string>& paths) {
  constexpr std::size_t kMost = 3;
  std::vector<std::string> shown;
  for (const std::string& path : paths) {
    if (shown.size() < kMost) shown.push_back(in_quotes(path));
  }
  const std::string text = fmt::format("{}", fmt::join(shown, ", "));
  return paths.size() > kMost ? fmt::format("{} and {} more", text, paths.size() - kMost) : text;
}

std::string many_feeds(const Leftovers& leftovers, const PublishedFeeds& published) {
  constexpr std::size_t kFew = 3;
  constexpr std::size_t kPart = 10;
  const auto feeds_among = [&](const std::vector<std::string>& paths) {
    std::vector<std::string> feeds = paths;
    std::erase_if(feeds,
                  [&](const std::string& path) { return is_companion(*published.find(path)); });
    return feeds;
  };
  const std::vector<std::string> going = feeds_among(leftovers.ours);
  if (going.size() <= kFew) return {};
  const auto published_feeds =
      std::count_if(published.all().begin(), published.all().end(),
                    [](const auto& one) { return !is_companion(one.second); });
  const std::size_t all =
      static_cast<std::size_t>(published_feeds) - feeds_among(leftovers.gone).size();
  if (going.size() * kPart <= all) return {};
  return fmt::format("{} of {} feeds would be removed: {}", going.size(), all, listed(going));
}

std::string many_archived(const Plan& plan) {
  constexpr std::size_t kFew = 3;
  constexpr std::size_t kPart = 10;
  const auto& [before, after, all] = plan.archived;
  if (plan.document_leftovers.ours.size() <= kFew || before <= after) return {};
  if ((before - after) * kPart <= all) return {};
  return fmt::format("{} of {} entries would be removed from the archives: {}", before - after, all,
                     listed(plan.document_leftovers.ours));
}

std::string no_articles(const Report& report, const PublishedFeeds& published) {
  if (report.read > 0 || published.articles() == 0) return {};
  return fmt::format("there are no articles now, where there {}",
                     published.articles() == 1 ? std::string("was 1")
                                               : fmt::format("were {}", published.articles()));
}

std::string lost_formats(const Leftovers& leftovers, const PublishedFeeds& published,
                         const Settings& settings) {
  std::set<std::string_view> wanted;
  for (const FeedFormat* format : formats_of(settings)) wanted.insert(format->word);
  std::set<std::string> lost;
  for (const std::string& path : leftovers.ours) {
    const std::string& format = published.find(path)->format;
    const bool is_lost = !format.empty() && !wanted.contains(format);
    if (is_lost && !is_companion(*published.find(path))) lost.insert(std::string(last_part(path)));
  }
  if (lost.empty()) return {};
  return fmt::format("every {} would be removed, since its format is not among the formats",
                     fmt::join(lost, " and "));
}

// A source that is gone was renamed or removed by its owner: what follows from that is judged by
// the other reasons.
std::string lost_sources(const ArticleFolders& folders, const PublishedFeeds& published,
                         FileSystem& files) {
  if (published.articles() == 0) return {};
  std::vector<std::string> lost;
  for (const std::string& source : published.sources()) {
    if (folders.is_in_scope(source)) continue;
    const auto status = files.status(folders.to_home(source), Links::kFollow);
    if (status && *status) lost.push_back(source.empty() ? "." : source);
  }
  if (lost.empty()) return {};
  return fmt::format("the feeds were made of articles in {}, which would not be read any more",
                     listed(lost));
}

// A shared state can be named by mistake: two sites of one state would take each other's ids, and
// builders whose settings differ would move all feeds to and fro.
std::string other_addresses(const Plan& plan, const PublishedFeeds& published, const Run& run) {
  if (run.truth == nullptr) return {};
  std::string reason;
  for (const FeedReport& feed : plan.feeds) {
    const PublishedFeed* was = published.find(feed.path);
    if (was == nullptr || was->url.empty() || feed.url.empty()) continue;
    if (was->url == feed.url) return {};
    if (!reason.empty()) continue;
    reason = fmt::format(
        "{} in the shared state is {}, and would be {}: another site has this state, where each "
        "needs one of its own, or other settings were used",
        feed.path, was->url, feed.url);
  }
  return reason;
}

std::string reason_to_ask(const Plan& plan, const PublishedFeeds& published, const Run& run) {
  std::vector<std::string> reasons{no_articles(run.report, published),
                                   lost_sources(run.folders, published, run.world.files),
                                   lost_formats(plan.leftovers, published, run.request.settings),
                                   many_feeds(plan.leftovers, published),
                                   many_archived(plan),
                                   other_addresses(plan, published, run)};
  std::erase(reasons, std::string());
  return fmt::format("{}", fmt::join(reasons, ", and "));
}

bool is_refused(const std::string& reason, const Plan& plan, Run& run) {
  if (reason.empty() || run.request.prune) return false;
  const bool is_dry = run.request.mode == PublishMode::kDryRun;
  run.report.diagnostics.push_back(
      {is_dry ? Severity::kWarning : Severity::kError,
       Message{(is_dry ? "a run would change nothing, because " : "nothing was changed, because ") +
                   reason,
               "if that is meant, run with --prune; --dry-run lists what it would remove",
               Place{run.request.output}}});
  if (is_dry) return false;
  run.report.refusal = reason;
  run.report.feeds = plan.feeds;
  run.report.unlisted = plan.unlisted;
  run.report.removed = plan.leftovers.ours;
  run.report.removed_documents = plan.document_leftovers.ours;
  run.state.roll_back();
  return true;
}

}  // namespace

bool is_companion(const PublishedFeed& feed) {
  const auto formats = companion_formats();
  return std::any_of(formats.begin(), formats.end(),
                     [&](const FeedFormat* format) { return feed.format == format->word; });
}

Leftovers leftovers_of(const Plan& plan, const PublishedFeeds& published,
                       const Publisher& publisher) {
  std::unordered_set<std::string_view> planned(plan.feeds.size());
  for (const FeedReport& feed : plan.feeds) planned.insert(feed.path);
  Leftovers leftovers;
  for (const auto& [path, feed] : published.all()) {
    if (planned.contains(path)) continue;
    sort_leftover(path, feed.stamp, feed.content_digest, publisher, leftovers);
  }
  return leftovers;
}

void sort_leftover(const std::string& path, const FileStamp& stamp, const Digest& content,
                   const Publisher& publisher, Leftovers& leftovers) {
  switch (publisher.look_at(path, stamp, content)) {
    case Publisher::Leftover::kOurs: leftovers.ours.push_back(path); break;
    case Publisher::Leftover::kEdited:
      leftovers.edited.push_back(path);
      leftovers.forgotten.push_back(path);
      break;
    case Publisher::Leftover::kElsewhere:
      leftovers.elsewhere.push_back(path);
      leftovers.forgotten.push_back(path);
      break;
    case Publisher::Leftover::kGone:
      leftovers.gone.push_back(path);
      leftovers.forgotten.push_back(path);
      break;
    case Publisher::Leftover::kUnreadable: leftovers.unreadable.push_back(path); break;
  }
}

void report_leftovers(const Leftovers& leftovers, std::string_view what, Run& run) {
  const std::string& output = run.request.output;
  Report& report = run.report;
  for (const std::string& path : leftovers.unreadable) {
    report.unreadable.push_back(
        {fmt::format("{} any more, but whether it is as it was published can't be read now", what),
         "check who may read it", Place{output + '/' + path}});
  }
  const auto warn = [&](const std::string& path, std::string problem) {
    report.diagnostics.push_back(
        {Severity::kWarning, Message{std::move(problem), "remove it, if no reader needs it",
                                     Place{output + '/' + path}}});
  };
  for (const std::string& path : leftovers.edited) {
    warn(path, fmt::format("{} any more, but it was edited and so is left alone", what));
  }
  for (const std::string& path : leftovers.elsewhere) {
    warn(path,
         fmt::format("{} any more, but what leads to it is no folder now, and so it is left alone",
                     what));
  }
}

bool is_refused(const Plan& plan, const PublishedFeeds& published, Run& run) {
  return is_refused(reason_to_ask(plan, published, run), plan, run);
}

bool is_refused(const Plan& plan, const PublishedFeeds& published, const Rendered& rendered,
                Run& run) {
  const bool replaces_others =
      std::any_of(rendered.jobs.begin(), rendered.jobs.end(),
                  [](const RenderedJob& job) { return job.replaces_others; });
  if (replaces_others) {
    return is_refused(
        "the feeds that are here show none of these articles: another configuration or program "
        "makes them",
        plan, run);
  }
  if (published.number() != 0 || run.report.read > 0) return false;
  const bool replaces =
      std::any_of(rendered.feeds.begin(), rendered.feeds.end(), [](const RenderedFeed& feed) {
        return feed.staged && feed.staged->change == Change::kReplaced;
      });
  return is_refused(
      replaces ? "there are no articles, and the feeds that are here would be emptied" : "", plan,
      run);
}

}  // namespace feedgen
