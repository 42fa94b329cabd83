#include "serve/respond.h"

#include <fmt/format.h>

#include "support/catch.h"

namespace feedgen {
namespace {

using Headers = std::map<std::string, std::string, std::less<>>;

const Instant kBuilt{std::chrono::seconds(784111777)};  // Sun, 06 Nov 1994 08:49:37 GMT
const Instant kNow = kBuilt + std::chrono::seconds(10);

PreviewSnapshot small_site() {
  PreviewSnapshot::Files files;
  const auto put = [&](const char* path, std::string bytes, const char* type) {
    files[path] = std::make_shared<BuiltFile>(built_file(std::move(bytes), type, kBuilt));
  };
  put("feed.txt", "0123456789", "text/plain");
  put("a b/\xC3\xA9.xml", "<a/>", "application/xml");
  put("tech/index.html", "<html><body><p>", "text/html; charset=utf-8");
  put("large.xml", std::string(5000, 'x'), "application/rss+xml; charset=utf-8");
  return {std::move(files), {}, kBuilt};
}

HttpQuestion question(const char* target, Headers headers = {}, const char* method = "GET") {
  HttpQuestion asked{method, target, "localhost:8642"};
  asked.headers = std::move(headers);
  return asked;
}

HttpReply ask(const PreviewSnapshot& snapshot, const HttpQuestion& asked, Instant now = kNow) {
  return respond(asked, snapshot, "127.0.0.1", now);
}

std::string header_of(const HttpReply& reply, std::string_view name) {
  for (const auto& [one, value] : reply.headers) {
    if (one == name) return value;
  }
  return {};
}

std::string tag_of(const HttpReply& reply) { return header_of(reply, "ETag"); }

}  // namespace

TEST_CASE("a range of bytes is served") {
  const PreviewSnapshot snapshot = small_site();
  const auto part = [&](const char* range) {
    const HttpReply reply = ask(snapshot, question("/feed.txt", {{"range", range}}));
    return fmt::format("{} {}", reply.status, reply.body);
  };
  CHECK(part("bytes=0-0") == "206 0");
  CHECK(part("Bytes=2-4") == "206 234");
  CHECK(part("bytes=8-") == "206 89");
  CHECK(part("bytes=8-99999999") == "206 89");
  CHECK(part("bytes=-3") == "206 789");
  CHECK(part("bytes=-30") == "206 0123456789");
  CHECK(part("bytes=10-") == "416 ");
  CHECK(part("bytes=-0") == "416 ");
  CHECK(part("bytes=4-2") == "200 0123456789");
  CHECK(part("bytes=0-1,3-4") == "200 0123456789");
  CHECK(part("bytes=x-") == "200 0123456789");
  CHECK(part("bytes=0-x") == "200 0123456789");
  CHECK(part("bytes=99999999999999999999-") == "200 0123456789");
  CHECK(part("lines=0-1") == "200 0123456789");
  const auto content_range = [&](const char* range) {
    return header_of(ask(snapshot, question("/feed.txt", {{"range", range}})), "Content-Range");
  };
  CHECK(content_range("bytes=2-4") == "bytes 2-4/10");
  CHECK(content_range("bytes=10-") == "bytes */10");
}

TEST_CASE("each encoding has a tag of its own, and parts are of the bytes themselves") {
  const PreviewSnapshot snapshot = small_site();
  const HttpReply plain = ask(snapshot, question("/large.xml"));
  const HttpReply packed = ask(snapshot, question("/large.xml", {{"accept-encoding", "gzip"}}));
  CHECK(header_of(plain, "Content-Encoding").empty());
  CHECK(header_of(packed, "Content-Encoding") == "gzip");
  CHECK(packed.body.size() < 200);
  CHECK(tag_of(plain) != tag_of(packed));
  for (const HttpReply* reply : {&plain, &packed})
    CHECK(header_of(*reply, "Vary") == "Accept-Encoding");
  const auto status = [&](const std::string& tag, const char* accept) {
    return ask(snapshot,
               question("/large.xml", {{"accept-encoding", accept}, {"if-none-match", tag}}))
        .status;
  };
  CHECK(status(tag_of(packed), "gzip") == 304);
  CHECK(status("W/" + tag_of(packed), "gzip") == 304);
  CHECK(status(tag_of(plain), "") == 304);
  CHECK(status(tag_of(plain), "gzip") == 200);
  CHECK(status(tag_of(packed), "") == 200);

  Headers headers{{"accept-encoding", "gzip"}, {"range", "bytes=0-9"}};
  const HttpReply part = ask(snapshot, question("/large.xml", headers));
  CHECK(part.status == 206);
  CHECK(part.body == "xxxxxxxxxx");
  CHECK(tag_of(part) == tag_of(plain));
  headers["if-range"] = tag_of(packed);
  CHECK(ask(snapshot, question("/large.xml", headers)).status == 200);
  headers["if-range"] = tag_of(plain);
  CHECK(ask(snapshot, question("/large.xml", headers)).status == 206);
  // A list of ranges is answered with the whole, which may be compressed again.
  const Headers bomb{{"accept-encoding", "gzip"}, {"range", "bytes=0-0,1-1,2-2,3-3,4-4"}};
  CHECK(tag_of(ask(snapshot, question("/large.xml", bomb))) == tag_of(packed));
}

TEST_CASE("a file that is as young as the answer has no time yet") {
  const PreviewSnapshot snapshot = small_site();
  const char* const time = "Sun, 06 Nov 1994 08:49:37 GMT";
  const HttpQuestion asked = question("/feed.txt", {{"if-modified-since", time}});
  CHECK(header_of(ask(snapshot, question("/feed.txt")), "Last-Modified") == time);
  CHECK(ask(snapshot, asked).status == 304);
  CHECK(ask(snapshot, asked, kBuilt).status == 200);
  CHECK(header_of(ask(snapshot, asked, kBuilt), "Last-Modified").empty());
}

TEST_CASE("a path leads to a file of the snapshot or to none") {
  const PreviewSnapshot snapshot = small_site();
  const auto status = [&](const char* target) { return ask(snapshot, question(target)).status; };
  for (const char* target : {"/", "/feed.txt", "/feed.txt?a=b", "/a%20b/%C3%A9.xml", "/tech/"}) {
    INFO(target);
    CHECK(status(target) == 200);
  }
  CHECK(status("/tech") == 301);
  CHECK(header_of(ask(snapshot, question("/tech")), "Location") == "/tech/");
  for (const char* target :
       {"", "*", "feed.txt", "//feed.txt", "/../feed.txt", "/%2e%2e/feed.txt", "/tech/../feed.txt",
        "/.feedgen/x", "/feed.txt%00", "/tech//", "/feed.txt/", "/%", "/%zz", "/tech%2f..%2f"}) {
    INFO(target);
    CHECK(status(target) == 404);
  }
}

TEST_CASE("files are only read, and by clients that name this machine") {
  const PreviewSnapshot snapshot = small_site();
  const auto status = [&](const char* method) {
    return ask(snapshot, question("/feed.txt", {}, method)).status;
  };
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT"})
    CHECK(status(method) == 405);
  CHECK(status("get") == 501);
  CHECK(status("BREW") == 501);
  CHECK(status("HEAD") == 200);
  CHECK(header_of(ask(snapshot, question("/", {}, "POST")), "Allow") == "GET, HEAD");
  HttpQuestion foreign = question("/feed.txt");
  foreign.host = "evil.example";
  CHECK(ask(snapshot, foreign).status == 403);
  foreign.host = std::nullopt;  // of HTTP/1.0
  CHECK(ask(snapshot, foreign).status == 200);
  HttpQuestion with_body = question("/feed.txt");
  with_body.has_body = true;
  CHECK(ask(snapshot, with_body).status == 413);
}

TEST_CASE("a page waits for the next snapshot only if it knows this one") {
  const PreviewSnapshot snapshot = small_site();
  const std::string path(kVersionPath);
  CHECK(ask(snapshot, question((path + '?' + snapshot.version()).c_str())).waits);
  CHECK_FALSE(ask(snapshot, question((path + "?other").c_str())).waits);
  CHECK_FALSE(ask(snapshot, question((path + '?').c_str())).waits);
  CHECK(ask(snapshot, question(path.c_str())).body == snapshot.version());
}

}  // namespace feedgen
