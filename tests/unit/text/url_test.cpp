#include "text/url.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("an address without a path is resolved from its root") {
  CHECK(resolve_url("https://example.org", "a.jpg") == "https://example.org/a.jpg");
  CHECK(resolve_url("https://example.org?q", "a.jpg") == "https://example.org/a.jpg");
  CHECK(resolve_url("https://example.org/x", "") == "https://example.org/x");
}

TEST_CASE("references with spaces around and Unicode inside are resolved and encoded") {
  CHECK(resolve_url("https://例子.example/文章/", " ../图 片.png\n") ==
        "https://xn--fsqu00a.example/%E5%9B%BE%20%E7%89%87.png");
  CHECK(resolve_url("https://example.org/a/", "//cdn.example/x.js") == "https://cdn.example/x.js");
  CHECK(resolve_url("https://example.org/a/", "mailto:a@b.c") == "mailto:a@b.c");
  CHECK(resolve_url("https://example.org/a/b", "..//g") == "https://example.org//g");
}

TEST_CASE("the short way to a plain path below a plain base leads where the long one does") {
  const std::vector<std::string> bases{"https://example.org/",
                                       "https://example.org",
                                       "https://example.org/a/b",
                                       "http://h/a//b/?q#f",
                                       "https://h/%7Ea/",
                                       "https://h/a/../b/",
                                       "HTTPS://h/",
                                       "https://例子.example/a/",
                                       "file:///a/",
                                       "mailto:a@b.c",
                                       "//h/a/",
                                       "https://h:443/a/",
                                       ""};
  const std::vector<std::string> parts{"a",   "/", "./",  "..",    ".",   "%2E",  "%E5",
                                       "%e5", ":", "b:c", "?q",    "#f",  "//",   "\\",
                                       "中",  "%", "a/b", "https", "(x)", ";p=1", "@"};
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same each time
  for (int i = 0; i < 20000; ++i) {
    std::string reference;
    for (auto count = random() % 5; count > 0; --count) reference += parts[random() % parts.size()];
    const std::string& base = bases[random() % bases.size()];
    INFO(base << " + " << reference);
    // The space is no part of the reference, and keeps it from the short way.
    REQUIRE(resolve_url(base, reference) == resolve_url(base, reference + ' '));
    const std::string url = base + reference;
    if (is_plain_web_url(url)) REQUIRE((is_web_url(url) && encode_url(url + ' ') == url));
  }
}

TEST_CASE("an address is taken apart into RFC 3986's five parts") {
  const UrlParts parts = split_url("https://u@h:8/p/q;r?a?b#c#d");
  CHECK(parts.scheme == "https");
  CHECK(parts.authority == "u@h:8");
  CHECK(parts.path == "/p/q;r");
  CHECK(parts.query == "a?b");
  CHECK(parts.fragment == "c#d");
  const UrlParts empty = split_url("http://h/?#");
  CHECK(empty.has_query);
  CHECK(empty.query.empty());
  CHECK(empty.has_fragment);
  CHECK_FALSE(split_url("1a:b").has_scheme);
  CHECK_FALSE(split_url("中:b").has_scheme);
  CHECK(split_url("./a:b").path == "./a:b");
}

TEST_CASE("only http and https with a host are web addresses") {
  CHECK(is_web_url("https://example.org"));
  CHECK(is_web_url("HTTP://h/p"));
  CHECK_FALSE(is_web_url("https:///p"));
  CHECK_FALSE(is_web_url("https:p"));
  CHECK_FALSE(is_web_url("https://user@/p"));
  CHECK_FALSE(is_web_url("https://:80/p"));
  CHECK(is_web_url("https://user@[::1]:80/p"));
  CHECK_FALSE(is_web_url("//example.org/"));
  CHECK_FALSE(is_web_url("ftp://example.org/"));
  CHECK_FALSE(is_web_url("javascript://example.org/%0Aalert(1)"));
  CHECK_FALSE(is_web_url(""));
}

TEST_CASE("addresses are encoded once and spelled one way") {
  CHECK(encode_url("HTTPS://Example.ORG") == "https://example.org/");
  CHECK(encode_url("http://h/a b?c d#e f") == "http://h/a%20b?c%20d#e%20f");
  CHECK(encode_url("http://h/%E4%B8%AD%2f%") == "http://h/%E4%B8%AD%2F%25");
  CHECK(encode_url("http://h/100%zz") == "http://h/100%25zz");
  CHECK(encode_url("http://h/中") == "http://h/%E4%B8%AD");
  CHECK(encode_url("http://h/<\"'>[]{}|\\^`") == "http://h/%3C%22'%3E%5B%5D%7B%7D%7C/%5E%60");
  CHECK(encode_url("http://[0::1]:80/") == "http://[::1]/");
  CHECK(encode_url("http://User:Pw@HOST/") == "http://User:Pw@host/");
  CHECK(encode_url("https://Bücher.example:8080/ü") == "https://xn--bcher-kva.example:8080/%C3%BC");
  CHECK(encode_url("//\xFFtT=/") == "//%FFtt=/");
  CHECK(encode_url("https://a／b.example/") == "https://a%EF%BC%8Fb.example/");
  CHECK(encode_url("https://港口.example") == "https://xn--6orv52d.example/");
  CHECK(encode_url("https://p.example/?http://s.example/a.gif") ==
        "https://p.example/?http://s.example/a.gif");
  CHECK(encode_url("/a/b") == "/a/b");
}

TEST_CASE("encoding an address again changes nothing") {
  const auto url = GENERATE("http://h/%", "http://h?a b", "HTTP://H", "a b", "x:/中/%41",
                            "http://h#a#b", "//H/%zz", "http://%41/[x]?[y]#[z]",
                            "http://例子.example/", "http://h%c3%A9.example/");
  CAPTURE(url);
  const std::string once = encode_url(url);
  CHECK(encode_url(once) == once);
}

TEST_CASE("a segment of a path keeps only unreserved characters") {
  CHECK(encode_segment("aZ09-._~") == "aZ09-._~");
  CHECK(encode_segment("a/b?c#d%e f") == "a%2Fb%3Fc%23d%25e%20f");
  CHECK(encode_segment("中") == "%E4%B8%AD");
}

TEST_CASE("a path keeps its slashes") {
  CHECK(encode_path("/a b/中/%41") == "/a%20b/%E4%B8%AD/%2541");
}

TEST_CASE("an address that is nearly canonical does not pass for one that is") {
  CHECK(encode_url("https://example.org/a-b/%E4%B8%AD?q=/?#f?") ==
        "https://example.org/a-b/%E4%B8%AD?q=/?#f?");
  CHECK(encode_url("https://example.org/a/.well-known") == "https://example.org/a/.well-known");
  for (const auto& [written, canonical] : std::vector<std::pair<std::string, std::string>>{
           {"https://example.org", "https://example.org/"},
           {"https://example.org?q", "https://example.org/?q"},
           {"HTTPS://example.org/", "https://example.org/"},
           {"https://Example.org/", "https://example.org/"},
           {"https://example.org:443/", "https://example.org/"},
           {"https://@example.org/", "https://example.org/"},
           {"https:///example.org/", "https://example.org/"},
           {"https://127.1/", "https://127.0.0.1/"},
           {"https://example.0x10/", "https://example.0x10/"},
           {"https://example.org/a/../b", "https://example.org/b"},
           {"https://example.org/a/.", "https://example.org/a/"},
           {"https://example.org/a/%2E%2e/b", "https://example.org/b"},
           {"https://example.org/%7ea", "https://example.org/~a"},
           {"https://example.org/%2f", "https://example.org/%2F"},
           {"https://example.org/%", "https://example.org/%25"},
           {"https://example.org/a[b]", "https://example.org/a%5Bb%5D"},
           {"https://example.org/?%41", "https://example.org/?A"},
           {"https://example.org/#a#b", "https://example.org/#a%23b"},
           {"https://example.org/中", "https://example.org/%E4%B8%AD"},
           {" https://example.org/a\n", "https://example.org/a"},
           {"https://example.org\\a", "https://example.org/a"},
       }) {
    CHECK(encode_url(written) == canonical);
  }
}

TEST_CASE("a name and a password in an address are not shown") {
  for (const auto& [url, shown] : std::vector<std::pair<std::string, std::string>>{
           {"https://example.org/@a", "https://example.org/@a"},
           {"https://user:secret@example.org/a", "https://…@example.org/a"},
           {"https://user@example.org:80/a@b", "https://…@example.org:80/a@b"},
           {"ftp://a:b@c@example.org", "ftp://…@example.org"},
           {"user:secret@example.org:8080", "…@example.org:8080"},
           {"http://user:se/cret@example.org/", "http://…@example.org/"},
           {"http://[::1]:80/@a", "http://[::1]:80/@a"},
           {"", ""},
       }) {
    CHECK(shown_address(url) == shown);
  }
  CHECK(without_userinfo_of("x://user:secret@h/", "no proxy 'x://user:secret@h/', user:secret") ==
        "no proxy 'x://…@h/', …");
  CHECK(without_userinfo_of("http://h/", "h is down") == "h is down");
}
