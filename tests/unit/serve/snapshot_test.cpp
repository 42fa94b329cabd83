#include "serve/snapshot.h"

#include "format/gzip.h"
#include "support/catch.h"

namespace feedgen {
namespace {

PreviewSnapshot one_page(std::string page, std::vector<std::string> messages) {
  PreviewSnapshot::Files files;
  files["tech/index.html"] = std::make_shared<BuiltFile>(
      built_file(std::move(page), "text/html; charset=utf-8", Instant{}));
  return {std::move(files), std::move(messages), Instant{}};
}

}  // namespace

TEST_CASE("pages get a script and messages") {
  const PreviewSnapshot snapshot = one_page("<html><body class=\"x\"><p>", {"<b> & c"});
  const std::string page = snapshot.find("tech/index.html")->body->bytes();
  CHECK(page.starts_with("<html><body class=\"x\">\n<script data-version=\"" + snapshot.version() +
                         "\">"));
  CHECK(page.find("<li>&lt;b&gt; &amp; c</li>") != std::string::npos);
  CHECK(page.ends_with("<p>"));
  CHECK(one_page("<p>", {}).find("tech/index.html")->body->bytes().find("<section") ==
        std::string::npos);
}

TEST_CASE("the policy of a page allows what is added to it") {
  const std::string page = page_with_reload(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-x'; script-src 'sha256-y'\"><body>",
      "v1", {"message"});
  CHECK(page.find("content=\"connect-src 'self'; default-src 'none'; style-src 'sha256-") !=
        std::string::npos);
  CHECK(page.find("' 'sha256-x'; script-src 'sha256-") != std::string::npos);
  CHECK(page.find("' 'sha256-y'\">") != std::string::npos);
}

TEST_CASE("a snapshot is another one when a file or a message is") {
  const std::string version = one_page("<p>", {}).version();
  CHECK(one_page("<p>", {}).version() == version);
  CHECK(one_page("<b>", {}).version() != version);
  CHECK(one_page("<p>", {"message"}).version() != version);
}

TEST_CASE("without a home page there is a list of the files") {
  const PreviewSnapshot snapshot = one_page("<p>", {});
  const auto home = snapshot.find("index.html");
  REQUIRE(home);
  CHECK(home->body->bytes().find("<a href=\"/tech/index.html\">") != std::string::npos);
  CHECK_FALSE(snapshot.find("other"));
}

TEST_CASE("only what gets smaller is compressed") {
  const std::string text(4096, 'a');
  const auto small = gzipped(text, GzipLevel::kFast);
  REQUIRE(small);
  CHECK(small->starts_with("\x1F\x8B"));
  CHECK(small->size() < 100);
  CHECK_FALSE(gzipped("", GzipLevel::kFast));
  CHECK_FALSE(gzipped("abc", GzipLevel::kFast));
  CHECK(ServedBody(text).gzip() == small);
  CHECK_FALSE(ServedBody("short").gzip());
}

}  // namespace feedgen
