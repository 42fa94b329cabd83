#include "losses.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "feed/formats.h"
#include "text/display.h"
#include "text/xml_text.h"
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
  const std::size_t going = leftovers.ours.size();
  const std::size_t all = published.all().size() - leftovers.gone.size();
  if (going <= kFew || going * kPart <= all) return {};
  return fmt::format("{} of {} feeds would be removed: {}", going, all, listed(leftovers.ours));
}

std::string no_articles(const Survey& site, const PublishedFeeds& published) {
  if (site.report.read > 0 || published.articles() == 0) return {};
  return fmt::format("there are no articles now, where there {}",
                     published.articles() == 1 ? std::string("was 1")
                                               : fmt::format("were {}", published.articles()));
}

std::string lost_formats(const Leftovers& leftovers, const BuildRequest& request) {
  std::set<std::string_view> wanted;
  for (const FeedFormat* format : formats_of(request.settings)) wanted.insert(format->file);
  std::set<std::string_view> lost;
  for (const std::string& path : leftovers.ours) {
    if (!wanted.contains(last_part(path))) lost.insert(last_part(path));
  }
  if (lost.empty()) return {};
  return fmt::format("every {} would be removed, since its format is not among the formats",
                     fmt::join(lost, " and "));
}

// Where they are gone, they were renamed or removed by their owner: what follows from that is
// judged by the other reasons.
std::string lost_sources(const Survey& site, const PublishedFeeds& published, FileSystem& files) {
  if (published.articles() == 0) return {};
  std::vector<std::string> lost;
  for (const std::string& source : published.sources()) {
    if (site.identities->is_in_scope(source)) continue;
    const auto status = files.status(site.identities->to_home(source), Links::kFollow);
    if (status && *status) lost.push_back(source.empty() ? "." : source);
  }
  if (lost.empty()) return {};
  return fmt::format("the feeds were made of articles in {}, which would not be read any more",
                     listed(lost));
}

}  // namespace

Leftovers leftovers_of(const Plan& plan, const PublishedFeeds& published,
                       const Publisher& publisher) {
  std::set<std::string_view> planned;
  for (const FeedReport& feed : plan.feeds) planned.insert(feed.path);
  Leftovers leftovers;
  for (const auto& [path, feed] : published.all()) {
    if (planned.contains(path)) continue;
    switch (publisher.look_at(path, feed.stamp, feed.bytes)) {
      case Publisher::Leftover::kOurs:
        leftovers.ours.push_back(path);
        break;
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
      case Publisher::Leftover::kUnreadable:
        leftovers.unreadable.push_back(path);
        break;
    }
  }
  return leftovers;
}

void report_leftovers(const Leftovers& leftovers, const std::string& output, Report& report) {
  for (const std::string& path : leftovers.unreadable) {
    report.unreadable.push_back(
        {"this feed is of no category any more, but whether it is as it was published can't be "
         "read now",
         "check who may read it", Place{output + '/' + path}});
  }
  const auto warn = [&](const std::string& path, std::string problem) {
    report.diagnostics.push_back(
        {Severity::kWarning,
         Message{std::move(problem), "remove it, if nobody needs it", Place{output + '/' + path}}});
  };
  for (const std::string& path : leftovers.edited) {
    warn(path, "this feed is of no category any more, but it was edited and so is left alone");
  }
  for (const std::string& path : leftovers.elsewhere) {
    warn(
        path,
        "this feed is of no category any more, but what leads to it is no folder now, and so it is "
        "left alone");
  }
}

std::set<std::string> sources_of(const Survey& site) {
  const std::vector<std::string>& scopes = site.identities->scopes();
  return {scopes.begin(), scopes.end()};
}

std::string reason_to_ask(const Survey& site, const Leftovers& leftovers,
                          const PublishedFeeds& published, const BuildRequest& request,
                          FileSystem& files) {
  std::vector<std::string> reasons{
      no_articles(site, published), lost_sources(site, published, files),
      lost_formats(leftovers, request), many_feeds(leftovers, published)};
  std::erase(reasons, std::string());
  return fmt::format("{}", fmt::join(reasons, ", and "));
}

// By the bytes, whatever the format: XML writes an id escaped, JSON as it is.
bool shows_others(FileSystem& files, const std::string& path, const Feed& feed) {
  constexpr std::uint64_t kLargest = 64U << 20U;  // longer ones are no feeds of articles
  const Result<std::string> read = files.read(path, kLargest);
  if (!read || feed.entries.empty()) return false;
  const std::string_view file = *read;
  const std::array<std::string_view, 3> marks{"<item", "<entry", "\"id\""};
  const bool has_entries = std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
    return file.find(mark) != std::string_view::npos;
  });
  if (!has_entries) return false;
  return std::none_of(feed.entries.begin(), feed.entries.end(), [&](const Entry* entry) {
    std::string escaped;
    append_escaped_text(entry->id, escaped);
    return file.find(entry->id) != std::string_view::npos ||
           file.find(escaped) != std::string_view::npos;
  });
}

}  // namespace feedgen
