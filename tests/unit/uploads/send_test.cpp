#include "uploads/send.h"

#include <map>

#include "support/catch.h"
#include "support/fake_http.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

// One request, and what the script says of it.
class OneRequest final : public Upload {
 public:
  OneRequest(std::string url, const std::map<int, UploadAnswer>& meanings)
      : url_(std::move(url)), meanings_(meanings) {}
  UploadStep begin(Instant) override {
    HttpRequest request;
    request.url = url_;
    return request;
  }
  UploadStep next(const HttpResult& result, Instant) override {
    return meanings_.at(result->status);
  }

 private:
  std::string url_;
  const std::map<int, UploadAnswer>& meanings_;
};

const std::map<int, UploadAnswer>& usual_meanings() {
  static const std::map<int, UploadAnswer> kMeanings{
      {200, {UploadOutcome::kDone, {}, "tag"}},
      {500, {UploadOutcome::kRetry, "answered 500", {}}},
      {503, {UploadOutcome::kRetry, "answered 503", {}, std::chrono::seconds{7}}},
      {403, {UploadOutcome::kDenied, "answered 403", {}}},
      {412, {UploadOutcome::kForeign, "other", {}}}};
  return kMeanings;
}

HttpResult of_status(int code) {
  HttpAnswer answer;
  answer.status = code;
  return answer;
}

struct Sent {
  std::map<std::size_t, UploadAnswer> answers;
  TargetState state{};
};

Sent send_all(
    std::size_t count, FakeHttp& http, SendRules rules = {},
    const std::function<GoOn()>& rest = [] { return GoOn::kYes; }) {
  Sent sent;
  const Clock clock{[&] {
                      return Instant{std::chrono::duration_cast<std::chrono::seconds>(
                          http.now().time_since_epoch())};
                    },
                    [&] { return http.now(); }, [](std::chrono::milliseconds) {}};
  Sending sending;
  sending.count = count;
  sending.make = [&](std::size_t i) {
    return std::make_unique<OneRequest>(std::to_string(i), usual_meanings());
  };
  sending.done = [&](std::size_t i, const UploadAnswer& answer) {
    CHECK(sent.answers.emplace(i, answer).second);
  };
  sending.rest = rest;
  sent.state = send(sending, http, rules, clock, [] { return 0.5; });
  CHECK(http.under_way() == 0);
  return sent;
}

std::size_t count_of(UploadOutcome outcome, const Sent& sent) {
  std::size_t n = 0;
  for (const auto& [number, answer] : sent.answers) n += answer.outcome == outcome ? 1 : 0;
  return n;
}

}  // namespace

TEST_CASE("uploads go out together, but never more than allowed") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{of_status(200)}; });
  const Sent sent = send_all(100, http);
  CHECK(count_of(UploadOutcome::kDone, sent) == 100);
  CHECK(http.most_under_way() == 16);
  CHECK(sent.state == TargetState::kWell);
}

TEST_CASE("an upload that failed is tried again after a pause that grows") {
  int asked = 0;
  FakeHttp http(
      [&](const HttpRequest&) { return FakeHttp::Answer{of_status(++asked < 4 ? 500 : 200)}; });
  CHECK(count_of(UploadOutcome::kDone, send_all(1, http)) == 1);
  CHECK(asked == 4);
  CHECK(http.now().time_since_epoch() >= 375ms + 750ms + 1500ms);
}

TEST_CASE("Retry-After holds for the whole target") {
  bool is_first = true;
  std::vector<FakeHttp::Ticks> times;
  FakeHttp http([&](const HttpRequest&) {
    times.push_back(http.now());
    return FakeHttp::Answer{of_status(std::exchange(is_first, false) ? 503 : 200)};
  });
  SendRules rules;
  rules.most_at_once = 1;
  CHECK(count_of(UploadOutcome::kDone, send_all(3, http, rules)) == 3);
  CHECK(times[1] - times[0] >= 7s);
}

TEST_CASE("a target that denies is asked no more, and the rest is postponed") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{of_status(403)}; });
  const Sent sent = send_all(100, http);
  CHECK(sent.state == TargetState::kFailing);
  CHECK(http.started().size() == 16);
  CHECK(sent.answers.size() == 100);
  CHECK(count_of(UploadOutcome::kPostponed, sent) == 84);
}

TEST_CASE("a dead target is given up after some failures in a row") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{of_status(500)}; });
  const Sent sent = send_all(1000, http);
  CHECK(sent.state == TargetState::kFailing);
  CHECK(http.started().size() <= 16 + 8 + 16);
  CHECK(sent.answers.size() == 1000);
}

TEST_CASE("a target that never answers ends the run when the patience is used up") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{of_status(200), 24h}; });
  SendRules rules;
  rules.patience = 10s;
  const Sent sent = send_all(20, http, rules);
  CHECK(http.now().time_since_epoch() <= 11s);
  CHECK(count_of(UploadOutcome::kRetry, sent) == 16);
  CHECK(count_of(UploadOutcome::kPostponed, sent) == 4);
}

TEST_CASE("another program's file is no failure of the target") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{of_status(412)}; });
  const Sent sent = send_all(50, http);
  CHECK(count_of(UploadOutcome::kForeign, sent) == 50);
  CHECK(sent.state == TargetState::kWell);
}

TEST_CASE("nothing new is sent while what came can't be recorded") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{of_status(200)}; });
  int held = 0;
  const Sent sent = send_all(40, http, {}, [&] {
    if (++held > 5) return GoOn::kYes;
    CHECK(http.started().size() <= 16);
    return GoOn::kHold;
  });
  CHECK(count_of(UploadOutcome::kDone, sent) == 40);
}

}  // namespace feedgen
