#include "format/xml_reader.h"
#include "support/catch.h"
#include "support/ping_requests.h"

namespace feedgen {
namespace {

HttpResult answer_of(std::string body) {
  HttpAnswer answer;
  answer.status = 200;
  answer.body = std::move(body);
  return answer;
}

// A methodResponse whose struct has these members.
HttpResult value(const std::string& members) {
  return answer_of("<?xml version=\"1.0\"?><methodResponse><params><param><value><struct>" +
                   members + "</struct></value></param></params></methodResponse>");
}

HttpResult fault(const std::string& code) {
  return answer_of(
      "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>" + code +
      "</int></value></member><member><name>faultString</name><value>no such "
      "method</value></member>"
      "</struct></value></fault></methodResponse>");
}

std::string member(const std::string& name, const std::string& inside) {
  return "<member><name>" + name + "</name><value>" + inside + "</value></member>";
}

// The method, and the strings that it is called with.
std::vector<std::string> call_in(const PingRequest& request) {
  const auto root = read_xml(request.http.body, {1U << 20U, 32, 4096});
  REQUIRE(root);
  REQUIRE(root->name == "methodCall");
  std::vector<std::string> call = {root->child("methodName")->text};
  for (const XmlElement& param : root->child("params")->children) {
    call.push_back(param.child("value")->child("string")->text);
  }
  return call;
}

const std::string kPingService = "https://ping.example/RPC2";
const std::string kSite = "https://a.example/";
const std::string kFeed = "https://a.example/rss.xml";

PingRequest request() { return xml_rpc_request(kPingService, "A & B", kSite, kFeed); }
PingAnswer judge(const PingRequest& sent, const HttpResult& result) {
  return sent.judge(result, Instant{});
}

}  // namespace

TEST_CASE("a service gets the site, the page to look at, and the feed") {
  CHECK(request().http.content_type == "text/xml");
  CHECK(call_in(request()) ==
        std::vector<std::string>{"weblogUpdates.extendedPing", "A & B", kSite, kSite, kFeed});
}

TEST_CASE("names have the length that services take, and long addresses need the older method") {
  const std::string name = std::string(1023, 'x') + "技";
  CHECK(call_in(xml_rpc_request(kPingService, name, kSite, kFeed))[1] == std::string(1023, 'x'));
  const std::string longer = kFeed + std::string(255, 'x');
  for (const auto& [site, feed] : {std::pair{kSite, longer}, std::pair{longer, kFeed}}) {
    CHECK(call_in(xml_rpc_request(kPingService, name, site, feed))[0] == "weblogUpdates.ping");
  }
}

TEST_CASE("flerror decides, in all the ways it is written") {
  const std::string message = member("message", "Thanks\n for the ping");
  for (const char* no :
       {"<boolean>0</boolean>", "0", "<boolean> false </boolean>", "<int>0</int>"}) {
    const PingAnswer ping_answer = judge(request(), value(member("flerror", no) + message));
    CHECK(ping_answer.outcome == Outcome::kAccepted);
    CHECK(ping_answer.answer == "accepted: Thanks for the ping");
  }
  for (const char* yes : {"<boolean>1</boolean>", "1", "<boolean>true</boolean>", "<i4>1</i4>"}) {
    const PingAnswer ping_answer = judge(request(), value(message + member("flerror", yes)));
    CHECK(ping_answer.outcome == Outcome::kRetry);
    CHECK(ping_answer.answer == "declined: Thanks for the ping");
    CHECK_FALSE(ping_answer.instead);
  }
}

TEST_CASE("after a fault the older method is called, and its fault is the last word") {
  const PingAnswer first = judge(request(), fault("4"));
  REQUIRE(first.instead);
  const PingRequest& plain = *first.instead;
  CHECK(call_in(plain) ==
        std::vector<std::string>{"weblogUpdates.ping", "A & B", "https://a.example/"});
  const PingAnswer second = judge(plain, fault("4"));
  CHECK_FALSE(second.instead);
  CHECK(second.outcome == Outcome::kRetry);
  CHECK(second.answer == "fault: 4 no such method");
  CHECK(judge(plain, fault("-32601")).outcome == Outcome::kRefused);
  CHECK(judge(plain, value(member("flerror", "<boolean>0</boolean>"))).outcome ==
        Outcome::kAccepted);
}

TEST_CASE("what is no XML-RPC is no success") {
  for (const char* body : {"", "OK", "<html><body>Parked</body></html>", "<methodResponse/>",
                           "<methodResponse><params>", "<methodCall><params/></methodCall>"}) {
    INFO(body);
    CHECK(judge(request(), answer_of(body)).outcome == Outcome::kRetry);
  }
}

}  // namespace feedgen
