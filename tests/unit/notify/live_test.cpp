#include "notify/keep_live.h"
#include "support/catch.h"
#include "support/fake_http.h"
#include "text/hash.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

struct Web {
  FakeHttp http;
  Clock clock{[] { return Instant{}; }, [this] { return http.now(); }, nullptr};
  DeliveryRules rules;
  std::vector<LiveAnswer> answers;

  explicit Web(FakeHttp::Script script) : http(std::move(script)) { rules.patience = 60s; }

  std::vector<bool> ask(const std::vector<std::string>& texts) {
    std::vector<LiveQuestion> questions;
    for (const std::string& text : texts) {
      questions.push_back({"https://example.org/" + text, hash128(text), text.size()});
    }
    answers = ask_live(questions, http, rules, clock);
    std::vector<bool> live;
    for (const LiveAnswer& answer : answers) live.push_back(answer.is_live);
    return live;
  }
};

FakeHttp::Answer page(int status, std::string body, std::string etag = {}) {
  HttpAnswer answer;
  answer.status = status;
  answer.body = std::move(body);
  answer.etag = std::move(etag);
  return {answer};
}

TEST_CASE("what is live at once is asked for once") {
  Web web([](const HttpRequest& request) { return page(200, request.url.substr(20)); });
  CHECK(web.ask({"a", "b"}) == std::vector<bool>{true, true});
  REQUIRE(web.http.started().size() == 2);
  CHECK(web.http.started()[0].method == HttpMethod::kGet);
  CHECK(web.http.started()[0].url == "https://example.org/a");
  CHECK(web.http.started()[0].redirects == Redirects::kFollow);
  CHECK(web.http.now().time_since_epoch() < 1s);
}

TEST_CASE("why an address is not live is said") {
  Web web([](const HttpRequest& request) -> FakeHttp::Answer {
    if (request.url.ends_with("a")) return page(404, "");
    if (request.url.ends_with("b")) return page(200, "something else");
    return {tl::unexpected(HttpFailure{HttpFault::kForbiddenAddress, "example.org"})};
  });
  CHECK(web.ask({"a", "b", "c"}) == std::vector<bool>{false, false, false});
  CHECK(web.answers[0].answer == "it answered 404");
  CHECK(web.answers[1].answer == "it serves something else");
  CHECK(web.answers[2].answer.find("private_addresses: true") != std::string::npos);
}

TEST_CASE("what is not live yet is asked for again, by its ETag, with pauses") {
  int asked = 0;
  Web web([&](const HttpRequest& request) {
    ++asked;
    if (asked == 1) return page(200, "old", "\"1\"");
    CHECK(request.if_none_match == "\"1\"");
    return asked < 4 ? page(304, "") : page(200, "a", "\"2\"");
  });
  CHECK(web.ask({"a"}) == std::vector<bool>{true});
  CHECK(asked == 4);
  CHECK(web.http.now().time_since_epoch() >= 14s);
  for (const HttpRequest& request : web.http.started())
    CHECK(request.url == "https://example.org/a");
}

TEST_CASE("it ends when its time is up, whatever the others do") {
  Web web([](const HttpRequest& request) {
    if (request.url.ends_with("/a")) return page(200, "a");
    if (request.url.ends_with("/b")) return page(404, "b");
    if (request.url.ends_with("/c")) {
      return FakeHttp::Answer{tl::unexpected(HttpFailure{HttpFault::kTooLarge, ""})};
    }
    return FakeHttp::Answer{page(200, "d").result, 2h};
  });
  CHECK(web.ask({"a", "b", "c", "d"}) == std::vector<bool>{true, false, false, false});
  CHECK(web.http.now().time_since_epoch() <= 60s);
  CHECK(web.http.under_way() == 0);
}

TEST_CASE("a feed may be larger than other answers") {
  const std::string text(1U << 20U, 'x');
  Web web([&](const HttpRequest& request) {
    CHECK(request.most_bytes > text.size());
    return page(200, text);
  });
  CHECK(web.ask({text}) == std::vector<bool>{true});
}

}  // namespace
}  // namespace feedgen
