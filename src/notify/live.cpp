#include "notify/live.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "protocols/ping_request.h"
#include "text/hash.h"

namespace feedgen {
namespace {

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
    const bool is_done =
        std::all_of(open.begin(), open.end(), [](const Question& q) { return q.answer.is_live; });
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
