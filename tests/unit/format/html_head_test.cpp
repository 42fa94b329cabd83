#include "format/html_head.h"

#include <string>

#include "support/catch.h"

namespace feedgen {
namespace {

// What begins where the head ends.
std::string rest_of(const std::string& page) {
  const auto head = read_html_head(page, "data-mark");
  REQUIRE(head);
  return page.substr(head->end);
}

}  // namespace

TEST_CASE("a head ends before its end tag, or before what ends it without one") {
  CHECK(rest_of("<html><head><title>x</title></head><body>hi") == "</head><body>hi");
  CHECK(rest_of("<html><head>\n<title>x</title>\n</HEAD >\n<frameset>") == "</HEAD >\n<frameset>");
  CHECK(rest_of("<!doctype html><title>x</title>\n<p>hi") == "<p>hi");
  CHECK(rest_of("<!doctype html><title>x</title>\n hi there") == "hi there");
  CHECK(rest_of("<html><body>hi") == "<body>hi");
  CHECK(rest_of("<html><head><title>x</title></html>") == "</html>");
  CHECK(rest_of("<html><head><title>x</title>").empty());
  CHECK(rest_of("\xEF\xBB\xBF<html>\r\n<head>\r\n</head>\r\n") == "</head>\r\n");
}

TEST_CASE("an end tag in a comment, a script, a style or a template ends no head") {
  CHECK(rest_of("<head><!-- </head> --><script>'</head>'</script><style></head></style>"
                "<template></head></template><title>x</title></head>") == "</head>");
}

TEST_CASE("links of the head are found with their places, those elsewhere are not") {
  const std::string page =
      "<html lang=de><head><base href=/a/><link rel='x alternate' type=t href='a&amp;b'>"
      "<link rel=alternate data-mark><template><link rel=t></template></head>"
      "<body><link rel=b>";
  const auto head = read_html_head(page, "data-mark");
  REQUIRE(head);
  CHECK(head->language == "de");
  CHECK(head->base == "/a/");
  REQUIRE(head->links.size() == 2);
  CHECK(head->links[0].rel == "x alternate");
  CHECK(head->links[0].type == "t");
  CHECK(head->links[0].href == "a&b");
  CHECK_FALSE(head->links[0].is_marked);
  CHECK(head->links[1].is_marked);
  CHECK(page.substr(head->links[1].begin, head->links[1].end - head->links[1].begin) ==
        "<link rel=alternate data-mark>");
}

TEST_CASE("bytes of old encodings move no place") {
  const std::string page =
      "<html><head><title>\xc4\xe3\xba\xc3</title><link title='\xba\x5c'></head><body>";
  CHECK(rest_of(page) == "</head><body>");
}

TEST_CASE("what follows the head costs nothing, however it nests") {
  std::string page = "<html><head><title>x</title></head><body>";
  for (int i = 0; i < 300'000; ++i) page += "<div>";
  CHECK(rest_of(page).size() == page.size() - 28);
}

TEST_CASE("a long head is read, and one of more than a megabyte is given up") {
  const auto page = [](std::size_t size) {
    return "<html><head><script>" + std::string(size, ' ') + "</script></head><body>";
  };
  CHECK(rest_of(page(300'000)) == "</head><body>");
  CHECK_FALSE(read_html_head(page(2'000'000), "data-mark"));
}

TEST_CASE("a head that ends where the beginning is cut ends there in the whole page too") {
  for (std::size_t size = 16 * 1024 - 80; size < 16 * 1024 + 40; ++size) {
    const std::string start = "<html><head><title>" + std::string(size - 30, 'x') + "</title>";
    CHECK(rest_of(start + "</head><body class=\"a b\">hi") == "</head><body class=\"a b\">hi");
    CHECK(rest_of(start + "<body class=\"a b\">hi") == "<body class=\"a b\">hi");
  }
}

TEST_CASE("a tag that is longer than what is read first hides nothing behind it") {
  const std::string icon = "<link rel=icon href=\"data:," + std::string(40'000, 'x') + "\">";
  const std::string page = "<html><head>" + icon + "<link rel=alternate href=/feed></head><body>hi";
  CHECK(rest_of(page) == "</head><body>hi");
  CHECK(read_html_head(page, "data-mark")->links.size() == 2);
}

TEST_CASE("a head with tens of thousands of attributes is given up, wherever they stand") {
  std::string attributes;
  std::string tags;
  for (int i = 0; i < 40'000; ++i) {
    attributes += " a" + std::to_string(i);
    tags += "<html a" + std::to_string(i) + '>';
  }
  CHECK_FALSE(read_html_head("<!DOCTYPE html><link" + attributes + "></head><p>", "data-mark"));
  CHECK_FALSE(read_html_head("<template><svg><style><p" + attributes + "></head><p>", "data-mark"));
  CHECK_FALSE(read_html_head(tags + "</head><p>", "data-mark"));
}

}  // namespace feedgen
