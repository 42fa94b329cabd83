#include "notify/live.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "notify/letter.h"
#include "text/hash.h"

namespace feedgen {
namespace {

using std::chrono::milliseconds;

// What serves a site answers within a page's time, and is not asked more often than a reader would
// press "reload".
constexpr milliseconds kFirstPause{2'000};
constexpr milliseconds kLongestPause{30'000};

struct Question {
  const LiveQuestion* asked = nullptr;
  std::string etag;  // of an answer that was something else
  LiveAnswer answer;
};

// The letter may be judged after this function has returned, hence the pointer into what outlives
// it.
Letter live_letter(Question& question) {
  Letter letter;
  letter.request.url = question.asked->url;
  letter.request.if_none_match = question.etag;
  letter.request.redirects = Redirects::kFollow;
  letter.request.most_bytes =
      std::max<std::size_t>(letter.request.most_bytes, question.asked->size + 1);
  letter.judge = [&question](const HttpResult& result, Instant) -> Verdict {
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
  return letter;
}

}  // namespace

std::vector<LiveAnswer> ask_live(std::span<const LiveQuestion> questions, HttpClient& client,
                                 const DeliveryRules& rules, const DeliveryClock& clock) {
  const auto end = clock.ticks() + rules.patience;
  std::vector<Question> open(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) open[i].asked = &questions[i];
  milliseconds pause = kFirstPause;
  while (true) {
    std::vector<Letter> letters;
    for (Question& question : open) {
      if (!question.answer.is_live) letters.push_back(live_letter(question));
    }
    if (letters.empty()) break;
    DeliveryRules round = rules;
    round.patience = std::chrono::ceil<milliseconds>(end - clock.ticks());
    deliver(letters, client, round, clock, [](std::size_t, const Verdict&) {});
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
