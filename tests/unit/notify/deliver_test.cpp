#include "notify/deliver.h"

#include <map>

#include "support/catch.h"
#include "support/fake_http.h"
#include "support/ping_requests.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

struct Decided {
  Outcome outcome;
  std::string answer;
  std::optional<std::chrono::seconds> not_before;
};

HttpResult status(int code, std::string retry_after = {}) {
  HttpAnswer answer;
  answer.status = code;
  answer.retry_after = std::move(retry_after);
  return answer;
}

HttpResult failure(HttpFault fault) { return tl::unexpected(HttpFailure{fault, "no"}); }

std::vector<PingRequest> requests_to(const std::string& hub, std::size_t count) {
  std::vector<PingRequest> requests;
  for (std::size_t i = 0; i < count; ++i)
    requests.push_back(websub_request(hub, std::to_string(i)));
  return requests;
}

// Time passes while answers are waited for.
Clock clock_of(FakeHttp& http) {
  return {[&] {
            return Instant{
                std::chrono::duration_cast<std::chrono::seconds>(http.now().time_since_epoch())};
          },
          [&] { return http.now(); }, nullptr};
}

std::map<std::size_t, Decided> deliver_all(const std::vector<PingRequest>& requests, FakeHttp& http,
                                           const DeliveryRules& rules = {}) {
  std::map<std::size_t, Decided> decided;
  deliver(requests, http, rules, clock_of(http), [&](std::size_t i, const PingAnswer& ping_answer) {
    const Decided one{ping_answer.outcome, ping_answer.answer, ping_answer.not_before};
    if (!decided.emplace(i, one).second) FAIL("request " << i << " was decided twice");
  });
  CHECK(decided.size() == requests.size());
  CHECK(http.under_way() == 0);
  return decided;
}

std::size_t count_of(const std::map<std::size_t, Decided>& decided, Outcome outcome) {
  return static_cast<std::size_t>(
      std::count_if(decided.begin(), decided.end(),
                    [&](const auto& one) { return one.second.outcome == outcome; }));
}

}  // namespace

TEST_CASE("nothing is delivered in no time") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204)}; });
  CHECK(deliver_all({}, http).empty());
}

TEST_CASE("a host gets its requests in order, few at once") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204)}; });
  const auto decided = deliver_all(requests_to("http://hub.example/", 10), http);
  CHECK(count_of(decided, Outcome::kAccepted) == 10);
  CHECK(http.most_under_way() == 4);
  for (std::size_t i = 0; i < 10; ++i) {
    CHECK(http.started()[i].body == "hub.mode=publish&hub.url=" + std::to_string(i));
  }
}

TEST_CASE("all hosts together get no more at once than allowed, each in its turn") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204)}; });
  std::vector<PingRequest> requests;
  for (int host = 0; host < 10; ++host) {
    for (PingRequest& request : requests_to("http://h" + std::to_string(host) + ".example/", 10)) {
      requests.push_back(std::move(request));
    }
  }
  DeliveryRules rules;
  rules.most_at_once = 7;
  CHECK(count_of(deliver_all(requests, http, rules), Outcome::kAccepted) == 100);
  CHECK(http.most_under_way() == 7);
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(http.started()[i].url == "http://h" + std::to_string(i) + ".example/");
  }
}

TEST_CASE("a host is known whatever the spelling of its address") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204)}; });
  std::vector<PingRequest> requests;
  for (const char* hub : {"http://hub.example/a", "HTTP://HUB.example:80/b",
                          "http://u:p@hub.example", "http://hub.example:8080/"}) {
    requests.push_back(websub_request(hub, "t"));
  }
  DeliveryRules rules;
  rules.most_per_host = 1;
  deliver_all(requests, http, rules);
  CHECK(http.most_under_way() == 2);
}

TEST_CASE("a dead host is tried a few times, and costs the others nothing") {
  FakeHttp http([](const HttpRequest& request) {
    if (request.url == "http://dead.example/") {
      return FakeHttp::Answer{failure(HttpFault::kTimedOut), 5s};
    }
    if (request.url == "http://slow.example/") return FakeHttp::Answer{status(200), 100ms};
    return FakeHttp::Answer{status(204)};
  });
  std::vector<PingRequest> requests;
  for (const char* hub : {"http://dead.example/", "http://slow.example/", "http://live.example/"}) {
    for (PingRequest& request : requests_to(hub, 1000)) requests.push_back(std::move(request));
  }
  const auto decided = deliver_all(requests, http);
  std::map<std::string, std::size_t> started;
  for (const HttpRequest& request : http.started()) ++started[request.url];
  CHECK(started["http://dead.example/"] <= 7);
  CHECK(started["http://slow.example/"] == 1000);
  CHECK(started["http://live.example/"] == 1000);
  CHECK(count_of(decided, Outcome::kAccepted) == 2000);
  CHECK(decided.at(0).outcome == Outcome::kRetry);
  CHECK(decided.at(999).outcome == Outcome::kPostponed);
  CHECK(decided.at(999).answer == "not tried: http://dead.example failed several times in a row");
  CHECK(http.now().time_since_epoch() < 30s);
}

TEST_CASE("failures are in a row only without an answer in between") {
  int count = 0;
  FakeHttp http([&](const HttpRequest&) {
    return FakeHttp::Answer{++count % 3 == 0 ? status(400) : status(500)};
  });
  DeliveryRules rules;
  rules.most_per_host = 1;
  const auto decided = deliver_all(requests_to("http://hub.example/", 30), http, rules);
  CHECK(count_of(decided, Outcome::kRetry) == 20);
  CHECK(count_of(decided, Outcome::kRefused) == 10);
}

TEST_CASE("when a host asks to wait, all its requests wait") {
  for (const int code : {429, 503}) {
    FakeHttp http([&](const HttpRequest&) { return FakeHttp::Answer{status(code, "120")}; });
    DeliveryRules rules;
    rules.most_per_host = 1;
    const auto decided = deliver_all(requests_to("http://hub.example/", 5), http, rules);
    CHECK(http.started().size() == 1);
    CHECK(decided.at(0).outcome == Outcome::kRetry);
    CHECK(decided.at(0).not_before == 120s);
    CHECK(decided.at(4).outcome == Outcome::kPostponed);
    CHECK(decided.at(4).not_before == 120s);
  }
}

TEST_CASE("a date in an answer is counted from now") {
  FakeHttp http([&](const HttpRequest&) {
    return FakeHttp::Answer{status(503, "Thu, 01 Jan 1970 00:02:00 GMT"), 20s};
  });
  CHECK(deliver_all(requests_to("http://hub.example/", 1), http).at(0).not_before == 100s);
}

TEST_CASE("at the end of patience what has no answer is due again") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(200), 1h}; });
  DeliveryRules rules;
  rules.patience = 10s;
  const auto decided = deliver_all(requests_to("http://hub.example/", 6), http, rules);
  CHECK(http.started().size() == 4);
  CHECK(count_of(decided, Outcome::kRetry) == 4);
  CHECK(count_of(decided, Outcome::kPostponed) == 2);
  CHECK(http.now().time_since_epoch() == 10s);
}

TEST_CASE("a request that takes another's place is sent at once, and decides") {
  FakeHttp http([](const HttpRequest& request) {
    if (request.url == "http://new.example/") return FakeHttp::Answer{status(204)};
    HttpAnswer moved;
    moved.status = 308;
    moved.location = "http://new.example/";
    return FakeHttp::Answer{moved};
  });
  const auto decided = deliver_all(requests_to("http://old.example/", 3), http);
  CHECK(count_of(decided, Outcome::kAccepted) == 3);
  CHECK(http.started().size() == 6);
}

TEST_CASE("requests that take each other's place for ever are stopped") {
  struct Endless {
    PingAnswer operator()(const HttpResult&, Instant) const {
      PingAnswer ping_answer{Outcome::kRetry, "again"};
      ping_answer.instead = std::make_unique<PingRequest>(PingRequest{HttpRequest{}, *this});
      return ping_answer;
    }
  };
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204)}; });
  const auto decided = deliver_all({PingRequest{HttpRequest{}, Endless{}}}, http);
  CHECK(decided.at(0).outcome == Outcome::kRetry);
  CHECK(http.started().size() == 6);
}

TEST_CASE("a target that is gone is sent nothing more, others on its host are") {
  FakeHttp http([](const HttpRequest& request) {
    return FakeHttp::Answer{status(request.url == "http://hub.example/a" ? 410 : 204)};
  });
  DeliveryRules rules;
  rules.most_per_host = 1;
  std::vector<PingRequest> requests = requests_to("http://hub.example/a", 5);
  for (PingRequest& request : requests_to("http://hub.example/b", 2))
    requests.push_back(std::move(request));
  const auto decided = deliver_all(requests, http, rules);
  CHECK(http.started().size() == 3);
  CHECK(count_of(decided, Outcome::kGone) == 1);
  CHECK(count_of(decided, Outcome::kPostponed) == 4);
  CHECK(count_of(decided, Outcome::kAccepted) == 2);
}

TEST_CASE("whoever keeps what was decided is asked to before each wait, and may end it") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204)}; });
  const std::vector<PingRequest> requests = requests_to("http://hub.example/", 10);
  const Clock clock = clock_of(http);
  std::size_t decided = 0;
  std::size_t accepted = 0;
  std::size_t kept = 0;
  deliver(
      requests, http, {}, clock,
      [&](std::size_t, const PingAnswer& ping_answer) {
        ++decided;
        if (ping_answer.outcome == Outcome::kAccepted) ++accepted;
      },
      [&] {
        kept = decided;
        return decided < 4 ? GoOn::kYes : GoOn::kStop;
      });
  CHECK(kept == accepted);
  CHECK(accepted >= 4);
  CHECK(accepted < 10);
  CHECK(decided == 10);
}

TEST_CASE("while what was decided can't be kept, nothing new is sent") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204)}; });
  const std::vector<PingRequest> requests = requests_to("http://hub.example/", 10);
  const Clock clock = clock_of(http);
  std::size_t accepted = 0;
  std::size_t sent_before = 0;
  int holds = 0;
  deliver(
      requests, http, {}, clock,
      [&](std::size_t, const PingAnswer& ping_answer) {
        if (ping_answer.outcome == Outcome::kAccepted) ++accepted;
      },
      [&] {
        if (accepted < 4 || ++holds > 20) return GoOn::kYes;
        if (holds == 1) sent_before = http.started().size();
        CHECK(http.started().size() == sent_before);
        return GoOn::kHold;
      });
  CHECK(accepted == 10);
  CHECK(holds > 20);
}

TEST_CASE("a host has no more requests that are not kept yet than it may have under way") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204), 0ms}; });
  const std::vector<PingRequest> requests = requests_to("http://hub.example/", 40);
  const Clock clock = clock_of(http);
  std::size_t kept = 0;
  std::size_t decided = 0;
  std::size_t most = 0;
  deliver(
      requests, http, {}, clock,
      [&](std::size_t, const PingAnswer&) {
        ++decided;
        most = std::max(most, http.started().size() - kept);
      },
      [&] {
        kept = decided;
        return GoOn::kYes;
      });
  CHECK(decided == 40);
  CHECK(most == DeliveryRules{}.most_per_host);
}

TEST_CASE("what was sent and is not kept yet is bounded as what is under way") {
  FakeHttp http([](const HttpRequest&) { return FakeHttp::Answer{status(204), 0ms}; });
  std::vector<PingRequest> requests;
  for (int i = 0; i < 100; ++i) {
    requests.push_back(websub_request("http://hub" + std::to_string(i) + ".example/", "a"));
  }
  const Clock clock = clock_of(http);
  std::size_t kept = 0;
  std::size_t decided = 0;
  deliver(
      requests, http, {}, clock,
      [&](std::size_t, const PingAnswer& ping_answer) {
        CHECK(ping_answer.outcome == Outcome::kAccepted);
        ++decided;
        CHECK(http.started().size() - kept <= 16);
      },
      [&] {
        kept = decided;
        return GoOn::kYes;
      });
  CHECK(decided == 100);
  CHECK(kept == 100);
}

}  // namespace feedgen
