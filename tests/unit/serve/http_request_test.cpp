#include "serve/http_request.h"

#include <fmt/format.h>

#include "support/catch.h"

namespace feedgen {
namespace {

int refusal_of(const std::string& bytes) {
  const HeardRequest heard = hear(bytes);
  return heard.heard == Heard::kRefused ? heard.status : 0;
}

const std::string kGet = "GET /rss.xml HTTP/1.1\r\nHost: localhost\r\n";

}  // namespace

TEST_CASE("a request is its first line and its headers") {
  const std::string bytes =
      "\r\nGET /a%20b?c HTTP/1.1\r\nHOST:localhost:8642\r\nRange: bytes=0-1 \r\n"
      "If-None-Match: \"a\"\r\nif-none-match:\t\"b\"\r\n\r\nGET / HTTP";
  const HeardRequest heard = hear(bytes);
  REQUIRE(heard.heard == Heard::kRequest);
  CHECK(bytes.substr(heard.size) == "GET / HTTP");
  CHECK(heard.question.method == "GET");
  CHECK(heard.question.target == "/a%20b?c");
  CHECK(heard.question.host == "localhost:8642");
  CHECK(*heard.question.header("range") == "bytes=0-1");
  CHECK(*heard.question.header("if-none-match") == "\"a\", \"b\"");
  CHECK(heard.question.header("if-range") == nullptr);
  CHECK_FALSE(heard.question.closes);
  CHECK_FALSE(heard.question.has_body);
}

TEST_CASE("a request is heard whole, wherever its bytes are divided") {
  const std::string bytes = "\r\n" + kGet + "Accept-Encoding: gzip\n\n";
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    INFO(size);
    CHECK(hear(bytes.substr(0, size)).heard == Heard::kPart);
  }
  CHECK(hear(bytes).heard == Heard::kRequest);
}

TEST_CASE("a target with a scheme names the host") {
  const HeardRequest heard =
      hear("GET HTTP://evil.example:80?x HTTP/1.1\r\nHost: localhost\r\n\r\n");
  REQUIRE(heard.heard == Heard::kRequest);
  CHECK(heard.question.host == "evil.example:80");
  CHECK(heard.question.target == "/?x");
}

TEST_CASE("connections end after old requests, after those that say so, and after bodies") {
  const auto closes = [](const std::string& bytes) {
    const HeardRequest heard = hear(bytes);
    REQUIRE(heard.heard == Heard::kRequest);
    return heard.question.closes;
  };
  CHECK(closes("GET / HTTP/1.0\r\n\r\n"));
  CHECK(closes(kGet + "Connection: upgrade, Close\r\n\r\n"));
  CHECK(closes(kGet + "Content-Length: 5\r\n\r\nabcde"));
  CHECK(closes(kGet + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
  CHECK_FALSE(closes(kGet + "Content-Length: 0\r\n\r\n"));
  CHECK(hear(kGet + "Content-Length: 5\r\n\r\nabcde").question.has_body);
}

TEST_CASE("what is no request is refused") {
  const std::string nul("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 29);
  for (const std::string& bytes :
       {std::string("\x16\x03\x01\x02"),
        std::string("GET /\r\n"),
        std::string("GET  HTTP/1.1\r\n\r\n"),
        std::string("G@T / HTTP/1.1\r\n\r\n"),
        std::string("GET /a b HTTP/1.1\r\n\r\n"),
        std::string("GET / HTTP/1.1x\r\n\r\n"),
        std::string("GET / FTP/1.1\r\n\r\n"),
        std::string("GET / HTTP/1.1\r\n\r\n"),
        kGet + "Host: localhost\r\n\r\n",
        kGet + " folded\r\n\r\n",
        kGet + "a b: c\r\n\r\n",
        kGet + "a : c\r\n\r\n",
        kGet + "no colon\r\n\r\n",
        kGet + ": c\r\n\r\n",
        kGet + "a: \x01\r\n\r\n",
        nul,
        kGet + "Content-Length: -1\r\n\r\n",
        kGet + "Content-Length: 1, 1\r\n\r\n",
        kGet + "Content-Length:\r\n\r\n",
        kGet + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"}) {
    INFO(bytes);
    CHECK(refusal_of(bytes) == 400);
  }
  CHECK(refusal_of("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == 505);
}

TEST_CASE("a head has a largest size, and a largest number of lines") {
  CHECK(refusal_of("GET /" + std::string(9000, 'a')) == 414);
  CHECK(refusal_of("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n\r\n") == 414);
  CHECK(refusal_of(kGet + "a: " + std::string(kLargestHead, 'a')) == 431);
  CHECK(refusal_of(std::string(kLargestHead, '\n')) == 414);
  std::string many = kGet;
  for (int i = 0; i < 101; ++i) many += fmt::format("a{}: b\r\n", i);
  CHECK(refusal_of(many) == 431);
}

}  // namespace feedgen
