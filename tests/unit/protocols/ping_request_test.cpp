#include "protocols/ping_request.h"

#include "format/json.h"
#include "protocols/index_now.h"
#include "support/catch.h"
#include "support/ping_requests.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

constexpr Instant kNow{1'625'922'076s};  // Sat, 10 Jul 2021 13:01:16 GMT
const std::string kHub = "https://hub.example/";

HttpAnswer answer_of(int status, std::string body = {}) {
  HttpAnswer answer;
  answer.status = status;
  answer.body = std::move(body);
  return answer;
}

PingAnswer judge(const PingRequest& request, const HttpResult& result) {
  return request.judge(result, kNow);
}

Outcome outcome_of(const PingRequest& request, int status) {
  return judge(request, answer_of(status)).outcome;
}

PingRequest index_now_request(const std::string& endpoint, IndexNowSite site,
                              const std::vector<std::string>& pages) {
  Settings settings;
  settings.notify.protocols["indexnow"] = {{endpoint}, std::move(site)};
  return index_now().request(endpoint, pages, {}, settings);
}

}  // namespace

TEST_CASE("a hub is pinged about one topic, byte for byte") {
  const PingRequest request = websub_request(kHub, "https://a.example/技术/rss.xml?a=b&c=%20+~");
  CHECK(request.http.method == HttpMethod::kPost);
  CHECK(request.http.url == kHub);
  CHECK(request.http.content_type == "application/x-www-form-urlencoded");
  CHECK(request.http.body ==
        "hub.mode=publish&hub.url=https%3A%2F%2Fa.example%2F%E6%8A%80%E6%9C%AF%2Frss.xml"
        "%3Fa%3Db%26c%3D%2520%2B~");
}

TEST_CASE("statuses mean what HTTP and hubs say") {
  const PingRequest hub = websub_request(kHub, "t");
  for (const int status : {200, 201, 202, 204, 299}) {
    CHECK(outcome_of(hub, status) == Outcome::kAccepted);
  }
  for (const int status : {408, 429, 500, 502, 503, 504, 520, 599, 302, 303, 307}) {
    CHECK(outcome_of(hub, status) == Outcome::kRetry);
  }
  for (const int status : {400, 401, 403, 404, 405, 422, 451, 501, 505, 301, 308}) {
    CHECK(outcome_of(hub, status) == Outcome::kRefused);
  }
  CHECK(outcome_of(hub, 410) == Outcome::kGone);
  const PingRequest engine = index_now_request(kHub, {"a.example", "12345678", "k"}, {});
  CHECK(outcome_of(engine, 410) == Outcome::kRefused);
  CHECK(outcome_of(engine, 200) == Outcome::kAccepted);
  CHECK(outcome_of(engine, 202) == Outcome::kAccepted);
  for (const int status : {400, 403, 422}) CHECK(outcome_of(engine, status) == Outcome::kRefused);
  CHECK(outcome_of(engine, 429) == Outcome::kRetry);
}

TEST_CASE("failures of the network are worth another try, and named") {
  const PingRequest request = websub_request(kHub, "t");
  const auto judged = [&](HttpFault fault) {
    return judge(request, tl::unexpected(HttpFailure{fault, "why"}));
  };
  CHECK(judged(HttpFault::kUnreachable).answer == "can't be reached: why");
  CHECK(judged(HttpFault::kCertificate).answer == "has no certificate to be trusted: why");
  for (const HttpFault fault :
       {HttpFault::kUnreachable, HttpFault::kTimedOut, HttpFault::kTooLarge,
        HttpFault::kCertificate, HttpFault::kForbiddenAddress, HttpFault::kBroken}) {
    CHECK(judged(fault).outcome == Outcome::kRetry);
  }
  CHECK(judged(HttpFault::kBadAddress).outcome == Outcome::kRefused);
}

TEST_CASE("what a server says is shown as one short printable line") {
  const PingRequest request = websub_request(kHub, "t");
  CHECK(judge(request, answer_of(400, " not\r\n a \x1b[31mtopic\xff")).answer ==
        "answered 400: not a [31mtopic�");
  CHECK(judge(request, answer_of(404, "<!DOCTYPE html><p>no")).answer == "answered 404");
  for (const char* part : {"x", "技", "\xf0\x9f\x98\x80", "\xe2\x80\xae"}) {
    std::string body;
    while (body.size() < 5000) body += part;
    const std::string answer = judge(request, answer_of(400, body)).answer;
    CHECK(answer.size() <= 200);
    CHECK(is_utf8(answer));
  }
}

TEST_CASE("a redirect that keeps the request is followed twice, any other is not") {
  const PingRequest first = websub_request("https://a.example/", "t");
  HttpAnswer moved = answer_of(308);
  moved.location = "https://b.example/";
  PingAnswer ping_answer = judge(first, moved);
  REQUIRE(ping_answer.instead);
  const PingRequest second = *ping_answer.instead;
  CHECK(second.http.url == "https://b.example/");
  CHECK(second.http.body == first.http.body);
  CHECK(outcome_of(second, 410) == Outcome::kGone);
  ping_answer = judge(second, moved);
  REQUIRE(ping_answer.instead);
  const PingRequest third = *ping_answer.instead;
  ping_answer = judge(third, moved);
  CHECK_FALSE(ping_answer.instead);
  CHECK(ping_answer.answer == "answered 308, leading to: https://b.example/");

  moved.location = "http://b.example/";
  CHECK_FALSE(judge(first, moved).instead);
  moved.location = "ftp://b.example/";
  CHECK_FALSE(judge(first, moved).instead);
  moved.location = "https://b.example/";
  for (const int status : {301, 302, 303}) {
    moved.status = status;
    CHECK_FALSE(judge(first, moved).instead);
  }
}

TEST_CASE("a cloud's answer counts, not its status") {
  const PingRequest request =
      rss_cloud_request("http://cloud.example:5337/ping", "https://a.example/rss");
  const auto judged = [&](std::string body) {
    return judge(request, answer_of(200, std::move(body)));
  };
  CHECK(request.http.body == "url=https%3A%2F%2Fa.example%2Frss");
  PingAnswer ping_answer = judged("<result success=\"true\" msg=\"Thanks &amp; bye.\"/>");
  CHECK(ping_answer.outcome == Outcome::kAccepted);
  CHECK(ping_answer.answer == "accepted: Thanks & bye.");
  ping_answer =
      judged("<?xml version=\"1.0\"?><result success='false' msg='Too \n recent'></result>");
  CHECK(ping_answer.outcome == Outcome::kRetry);
  CHECK(ping_answer.answer == "declined: Too recent");
  CHECK(judged("<notifyResult success=\"True\"/>").outcome == Outcome::kAccepted);
  for (const char* body :
       {"", "OK", "<html><p>Parked</html>", "<result/>", "<result success=\"\"/>",
        "<result success=\"true\"", "<result success=\"true\"/><result/>",
        "<!DOCTYPE result><result success=\"true\"/>"}) {
    INFO(body);
    CHECK(judged(body).outcome == Outcome::kRetry);
  }
}

TEST_CASE("search engines get the key and the pages as JSON") {
  const std::vector<std::string> pages = {"https://a.example/1", "https://a.example/\"2\""};
  const PingRequest request =
      index_now_request("https://engine.example/indexnow",
                        {"a.example", "abcdefgh", "https://a.example/abcdefgh.txt"}, pages);
  CHECK(request.http.content_type == "application/json; charset=utf-8");
  const Result<Node> body = read_json(request.http.body);
  REQUIRE(body);
  REQUIRE(body->members.size() == 4);
  CHECK(body->members[0].key == "host");
  CHECK(body->members[0].value.text == "a.example");
  CHECK(body->members[1].key == "key");
  CHECK(body->members[2].key == "keyLocation");
  CHECK(body->members[2].value.text == "https://a.example/abcdefgh.txt");
  CHECK(body->members[3].key == "urlList");
  REQUIRE(body->members[3].value.items.size() == 2);
  CHECK(body->members[3].value.items[1].text == pages[1]);
}

}  // namespace feedgen
