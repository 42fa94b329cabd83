#include "notify/keep_live.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "notify/live.h"
#include "notify/public_site.h"
#include "publish/publisher.h"

namespace feedgen {
namespace {

using Paths = std::vector<const std::string*>;

// The paths of the feeds that a notice is about.
class FeedsOfNotices {
 public:
  explicit FeedsOfNotices(const PublishedFeeds& feeds) {
    for (const auto& [path, feed] : feeds.all()) {
      if (feed.url.empty()) continue;
      by_url_.emplace(feed.url, &path);
      if (feed.is_of_site) of_site_.push_back(&path);
    }
  }

  Paths of(const Notice& notice) const {
    if (notice.kind != TopicKind::kFeed) return of_site_;
    const auto found = by_url_.find(notice.topic);
    return found == by_url_.end() ? Paths() : Paths{found->second};
  }

  // Each path once, in the order of the notices.
  Paths of_all(const std::vector<Notice*>& notices) const {
    Paths paths;
    std::set<const std::string*> seen;
    for (const Notice* notice : notices) {
      for (const std::string* path : of(*notice)) {
        if (seen.insert(path).second) paths.push_back(path);
      }
    }
    return paths;
  }

 private:
  std::map<std::string_view, const std::string*> by_url_;
  Paths of_site_;
};

// Takes notices out of `due` that are about one of `unfit`, and returns those.
std::vector<Notice*> leave_out(std::vector<Notice*>& due, const FeedsOfNotices& feeds,
                               const std::set<const std::string*>& unfit) {
  const auto is_fit = [&](const Notice* notice) {
    const Paths paths = feeds.of(*notice);
    return std::none_of(paths.begin(), paths.end(),
                        [&](const std::string* path) { return unfit.contains(path); });
  };
  const auto out = std::stable_partition(due.begin(), due.end(), is_fit);
  std::vector<Notice*> left_out(out, due.end());
  due.erase(out, due.end());
  return left_out;
}

}  // namespace

std::vector<std::string> keep_published(std::vector<Notice*>& due, const PublishedFeeds& feeds,
                                        const std::string& output, FileSystem& files) {
  const Publisher publisher(files, output, PublishMode::kDryRun);
  const FeedsOfNotices feeds_of(feeds);
  std::vector<std::string> missing;
  std::set<const std::string*> unfit;
  for (const std::string* path : feeds_of.of_all(due)) {
    if (publisher.is_published(*path, feeds.find(*path)->stamp)) continue;
    missing.push_back(*path);
    unfit.insert(path);
  }
  for (Notice* notice : leave_out(due, feeds_of, unfit)) notice->is_missing = true;
  return missing;
}

std::vector<NotLive> keep_live(std::vector<Notice*>& due, const PublishedFeeds& feeds,
                               std::chrono::milliseconds patience, HttpClient& client,
                               const Clock& clock) {
  const FeedsOfNotices feeds_of(feeds);
  const Paths paths = feeds_of.of_all(due);
  if (paths.empty()) return {};
  std::vector<LiveQuestion> questions;
  for (const std::string* path : paths) {
    const PublishedFeed& feed = *feeds.find(*path);
    questions.push_back({feed.url, feed.content_digest, feed.stamp.size});
  }
  DeliveryRules rules;
  rules.patience = patience;
  const std::vector<LiveAnswer> answers = ask_live(questions, client, rules, clock);
  std::vector<NotLive> not_live;
  std::set<const std::string*> unfit;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].is_live) continue;
    not_live.push_back({questions[i].url, answers[i].answer});
    unfit.insert(paths[i]);
  }
  leave_out(due, feeds_of, unfit);
  return not_live;
}

}  // namespace feedgen
