#include "notify/live.h"

#include <algorithm>

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
  bool is_live = false;
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
    if (!result) return {Outcome::kRetry, result.error().text};
    if (result->status == 200 && hash128(result->body) == question.asked->bytes) {
      question.is_live = true;
      return {Outcome::kAccepted, "live"};
    }
    if (result->status == 200) question.etag = result->etag;
    return {Outcome::kRetry, "something else"};
  };
  return letter;
}

}  // namespace

std::vector<bool> ask_live(std::span<const LiveQuestion> questions, HttpClient& client,
                           const DeliveryRules& rules, const DeliveryClock& clock) {
  const auto end = clock.ticks() + rules.patience;
  std::vector<Question> open(questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) open[i].asked = &questions[i];
  milliseconds pause = kFirstPause;
  while (true) {
    std::vector<Letter> letters;
    for (Question& question : open) {
      if (!question.is_live) letters.push_back(live_letter(question));
    }
    if (letters.empty()) break;
    DeliveryRules round = rules;
    round.patience = std::chrono::ceil<milliseconds>(end - clock.ticks());
    deliver(letters, client, round, clock, [](std::size_t, const Verdict&) {});
    const bool is_done =
        std::all_of(open.begin(), open.end(), [](const Question& q) { return q.is_live; });
    if (is_done || clock.ticks() + pause >= end) break;
    static_cast<void>(client.wait(pause));  // nothing is under way
    pause = std::min(pause * 2, kLongestPause);
  }
  std::vector<bool> live;
  live.reserve(open.size());
  for (const Question& question : open) live.push_back(question.is_live);
  return live;
}

}  // namespace feedgen
