#include "serve/respond.h"

#include <fmt/format.h>

#include "support/catch.h"

namespace feedgen {
namespace {

Snapshot small_site() {
  Snapshot snapshot;
  snapshot.version = "v1";
  snapshot.files["feed.txt"] = served_file("0123456789", "text/plain", "v1", {});
  snapshot.files["a b/\xC3\xA9.xml"] = served_file("<a/>", "application/xml", "v1", {});
  snapshot.files["tech/index.html"] =
      served_file("<html><body class=\"x\"><p>", "text/html; charset=utf-8", "v1", {"<b> & c"});
  return snapshot;
}

HttpReply ask(const Snapshot& snapshot, HttpQuestion question) {
  if (question.method.empty()) question.method = "GET";
  if (!question.host) question.host = "localhost:8642";
  return respond(question, snapshot, "preview.example");
}

HttpReply ask_part(const Snapshot& snapshot, const char* range, const char* if_range = nullptr) {
  HttpQuestion question{"GET", "/feed.txt", {}, {}, range, {}};
  if (if_range != nullptr) question.if_range = if_range;
  return ask(snapshot, question);
}

std::string header_of(const HttpReply& reply, std::string_view name) {
  for (const auto& [one, value] : reply.headers) {
    if (one == name) return value;
  }
  return {};
}

}  // namespace

TEST_CASE("a list of entity tags is compared weakly") {
  CHECK(names_tag("*", "\"a\""));
  CHECK(names_tag("\"a\"", "\"a\""));
  CHECK(names_tag("W/\"a\"", "\"a\""));
  CHECK(names_tag("\"x\", W/\"y,\" ,\"a\"", "\"a\""));
  CHECK_FALSE(names_tag("\"ab\", a", "\"a\""));
  CHECK_FALSE(names_tag("\"a", "\"a\""));
  CHECK_FALSE(names_tag("", "\"a\""));
}

TEST_CASE("only this machine's names are served") {
  for (const char* host : {"localhost", "LOCALHOST:1", "127.0.0.1:8642", "[::1]:8642",
                           "x.localhost", "192.168.1.2", "preview.example:80"}) {
    INFO(host);
    CHECK(is_own_host(host, "preview.example"));
  }
  for (const char* host : {"", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example",
                           "[evil]", "[::1", "evil.example:127.0.0.1"}) {
    INFO(host);
    CHECK_FALSE(is_own_host(host, "preview.example"));
  }
}

TEST_CASE("a range of bytes is served") {
  const Snapshot snapshot = small_site();
  const auto part = [&](const char* range) {
    const HttpReply reply = ask_part(snapshot, range);
    return fmt::format("{} {}", reply.status, reply.body);
  };
  CHECK(part("bytes=0-0") == "206 0");
  CHECK(part("bytes=2-4") == "206 234");
  CHECK(part("bytes=8-") == "206 89");
  CHECK(part("bytes=8-99999999") == "206 89");
  CHECK(part("bytes=-3") == "206 789");
  CHECK(part("bytes=-30") == "206 0123456789");
  CHECK(part("bytes=10-") == "416 ");
  CHECK(part("bytes=-0") == "416 ");
  CHECK(part("bytes=4-2") == "200 0123456789");
  CHECK(part("bytes=0-1,3-4") == "200 0123456789");
  CHECK(part("bytes=x-") == "200 0123456789");
  CHECK(part("bytes=99999999999999999999-") == "200 0123456789");
  CHECK(part("lines=0-1") == "200 0123456789");
  CHECK(header_of(ask_part(snapshot, "bytes=2-4"), "Content-Range") == "bytes 2-4/10");
  CHECK(header_of(ask_part(snapshot, "bytes=10-"), "Content-Range") == "bytes */10");
  const std::string tag = snapshot.files.at("feed.txt").etag;
  CHECK(ask_part(snapshot, "bytes=2-4", tag.c_str()).status == 206);
  CHECK(ask_part(snapshot, "bytes=2-4", ("W/" + tag).c_str()).status == 200);
  CHECK(ask_part(snapshot, "bytes=2-4", "\"other\"").status == 200);
}

TEST_CASE("a path leads to a file of the snapshot or to none") {
  const Snapshot snapshot = small_site();
  const auto status = [&](const char* target) {
    return ask(snapshot, {"", target, {}, {}, {}, {}}).status;
  };
  CHECK(status("/feed.txt") == 200);
  CHECK(status("/feed.txt?a=b") == 200);
  CHECK(status("/a%20b/%C3%A9.xml") == 200);
  CHECK(status("/tech/") == 200);
  CHECK(status("/tech") == 301);
  for (const char* target : {"/", "", "*", "feed.txt", "http://localhost/feed.txt", "//feed.txt",
                             "/../feed.txt", "/%2e%2e/feed.txt", "/tech/../feed.txt", "/.feedgen/x",
                             "/feed.txt%00", "/tech//", "/feed.txt/", "/%", "/%zz"}) {
    INFO(target);
    CHECK(status(target) == 404);
  }
}

TEST_CASE("files are only read, and by those who name this machine") {
  const Snapshot snapshot = small_site();
  const HttpReply posted = ask(snapshot, {"other", "/feed.txt", {}, {}, {}, {}});
  CHECK(posted.status == 405);
  CHECK(header_of(posted, "Allow") == "GET, HEAD");
  CHECK(ask(snapshot, {"", "/feed.txt", "evil.example", {}, {}, {}}).status == 403);
  CHECK(respond({"GET", "/feed.txt", {}, {}, {}, {}}, snapshot, "x").status == 403);
  const std::string tag = snapshot.files.at("feed.txt").etag;
  const HttpReply known = ask(snapshot, {"", "/feed.txt", {}, tag, {}, {}});
  CHECK(known.status == 304);
  CHECK(known.body.empty());
  CHECK(header_of(known, "ETag") == tag);
}

TEST_CASE("a page waits for the next snapshot only if it knows this one") {
  const Snapshot snapshot = small_site();
  CHECK(ask(snapshot, {"", "/.feedgen-version?v1", {}, {}, {}, {}}).waits);
  CHECK_FALSE(ask(snapshot, {"", "/.feedgen-version?v0", {}, {}, {}, {}}).waits);
  CHECK_FALSE(ask(snapshot, {"", "/.feedgen-version", {}, {}, {}, {}}).waits);
}

TEST_CASE("pages get a script and messages, other files do not") {
  const Snapshot snapshot = small_site();
  const std::string page = snapshot.files.at("tech/index.html").bytes;
  CHECK(page.starts_with("<html><body class=\"x\">\n<script data-version=\"v1\">"));
  CHECK(page.find("<li>&lt;b&gt; &amp; c</li>") != std::string::npos);
  CHECK(page.ends_with("<p>"));
  CHECK(snapshot.files.at("feed.txt").bytes == "0123456789");
  const std::string guarded =
      served_file(
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "script-src 'sha256-x'\"><body>",
          "text/html", "v1", {})
          .bytes;
  CHECK(guarded.find("content=\"connect-src 'self'; default-src 'none'; script-src 'sha256-") !=
        std::string::npos);
  CHECK(guarded.find("' 'sha256-x'\">") != std::string::npos);
}

}  // namespace feedgen
