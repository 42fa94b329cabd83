#include "config/site_address.h"

#include "support/catch.h"

using feedgen::Settings;
using feedgen::site_address;

namespace {

std::string in_blog(std::string_view reference) {
  Settings settings;
  settings.base_url = "https://site.example/blog/";
  return site_address(reference, "https://site.example/blog/2024/post.html?x", settings);
}

}  // namespace

TEST_CASE("references are resolved against the article") {
  CHECK(in_blog("a.png") == "https://site.example/blog/2024/a.png");
  CHECK(in_blog("../图.png") == "https://site.example/blog/%E5%9B%BE.png");
  CHECK(in_blog("?p=2") == "https://site.example/blog/2024/post.html?p=2");
  CHECK(in_blog("#fn") == "https://site.example/blog/2024/post.html?x#fn");
  CHECK(in_blog("//cdn.example/a") == "https://cdn.example/a");
  CHECK(in_blog("HTTPS://Other.Example") == "https://other.example/");
}

TEST_CASE("a slash in front means the site, whose folder may be written or left out") {
  CHECK(in_blog("/img/a.png") == "https://site.example/blog/img/a.png");
  CHECK(in_blog("/blog/img/a.png") == "https://site.example/blog/img/a.png");
  CHECK(in_blog("/blog") == "https://site.example/blog");
  CHECK(in_blog("/blogs/a") == "https://site.example/blog/blogs/a");
  CHECK(in_blog("/") == "https://site.example/");
}

TEST_CASE("references are read as browsers read them") {
  CHECK(in_blog(" \n a\tb\n.png\x01 ") == "https://site.example/blog/2024/ab.png");
  CHECK(in_blog("\\img\\a.png?\\") == "https://site.example/blog/img/a.png?%5C");
  CHECK(in_blog("\\\\cdn.example\\a") == "https://cdn.example/a");
}

TEST_CASE("what is not on the web has no address") {
  for (const char* reference : {"", "  ", "javascript:x", "java\nscript:x", "data:,x", "mailto:a@b",
                                "file:///x", "blob:x", "about:blank", "https://", "http:"}) {
    CAPTURE(reference);
    CHECK(in_blog(reference).empty());
  }
}

TEST_CASE("without an address only whole references have one") {
  const Settings none;
  for (const char* reference : {"a", "/a", "?a", "#a"}) {
    CHECK(site_address(reference, "", none).empty());
  }
  CHECK(site_address("//a.example/b", "", none) == "https://a.example/b");
  CHECK(site_address("http://a.example/b", "", none) == "http://a.example/b");
  CHECK(site_address("/a", "https://b.example/c/d", none) == "https://b.example/a");
}

TEST_CASE("rewriting is done once, by the longest beginning, if the result is an address") {
  Settings settings;
  settings.rewrite = {{"https://a.example/", "https://b.example/"},
                      {"https://a.example/c/", "https://a.example/c/c/"},
                      {"https://proxy.example/?", ""}};
  CHECK(site_address("https://a.example/x", "", settings) == "https://b.example/x");
  CHECK(site_address("https://a.example/c/x", "", settings) == "https://a.example/c/c/x");
  CHECK(site_address("https://proxy.example/?http://d.example", "", settings) ==
        "http://d.example/");
  CHECK(site_address("https://proxy.example/?e", "", settings) == "https://proxy.example/?e");
}
