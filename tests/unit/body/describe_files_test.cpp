#include "body/describe_files.h"

#include "support/catch.h"
#include "system/memory_files.h"

namespace feedgen {
namespace {

using namespace std::string_literals;

// The beginning of a PNG file of 1400 × 630 pixels.
const std::string kPng = "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x05\x78\0\0\x02\x76\x08\x02\0\0\0"s;

struct Site {
  MemoryFiles files;
  Settings settings;
  Article article;
  Diagnostics diagnostics;

  Site() {
    settings.base_url = "https://example.org/blog/";
    settings.files = {"static"};
    article.path = "a/post.md";
    article.file = "in/a/post.md";
    article.url = "https://example.org/blog/2021/post/";
    for (const char* folder : {"in", "in/a", "in/a/post", "static", "static/audio", "out"}) {
      files.put_folder(folder);
    }
    files.put_file("static/audio/1.mp3", "12345");
    files.put_file("out/secret.png", kPng);
  }
  std::string found(const std::string& url) {
    const auto file = LocalFiles(files, settings).find(url, article);
    return file ? file->path : "nothing";
  }
  Entry describe(const std::string& picture, std::vector<Enclosure> enclosures = {}) {
    Entry entry;
    entry.picture.url = picture;
    entry.enclosures = std::move(enclosures);
    describe_files(article, settings, files, entry, diagnostics);
    return entry;
  }
};

}  // namespace

TEST_CASE("an address of the site leads to the file that is served there") {
  Site site;
  CHECK(site.found("https://example.org/blog/audio/1.mp3") == "static/audio/1.mp3");
  CHECK(site.found("https://example.org/blog/audio/1.mp3?v=2#t=5") == "static/audio/1.mp3");
  CHECK(site.found("https://example.org/audio/1.mp3") == "nothing");
  CHECK(site.found("https://other.org/blog/audio/1.mp3") == "nothing");
  site.files.put_file("static/图 片.png", kPng);
  CHECK(site.found("https://example.org/blog/%E5%9B%BE%20%E7%89%87.png") == "static/图 片.png");
}

TEST_CASE("beside the article's address lie the files of its folder and of the folder it names") {
  Site site;
  site.files.put_file("in/a/post/b.png", kPng);
  CHECK(site.found("https://example.org/blog/2021/post/b.png") == "in/a/post/b.png");
  site.files.put_file("in/a/b.png", kPng);
  CHECK(site.found("https://example.org/blog/2021/post/b.png") == "in/a/b.png");
}

TEST_CASE("no address leads out of the folders, not by dots and not by a link") {
  Site site;
  site.files.put_link("static/link.png", "out/secret.png");
  site.files.put_link("in/a/link.png", "out/secret.png");
  CHECK(site.found("https://example.org/blog/link.png") == "nothing");
  CHECK(site.found("https://example.org/blog/2021/post/link.png") == "nothing");
  for (const char* path : {"../out/secret.png", "%2E%2E/out/secret.png", "a%2F..%2Fout", "audio",
                           "audio//1.mp3", "audio/1.mp3%00", ".hidden", ""}) {
    CAPTURE(path);
    CHECK(site.found("https://example.org/blog/" + std::string(path)) == "nothing");
  }
}

TEST_CASE("a picture's file tells its type and sizes") {
  Site site;
  site.files.put_file("static/p.png", kPng);
  CHECK(site.describe("https://example.org/blog/p.png").picture ==
        Picture{"https://example.org/blog/p.png", "image/png", 1400, 630, kPng.size()});
  site.files.put_file("static/page.png", "<html>");
  CHECK(site.describe("https://example.org/blog/page.png").picture ==
        Picture{"https://example.org/blog/page.png", "", 0, 0, 0});
  CHECK(site.diagnostics.empty());
}

TEST_CASE("an enclosure's length is its file's, and another one that is given is corrected") {
  Site site;
  const std::string url = "https://example.org/blog/audio/1.mp3";
  CHECK(site.describe("", {{url, "audio/mpeg", 0, 0}}).enclosures.front().length == 5);
  CHECK(site.diagnostics.empty());
  CHECK(site.describe("", {{url, "audio/mpeg", 7, 0}}).enclosures.front().length == 5);
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics.front().message.problem ==
        "the enclosure is said to have 7 bytes, but static/audio/1.mp3 has 5");
}

TEST_CASE("a length that stays unknown is noted, and for a podcast warned of") {
  Site site;
  site.describe("", {{"https://cdn.example/2.mp3", "audio/mpeg", 0, 0}});
  site.settings.podcast = Podcast{};
  site.describe("", {{"https://cdn.example/2.mp3", "audio/mpeg", 0, 0}});
  REQUIRE(site.diagnostics.size() == 2);
  CHECK(site.diagnostics[0].severity == Severity::kNote);
  CHECK(site.diagnostics[1].severity == Severity::kWarning);
  CHECK(site.diagnostics[1].message.problem ==
        "the length of https://cdn.example/2.mp3 is not known");
  CHECK(site.diagnostics[1].message.place.path == "in/a/post.md");
}

TEST_CASE("a podcast's picture that Apple would refuse is warned of") {
  Site site;
  site.settings.podcast = Podcast{};
  site.settings.podcast->picture = "https://example.org/blog/show.png";
  check_podcast_picture(site.settings, site.files, site.diagnostics);
  CHECK(site.diagnostics.empty());
  site.files.put_file("static/show.png", kPng);
  check_podcast_picture(site.settings, site.files, site.diagnostics);
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics.front().message.problem ==
        "the podcast's image is no picture that Apple Podcasts takes: image/png, 1400 × 630");
  CHECK(site.diagnostics.front().message.place.path == "static/show.png");
}

}  // namespace feedgen
