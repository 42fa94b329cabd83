#include "system/network_environment.h"

#include "support/catch.h"

namespace feedgen {
namespace {

std::string proxy_without(const std::string& no_proxy, std::string_view host) {
  NetworkEnvironment environment;
  environment.http_proxy = "proxy";
  environment.no_proxy = no_proxy;
  return proxy_for(environment, "http", host);
}

}  // namespace

TEST_CASE("each scheme has its proxy, or that of all") {
  NetworkEnvironment environment;
  CHECK(proxy_for(environment, "http", "hub.example").empty());
  environment.all_proxy = "socks5h://all";
  CHECK(proxy_for(environment, "http", "hub.example") == "socks5h://all");
  environment.http_proxy = "http://one";
  environment.https_proxy = "http://two";
  CHECK(proxy_for(environment, "http", "hub.example") == "http://one");
  CHECK(proxy_for(environment, "https", "hub.example") == "http://two");
}

TEST_CASE("hosts of no_proxy, and those below them, are reached without one") {
  for (const char* host :
       {"example", "hub.example", "HUB.EXAMPLE", "a.b.example", "hub.example."}) {
    INFO(host);
    CHECK(proxy_without("other, example", host).empty());
    CHECK(proxy_without(".example other", host).empty());
    CHECK(proxy_without("*", host).empty());
  }
  for (const char* host : {"myexample", "example.org", "exampl", "127.0.0.1"}) {
    INFO(host);
    CHECK(proxy_without("example,,.", host) == "proxy");
  }
}

TEST_CASE("networks of no_proxy are reached without one") {
  CHECK(proxy_without("10.1.2.3", "10.1.2.3").empty());
  CHECK(proxy_without("10.0.0.0/9", "10.127.0.1").empty());
  CHECK(proxy_without("10.0.0.0/9", "10.128.0.1") == "proxy");
  CHECK(proxy_without("0.0.0.0/0", "10.128.0.1").empty());
  CHECK(proxy_without("10.0.0.0/33", "10.0.0.0") == "proxy");
  CHECK(proxy_without("10.0.0.0/x", "10.0.0.0") == "proxy");
  CHECK(proxy_without("[::1]", "[::1]").empty());
  CHECK(proxy_without("fd00::/8", "[fd12::1]").empty());
  CHECK(proxy_without("fd00::/8", "10.0.0.1") == "proxy");
  CHECK(proxy_without("2.3", "1.2.3.2.3") == "");
}

}  // namespace feedgen
