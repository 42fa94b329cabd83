#include "system/curl_client.h"

#include <map>

#include "support/catch.h"
#include "support/scripted_server.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;
using Then = Reply::Then;

HttpLimits loopback_limits() {
  HttpLimits limits;
  limits.private_addresses = PrivateAddresses::kAllow;
  return limits;
}

HttpResult result_of(const HttpRequest& request, const HttpLimits& limits = loopback_limits(),
                     NetworkEnvironment environment = {}) {
  CurlClient client(limits, std::move(environment));
  client.start(7, request);
  std::optional<HttpFinished> finished = client.wait(60s);
  REQUIRE(finished);
  REQUIRE(finished->ticket == 7);
  return std::move(finished->result);
}

HttpRequest get(std::string url) {
  HttpRequest request;
  request.url = std::move(url);
  return request;
}

HttpRequest post(std::string url, std::string body) {
  HttpRequest request = get(std::move(url));
  request.method = HttpMethod::kPost;
  request.content_type = "text/x-test";
  request.body = std::move(body);
  return request;
}

HttpFault fault_of(const HttpResult& result) {
  REQUIRE_FALSE(result);
  INFO(result.error().text);
  CHECK_FALSE(result.error().text.empty());
  return result.error().fault;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer is its status, its body and the headers that matter") {
  ScriptedServer server([](const SeenRequest&) {
    return reply(429, "a", "ETag: \"1\"\r\nretry-after:  120 \r\nLocation: /x\r\n");
  });
  const HttpResult answer = result_of(get(server.url("/a?b")));
  REQUIRE(answer);
  CHECK(answer->status == 429);
  CHECK(answer->body == "a");
  CHECK(answer->etag == "\"1\"");
  CHECK(answer->retry_after == "120");
  CHECK(answer->location.empty());
}

TEST_CASE("a request says who asks, and nothing that was not asked for") {
  ScriptedServer server([](const SeenRequest&) { return reply(200, "", "Set-Cookie: a=b\r\n"); });
  HttpLimits limits = loopback_limits();
  CurlClient client(limits, {});
  HttpRequest request = get(server.url("/feed"));
  request.if_none_match = "\"old\"";
  client.start(0, request);
  REQUIRE(client.wait(60s));
  client.start(1, post(server.url("/ping"), std::string(2'000'000, 'x')));
  REQUIRE(client.wait(60s));
  request.if_none_match = "\"a\"\r\nX-Evil: 1";
  client.start(2, request);
  REQUIRE(client.wait(60s));

  const std::vector<SeenRequest> seen = server.seen();
  REQUIRE(seen.size() == 3);
  CHECK(seen[0].method == "GET");
  CHECK(seen[0].target == "/feed");
  CHECK(has(seen[0].headers, "user-agent: feedgen/0."));
  CHECK(has(seen[0].headers, "if-none-match: \"old\"\r\n"));
  CHECK(seen[1].method == "POST");
  CHECK(seen[1].body.size() == 2'000'000);
  CHECK(has(seen[1].headers, "content-type: text/x-test\r\n"));
  CHECK_FALSE(has(seen[1].headers, "expect:"));
  CHECK_FALSE(has(seen[2].headers, "x-evil"));
  for (const SeenRequest& one : seen) CHECK_FALSE(has(one.headers, "cookie"));
}

TEST_CASE("answers of all sizes up to the bound are taken, and no byte more") {
  ScriptedServer server([](const SeenRequest&) { return reply(200, std::string(1000, 'x')); });
  HttpRequest request = get(server.url());
  request.most_bytes = 1000;
  CHECK(result_of(request)->body.size() == 1000);
  request.most_bytes = 999;
  CHECK(fault_of(result_of(request)) == HttpFault::kTooLarge);
}

TEST_CASE("bodies and headers without end are ended") {
  ScriptedServer server([](const SeenRequest& request) {
    if (request.target == "/body") {
      return Reply{"HTTP/1.1 200 OK\r\n\r\n", Then::kRepeat, std::string(10'000, 'x')};
    }
    if (request.target == "/interim") {
      return Reply{"", Then::kRepeat, "HTTP/1.1 103 Hints\r\nA: b\r\n\r\n"};
    }
    return Reply{"HTTP/1.1 200 OK\r\n", Then::kRepeat, "A: " + std::string(5'000, 'x') + "\r\n"};
  });
  CHECK(fault_of(result_of(get(server.url("/body")))) == HttpFault::kTooLarge);
  CHECK(fault_of(result_of(get(server.url("/headers")))) == HttpFault::kTooLarge);
  CHECK(fault_of(result_of(get(server.url("/interim")))) == HttpFault::kTooLarge);
}

TEST_CASE("servers that are silent or slow have their time, and no more") {
  ScriptedServer server([](const SeenRequest& request) {
    if (request.target == "/silent") return Reply{"", Then::kSilence};
    return Reply{"HTTP/1.1 200 OK\r\n\r\n" + std::string(10'000, 'x'), Then::kClose, "", true};
  });
  HttpLimits limits = loopback_limits();
  limits.total = 150ms;
  CHECK(fault_of(result_of(get(server.url("/silent")), limits)) == HttpFault::kTimedOut);
  CHECK(fault_of(result_of(get(server.url("/slow")), limits)) == HttpFault::kTimedOut);
}

TEST_CASE("connections that are refused or break, and answers that are no HTTP, are told apart") {
  ScriptedServer server([](const SeenRequest& request) {
    if (request.target == "/drop") return Reply{"", Then::kClose};
    if (request.target == "/half") {
      return Reply{"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", Then::kClose};
    }
    return Reply{"220 mail.example ESMTP\r\n", Then::kClose};
  });
  const ClosedPort closed;
  CHECK(fault_of(result_of(get(closed.url()))) == HttpFault::kUnreachable);
  for (const char* path : {"/drop", "/half", "/mail"}) {
    INFO(path);
    CHECK(fault_of(result_of(get(server.url(path)))) == HttpFault::kBroken);
  }
}

TEST_CASE("only addresses of the web are asked") {
  for (const char* url : {"", "hub.example", "file:///etc/passwd", "ftp://127.0.0.1/", "http://",
                          "gopher://127.0.0.1/x", "http://a b/", "http://127.0.0.1:99999/"}) {
    INFO(url);
    CHECK(fault_of(result_of(get(url))) == HttpFault::kBadAddress);
  }
}

TEST_CASE("a GET follows redirects, but not for ever and not out of the web") {
  ScriptedServer server([](const SeenRequest& request) {
    if (request.target == "/from") return reply(301, "", "Location: /to\r\n");
    if (request.target == "/to") return reply(200, "there");
    if (request.target == "/file") return reply(302, "", "Location: file:///etc/passwd\r\n");
    return reply(307, "", "Location: /circle\r\n");
  });
  HttpRequest request = get(server.url("/from"));
  const HttpResult refused = result_of(request);
  REQUIRE(refused);
  CHECK(refused->status == 301);
  CHECK(refused->location == server.url("/to"));

  request.redirects = Redirects::kFollow;
  CHECK(result_of(request)->body == "there");
  request.url = server.url("/file");
  CHECK(result_of(request)->status == 302);
  CHECK(result_of(request)->location.empty());
  const std::size_t before = server.seen().size();
  request.url = server.url("/circle");
  CHECK(result_of(request)->status == 307);
  CHECK(server.seen().size() - before == 6);
}

TEST_CASE("a redirect of a POST is an answer: nothing is asked of another address") {
  for (const int status : {301, 302, 303, 307, 308}) {
    ScriptedServer server([&](const SeenRequest&) {
      return reply(status, "", "Location: https://elsewhere.example/x\r\n");
    });
    HttpRequest request = post(server.url(), "a=b");
    request.redirects = Redirects::kFollow;
    const HttpResult answer = result_of(request);
    REQUIRE(answer);
    CHECK(answer->status == status);
    CHECK(answer->location == "https://elsewhere.example/x");
    CHECK(server.seen().size() == 1);
  }
}

TEST_CASE("addresses inside are refused before anything is sent, however they are written") {
  ScriptedServer server([](const SeenRequest&) { return reply(200); });
  const std::string port = std::to_string(server.port());
  for (const char* host : {"127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1",
                           "[::1]", "[::ffff:127.0.0.1]", "[64:ff9b::7f00:1]", "0.0.0.0"}) {
    INFO(host);
    const std::string url = std::string("http://") + host + ':' + port + '/';
    CHECK(fault_of(result_of(get(url), HttpLimits{})) == HttpFault::kForbiddenAddress);
  }
  CHECK(server.seen().empty());
}

TEST_CASE("a name that leads inside is refused before anything is sent") {
  ScriptedServer server([](const SeenRequest&) { return reply(200); });
  const std::string port = std::to_string(server.port());
  NetworkEnvironment environment;
  environment.hosts = {"hub.example:" + port + ":127.0.0.1", "six.example:" + port + ":[::1]"};
  const HttpRequest request = get("http://hub.example:" + port + '/');
  REQUIRE(result_of(request, loopback_limits(), environment));
  CHECK(server.seen().size() == 1);
  const HttpResult refused = result_of(request, HttpLimits{}, environment);
  CHECK(fault_of(refused) == HttpFault::kForbiddenAddress);
  CHECK(refused.error().text == "hub.example");
  const HttpRequest six = get("http://six.example:" + port + '/');
  CHECK(fault_of(result_of(six, HttpLimits{}, environment)) == HttpFault::kForbiddenAddress);
  CHECK(server.seen().size() == 1);
}

TEST_CASE("a proxy is asked for names, whatever its address; but not for addresses inside") {
  ScriptedServer proxy([](const SeenRequest& request) {
    if (request.target == "http://moved.example/") {
      return reply(302, "", "Location: http://10.0.0.1/\r\n");
    }
    if (request.target == "http://direct.example/") {
      return reply(302, "", "Location: http://inside.example/\r\n");
    }
    return reply(200, request.target);
  });
  NetworkEnvironment environment;
  environment.http_proxy = proxy.url();
  environment.no_proxy = "inside.example";
  environment.hosts = {"inside.example:80:127.0.0.1"};
  HttpRequest request = get("http://hub.example/feed");
  request.redirects = Redirects::kFollow;
  CHECK(result_of(request, HttpLimits{}, environment)->body == "http://hub.example/feed");
  request.url = "http://moved.example/";
  CHECK(fault_of(result_of(request, HttpLimits{}, environment)) == HttpFault::kForbiddenAddress);
  request.url = "http://direct.example/";
  CHECK(fault_of(result_of(request, HttpLimits{}, environment)) == HttpFault::kForbiddenAddress);
  request.url = "http://169.254.169.254/latest";
  CHECK(fault_of(result_of(request, HttpLimits{}, environment)) == HttpFault::kForbiddenAddress);
  CHECK(proxy.seen().size() == 3);
}

TEST_CASE("many requests are under way at once, and each answer has its ticket") {
  ScriptedServer server([](const SeenRequest& request) { return reply(200, request.target); });
  CurlClient client(loopback_limits(), {});
  for (std::size_t i = 0; i < 40; ++i) client.start(i, get(server.url('/' + std::to_string(i))));
  std::map<std::size_t, std::string> bodies;
  while (bodies.size() < 40) {
    const std::optional<HttpFinished> finished = client.wait(60s);
    REQUIRE(finished);
    REQUIRE(finished->result);
    CHECK(bodies.emplace(finished->ticket, finished->result->body).second);
  }
  for (const auto& [ticket, body] : bodies) CHECK(body == '/' + std::to_string(ticket));
}

TEST_CASE("without libcurl each request says which package to install") {
  const std::pair<const char*, const char*> cases[] = {
      {"libcurl-is-not-here.so", "libcurl-is-not-here.so"},
      {"libc.so.6", "libc.so.6 lacks curl_global_init"},
  };
  for (const auto& [library, why] : cases) {
    CurlClient client(loopback_limits(), {}, library);
    for (const std::size_t ticket : {1U, 2U}) {
      client.start(ticket, get("http://hub.example/"));
      const std::optional<HttpFinished> finished = client.wait(60s);
      REQUIRE(finished);
      CHECK(finished->ticket == ticket);
      CHECK(fault_of(finished->result) == HttpFault::kUnreachable);
      CHECK(has(finished->result.error().text,
                "libcurl can't be used; install the package libcurl4"));
      CHECK(has(finished->result.error().text, why));
    }
    CHECK_FALSE(client.wait(1ms));
    client.abandon();
  }
}

TEST_CASE("waiting ends with its time, and what is abandoned is not heard of again") {
  ScriptedServer server([](const SeenRequest& request) {
    return request.target == "/silent" ? Reply{"", Then::kSilence} : reply(200);
  });
  CurlClient client(loopback_limits(), {});
  CHECK_FALSE(client.wait(1ms));
  client.start(1, get(server.url("/silent")));
  client.start(2, get("no address"));
  client.abandon();
  CHECK_FALSE(client.wait(1ms));
  client.start(3, get(server.url("/")));
  const std::optional<HttpFinished> finished = client.wait(60s);
  REQUIRE(finished);
  CHECK(finished->ticket == 3);
}

}  // namespace feedgen
