#include "article/listing_page.h"

#include "support/catch.h"

using namespace feedgen;

namespace {

bool is_list(std::string_view path, const std::string& head, const std::string& body) {
  const std::string page =
      "<html><head>" + head + "</head><body><main>" + body + "</main></body></html>";
  return is_listing_page(outline_of(page), path);
}

const std::string kSite = "<meta property='og:type' content='website'>";
const std::string kDate = "<meta property='article:published_time' content='2021-07-10'>";
const std::string kItem = "<time>2021-07-10</time> <a href='/a/'>A</a> ";
const std::string kLinks = "<ul><li><a href='/a/'>The harbour</a></li></ul>";
const std::string kText = "<p>The tag says what the lamp costs, and who made it.</p>";

}  // namespace

TEST_CASE("pages of tags, categories, years and numbers are lists") {
  CHECK(is_list("tags/sea/index.html", kSite, kItem));
  CHECK(is_list("blog/Categories/sea/index.html", "", kLinks));
  CHECK(is_list("archives/2021/07/index.html", kSite, kItem));
  CHECK(is_list("archives/index.html", kSite, kItem));
  CHECK(is_list("page/2/index.html", kSite, kItem));
  CHECK(is_list("tags/sea/page/2/index.html", "", kLinks));
}

TEST_CASE("an address that a page gives itself tells that it is a list") {
  CHECK(is_list("saved.html", kSite + "<link rel='canonical' href='https://x.example/tag/sea/'>",
                kItem));
  CHECK_FALSE(
      is_list("saved.html", kSite + "<link rel='canonical' href='https://x.example/sea/'>", kItem));
}

TEST_CASE("a home page is a list if it shows several articles") {
  CHECK(is_list("index.html", kSite, kItem + kItem));
  CHECK_FALSE(is_list("index.html", kSite, kText));
  CHECK_FALSE(is_list("sea/index.html", kSite, kItem + kItem));
}

TEST_CASE("a page whose head says when it was published is an article") {
  CHECK_FALSE(is_list("tags/sea/index.html", kSite + kDate, kItem));
  CHECK_FALSE(is_list("index.html", kSite + kDate, kItem + kItem));
  CHECK_FALSE(is_list("tags/sea/index.html",
                      "<script type='application/ld+json'>{\"@type\": \"Article\", "
                      "\"datePublished\": \"2021-07-10\"}</script>",
                      kLinks));
}

TEST_CASE("a text in a folder with the name of a list is an article") {
  CHECK_FALSE(is_list("tags/lamp/index.html", "", kText));
  CHECK_FALSE(is_list("tags/lamp.html", kSite, kItem));
  CHECK_FALSE(is_list("archives/2021/lamp/index.html", "", kText));
  CHECK_FALSE(is_list("archives/lamp/index.html", kSite, kItem));
}
