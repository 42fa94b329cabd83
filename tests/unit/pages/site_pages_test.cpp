#include "pages/site_pages.h"

#include "support/catch.h"
#include "system/memory_files.h"

namespace feedgen {

TEST_CASE("pages are found at any depth, in the order of their paths") {
  MemoryFiles files;
  for (const char* path : {"public/index.html", "public/b/index.htm", "public/a/X.HTML",
                           "public/a/x.xml", "public/.git/x.html", "public/node_modules/x.html"}) {
    files.put_file(path, "x");
  }
  files.put_link("public/link.html", "index.html");
  const Result<SitePages> found = list_pages("public", 1, files);
  REQUIRE(found);
  std::vector<std::string> paths;
  for (const SitePage& page : found->pages) paths.push_back(page.path);
  CHECK(paths == std::vector<std::string>{"a/X.HTML", "b/index.htm", "index.html"});
}

TEST_CASE("a folder of pages that is not there is a mistake with a remedy") {
  MemoryFiles files;
  const Result<SitePages> found = list_pages("public", 1, files);
  REQUIRE_FALSE(found);
  CHECK(found.error().kind == ErrorKind::kUsage);
  CHECK_FALSE(found.error().message.remedy.empty());
}

TEST_CASE("the paths and addresses of one page have one key") {
  for (const char* path : {"a/b/", "/a/b/", "a/b", "a/b.html", "a/b/index.html", "a/b/index.htm"}) {
    CAPTURE(path);
    CHECK(page_key(path) == "a/b");
  }
  CHECK(page_key("index.html").empty());
  CHECK(page_key("/").empty());
  CHECK(page_key("myindex.html") == "myindex");
}

TEST_CASE("a page that continues a list leads to its first page") {
  CHECK(first_page_key("tags/x/page/2") == "tags/x");
  CHECK(first_page_key("blog/page2") == "blog");
  CHECK(first_page_key("tags/x").empty());
  CHECK(first_page_key("2021/07").empty());
  CHECK(first_page_key("pages/about").empty());
}

}  // namespace feedgen
