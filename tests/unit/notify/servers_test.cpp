// Requests, libcurl and servers that answer as hubs really do, well and badly.
#include <map>
#include <set>

#include "notify/deliver.h"
#include "support/catch.h"
#include "support/ping_requests.h"
#include "support/scripted_server.h"
#include "system/curl_client.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;
using Then = Reply::Then;

struct Answer {
  Outcome outcome = Outcome::kRetry;
  std::string answer;
  std::optional<std::chrono::seconds> not_before;
};

std::map<std::size_t, Answer> deliver_all(const std::vector<PingRequest>& requests,
                                          HttpLimits limits = HttpLimits{},
                                          const DeliveryRules& rules = {}) {
  limits.private_addresses = PrivateAddresses::kAllow;
  CurlClient client(limits, {});
  std::map<std::size_t, Answer> answers;
  deliver(requests, client, rules, system_clock(),
          [&](std::size_t i, const PingAnswer& ping_answer) {
            const Answer one{ping_answer.outcome, ping_answer.answer, ping_answer.not_before};
            if (!answers.emplace(i, one).second) FAIL("request " << i << " was decided twice");
          });
  return answers;
}

Answer answer_of(Reply answer) {
  ScriptedServer hub([&](const SeenRequest&) { return answer; });
  HttpLimits limits;
  limits.total = 5s;
  return deliver_all({websub_request(hub.url(), "https://a.example/rss.xml")}, limits).at(0);
}

std::string fault() {
  return "<?xml "
         "version=\"1.0\"?><methodResponse><fault><value><struct><member><name>faultCode</name>"
         "<value><int>1</int></value></member><member><name>faultString</"
         "name><value><string>unknown"
         " method</string></value></member></struct></value></fault></methodResponse>";
}

std::string thanks() {
  return "<?xml version=\"1.0\"?><methodResponse><params><param><value><struct><member>"
         "<name>flerror</name><value><boolean>0</boolean></value></member><member><name>message</"
         "name>"
         "<value>Thanks</value></member></struct></value></param></params></methodResponse>";
}

}  // namespace

TEST_CASE("hubs say yes in three ways, and no in many") {
  for (const int status : {200, 202, 204}) {
    CHECK(answer_of(reply(status)).outcome == Outcome::kAccepted);
  }
  CHECK(answer_of(reply(400, "hub.topic is missing")).answer ==
        "answered 400: hub.topic is missing");
  CHECK(answer_of(reply(400)).outcome == Outcome::kRefused);
  CHECK(answer_of(reply(410)).outcome == Outcome::kGone);
  CHECK(answer_of(reply(500)).outcome == Outcome::kRetry);
  CHECK(answer_of(reply(301, "", "Location: /there\r\n")).outcome == Outcome::kRefused);
}

TEST_CASE("a hub's Retry-After is obeyed, in seconds and as a date") {
  const Answer seconds = answer_of(reply(429, "", "Retry-After: 120\r\n"));
  CHECK(seconds.outcome == Outcome::kRetry);
  CHECK(seconds.not_before == 120s);
  const Instant soon = system_clock().now() + 1000s;
  const Answer date = answer_of(reply(503, "", "Retry-After: " + rfc822(soon) + "\r\n"));
  REQUIRE(date.not_before);
  CHECK(*date.not_before <= 1000s);
  CHECK(*date.not_before > 900s);
}

TEST_CASE("hubs that drop, drip, are silent or never end cost a bounded time") {
  CHECK(answer_of({"", Then::kClose}).outcome == Outcome::kRetry);
  CHECK(answer_of({"HTTP/1.1 200 OK\r\n\r\n", Then::kRepeat, std::string(9'999, 'x')}).answer ==
        "answered too much: the answer has no end, or is far too long");
  CHECK(answer_of({"HTTP/1.1 200 OK\r\n", Then::kRepeat, "A: " + std::string(9'999, 'x') + "\r\n"})
            .outcome == Outcome::kRetry);
  HttpLimits limits;
  limits.total = 150ms;
  for (const bool is_slow : {false, true}) {
    ScriptedServer hub([&](const SeenRequest&) {
      return Reply{is_slow ? "HTTP/1.1 200 OK\r\n\r\n" + std::string(9'999, 'x') : "",
                   Then::kSilence, "", is_slow};
    });
    const Answer answer = deliver_all({websub_request(hub.url(), "t")}, limits).at(0);
    CHECK(answer.outcome == Outcome::kRetry);
    CHECK(answer.answer.starts_with("took too long: "));
  }
}

TEST_CASE("a hub that moved for ever, and wants the same request, gets it there") {
  ScriptedServer hub([](const SeenRequest& request) {
    if (request.target == "/old") return reply(308, "", "Location: /new\r\n");
    return reply(204);
  });
  CHECK(deliver_all({websub_request(hub.url("/old"), "t")}).at(0).outcome == Outcome::kAccepted);
  REQUIRE(hub.seen().size() == 2);
  CHECK(hub.seen()[1].method == "POST");
  CHECK(hub.seen()[1].target == "/new");
  CHECK(hub.seen()[1].body == "hub.mode=publish&hub.url=t");
}

TEST_CASE("a service that does not know extendedPing is pinged; both with status 200") {
  ScriptedServer service([](const SeenRequest& request) {
    const bool is_extended = request.body.find("extendedPing") != std::string::npos;
    return reply(200, is_extended ? fault() : thanks(), "Content-Type: text/xml\r\n");
  });
  const Answer answer = deliver_all({xml_rpc_request(service.url("/RPC2"), "A", "u", "f")}).at(0);
  CHECK(answer.outcome == Outcome::kAccepted);
  CHECK(answer.answer == "accepted: Thanks");
  CHECK(service.seen().size() == 2);
}

TEST_CASE("XML that is wrong, bombs and success=\"false\" are no success") {
  for (const std::string& body :
       {std::string("<methodResponse><params>"),
        std::string("<result success=\"false\" msg=\"no\"/>"),
        std::string("<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
                    "<result success=\"&c;\"/>")}) {
    ScriptedServer service([&](const SeenRequest&) { return reply(200, body); });
    const auto answer = deliver_all(
        {xml_rpc_request(service.url(), "A", "u", "f"), rss_cloud_request(service.url(), "f")});
    CHECK(answer.at(0).outcome == Outcome::kRetry);
    CHECK(answer.at(1).outcome == Outcome::kRetry);
    CHECK(service.seen().size() == 2);
  }
}

TEST_CASE(
    "1,000 feeds and three hubs, one dead and one slow: the living are pinged about all, once "
    "each") {
  ScriptedServer live([](const SeenRequest&) { return reply(204); });
  ScriptedServer slow([](const SeenRequest&) {
    return Reply{"HTTP/1.1 204\r\n\r\n", Then::kNextRequest, "", true};
  });
  const ClosedPort dead;
  constexpr std::size_t kFeeds = 1000;
  std::vector<PingRequest> requests;
  for (const std::string& hub : {dead.url(), slow.url(), live.url()}) {
    for (std::size_t i = 0; i < kFeeds; ++i) {
      requests.push_back(
          websub_request(hub, "https://a.example/" + std::to_string(i) + "/rss.xml"));
    }
  }
  const auto answer = deliver_all(requests);
  REQUIRE(answer.size() == requests.size());
  std::size_t tried = 0;
  for (std::size_t i = 0; i < kFeeds; ++i) {
    tried += answer.at(i).outcome == Outcome::kRetry ? 1 : 0;
    CHECK(answer.at(i).outcome != Outcome::kAccepted);
    CHECK(answer.at(kFeeds + i).outcome == Outcome::kAccepted);
    CHECK(answer.at(2 * kFeeds + i).outcome == Outcome::kAccepted);
  }
  CHECK(tried <= 7);
  for (const ScriptedServer* hub : {&live, &slow}) {
    std::set<std::string> bodies;
    for (const SeenRequest& request : hub->seen()) bodies.insert(request.body);
    CHECK(bodies.size() == kFeeds);
    CHECK(hub->seen().size() == kFeeds);
  }
}

}  // namespace feedgen
