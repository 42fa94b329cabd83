#include "system/public_address.h"

#include <array>
#include <string>

#include <arpa/inet.h>

#include "support/catch.h"

namespace feedgen {
namespace {

bool is_public(const std::string& text) {
  std::array<std::uint8_t, 16> bytes{};
  if (::inet_pton(AF_INET, text.c_str(), bytes.data()) == 1) {
    return is_public_address(std::span(bytes).first(4));
  }
  REQUIRE(::inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1);
  return is_public_address(bytes);
}

}  // namespace

TEST_CASE("addresses of this machine, of networks inside and of nobody are not public") {
  for (const char* text :
       {"0.0.0.0",         "0.1.2.3",         "10.0.0.1",       "10.255.255.255",
        "100.64.0.0",      "100.127.255.255", "127.0.0.1",      "127.255.255.254",
        "169.254.169.254", "172.16.0.1",      "172.31.255.255", "192.0.0.8",
        "192.0.2.1",       "192.168.0.1",     "198.18.0.1",     "198.19.255.255",
        "198.51.100.7",    "203.0.113.9",     "224.0.0.1",      "239.255.255.255",
        "240.0.0.1",       "255.255.255.255"}) {
    INFO(text);
    CHECK_FALSE(is_public(text));
    CHECK_FALSE(is_public(std::string("::ffff:") + text));
    CHECK_FALSE(is_public(std::string("64:ff9b::") + text));
  }
  for (const char* text :
       {"::", "::1", "::7f00:1", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fdff::1", "ff02::1",
        "2001::1", "2001:db8::1", "2002:7f00:1::1", "2002:a00:1::", "3fff::1", "64:ff9b:1::1",
        "100::1", "4000::1", "5f00::1"}) {
    INFO(text);
    CHECK_FALSE(is_public(text));
  }
}

TEST_CASE("addresses of the Internet are public, and so are those that are their neighbours") {
  for (const char* text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0",
        "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255"}) {
    INFO(text);
    CHECK(is_public(text));
    CHECK(is_public(std::string("::ffff:") + text));
    CHECK(is_public(std::string("64:ff9b::") + text));
  }
  for (const char* text : {"2000::1", "2001:200::1", "2606:4700:4700::1111", "2a00:1450::1",
                           "2002:101:101::1", "3ffe::1"}) {
    INFO(text);
    CHECK(is_public(text));
  }
}

TEST_CASE("what is neither IPv4 nor IPv6 is not public") {
  const std::array<std::uint8_t, 5> bytes = {8, 8, 8, 8, 8};
  CHECK_FALSE(is_public_address(bytes));
  CHECK_FALSE(is_public_address({}));
}

TEST_CASE("hosts that are written as addresses are judged, and names of this machine") {
  for (const char* host :
       {"127.0.0.1", "127.0.0.1.", "[::1]", "::1", "[fe80::1%25eth0]", "fe80::1%2",
        "[::ffff:10.0.0.1]", "localhost", "LocalHost.", "a.localhost"}) {
    INFO(host);
    CHECK_FALSE(may_be_public_host(host));
  }
  for (const char* host : {"1.1.1.1", "[2606:4700:4700::1111]", "hub.example", "notlocalhost",
                           "localhost.example", "127.0.0.1.example"}) {
    INFO(host);
    CHECK(may_be_public_host(host));
  }
}

}  // namespace feedgen
