#include "notify/keep_live.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "notify/due.h"
#include "protocols/ping_request.h"
#include "publish/publisher.h"
#include "text/hash.h"
#include "value/ranges.h"

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
    return none_of(paths, [&](const std::string* path) { return unfit.contains(path); });
  };
  const auto out = std::stable_partition(due.begin(), due.end(), is_fit);
  std::vector<Notice*> left_out(out, due.end());
  due.erase(out, due.end());
  return left_out;
}

using std::chrono::milliseconds;

// Not more often than a reader would press "reload".
constexpr milliseconds kFirstPause{2'000};
constexpr milliseconds kLongestPause{30'000};

struct Question {
  const LiveQuestion* asked = nullptr;
  std::string etag;  // of an answer that was something else
  LiveAnswer answer;
};

// The request may be judged after this function has returned, hence the pointer into what outlives
// it.
PingRequest live_request(Question& question) {
  PingRequest request;
  request.http.url = question.asked->url;
  request.http.if_none_match = question.etag;
  request.http.redirects = Redirects::kFollow;
  request.http.most_bytes =
      std::max<std::size_t>(request.http.most_bytes, question.asked->size + 1);
  request.judge = [&question](const HttpResult& result, Instant) -> PingAnswer {
    if (!result) {
      question.answer.answer = shown_failure(result.error());
      return {Outcome::kRetry, question.answer.answer};
    }
    if (result->status == 200 && hash128(result->body) == question.asked->bytes) {
      question.answer = {true, {}};
      return {Outcome::kAccepted, "live"};
    }
    const bool is_older = result->status == 200 || result->status == 304;
    if (result->status == 200) question.etag = result->etag;
    question.answer.answer =
        is_older ? "it serves something else" : fmt::format("it answered {}", result->status);
    return {Outcome::kRetry, question.answer.answer};
  };
  return request;
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

std::vector<std::string> keep_uploaded(std::vector<Notice*>& due, const PublishedFeeds& feeds,
                                       const std::set<std::string>& waiting) {
  if (waiting.empty()) return {};
  const FeedsOfNotices feeds_of(feeds);
  std::vector<std::string> paths;
  std::set<const std::string*> unfit;
  for (const std::string* path : feeds_of.of_all(due)) {
    if (!waiting.contains(*path)) continue;
    paths.push_back(*path);
    unfit.insert(path);
  }
  for (Notice* notice : leave_out(due, feeds_of, unfit)) notice->is_missing = true;
  return paths;
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

std::vector<LiveAnswer> ask_live(std::span<const LiveQuestion> questions, HttpClient& client,
                                 const DeliveryRules& rules, const Clock& clock) {
  const auto end = clock.ticks() + rules.patience;
  std::vector<Question> open(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) open[i].asked = &questions[i];
  milliseconds pause = kFirstPause;
  while (true) {
    std::vector<PingRequest> requests;
    for (Question& question : open) {
      if (!question.answer.is_live) requests.push_back(live_request(question));
    }
    if (requests.empty()) break;
    DeliveryRules round = rules;
    round.patience = std::chrono::ceil<milliseconds>(end - clock.ticks());
    deliver(requests, client, round, clock, [](std::size_t, const PingAnswer&) {});
    const bool is_done = all_of(open, [](const Question& q) { return q.answer.is_live; });
    if (is_done || clock.ticks() + pause >= end) break;
    static_cast<void>(client.wait(pause));  // nothing is under way
    pause = std::min(pause * 2, kLongestPause);
  }
  std::vector<LiveAnswer> answers;
  answers.reserve(open.size());
  for (Question& question : open) answers.push_back(std::move(question.answer));
  return answers;
}

}  // namespace feedgen
