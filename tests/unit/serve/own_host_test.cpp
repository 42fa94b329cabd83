#include "serve/own_host.h"

#include "support/catch.h"

namespace feedgen {

TEST_CASE("a server of this machine answers to its names alone") {
  for (const char* host : {"localhost", "LOCALHOST:1", "localhost.", "127.0.0.1:8642", "127.9.9.9",
                           "[::1]:8642", "[0:0::1]", "x.localhost"}) {
    INFO(host);
    CHECK(is_own_host(host, "127.0.0.1"));
  }
  for (const char* host : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example",
                           "192.168.1.2", "[2001:db8::1]", "[evil]", "[::1", "localhost:x",
                           "evil.example:127.0.0.1", "localhost@evil.example", "0.0.0.0"}) {
    INFO(host);
    CHECK_FALSE(is_own_host(host, "127.0.0.1"));
  }
}

TEST_CASE("a server answers to what it was told to listen on") {
  CHECK(is_own_host("Preview.Example:80", "preview.example"));
  CHECK_FALSE(is_own_host("other.example", "preview.example"));
  CHECK(is_own_host("192.168.1.2:80", "192.168.1.2"));
  CHECK_FALSE(is_own_host("192.168.1.3:80", "192.168.1.2"));
  CHECK(is_own_host("[2001:DB8:0::1]", "2001:db8::1"));
  for (const char* any : {"0.0.0.0", "::"}) {
    CHECK(is_own_host("192.168.1.2", any));
    CHECK_FALSE(is_own_host("evil.example", any));
  }
}

TEST_CASE("loopback addresses are this machine's own") {
  for (const char* address : {"127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1"})
    CHECK(is_loopback(address));
  for (const char* address : {"0.0.0.0", "::", "126.0.0.1", "192.168.0.1", "localhost", ""})
    CHECK_FALSE(is_loopback(address));
}

}  // namespace feedgen
