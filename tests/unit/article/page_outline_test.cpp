#include "article/page_outline.h"

#include "format/markup_scan.h"
#include "support/catch.h"

using namespace feedgen;

namespace {

std::string article(const std::string& body, std::string_view title = "T") {
  const std::string page = "<html><body>" + body + "</body></html>";
  unsigned line = 1;
  return article_of_page(outline_of(page), title, line);
}

const std::string kLong(700, 'x');

}  // namespace

TEST_CASE("a whole page begins with its own tags") {
  CHECK(is_whole_page("<!doctype html><p>x"));
  CHECK(is_whole_page("\xEF\xBB\xBF <!-- c --> <html>"));
  CHECK(is_whole_page("<?xml version='1.0'?><html>"));
  CHECK_FALSE(is_whole_page("<h1>T</h1><html>"));
  CHECK_FALSE(is_whole_page("text <html>"));
  CHECK_FALSE(is_whole_page(""));
}

TEST_CASE("the article of a page is what is marked as one") {
  CHECK(article("<nav>n</nav><article><p>x</p></article><footer>f</footer>") == "<p>x</p>");
  CHECK(article("<div id='content-sidebar'>s</div><div id='content'><p>" + kLong + "</p></div>") ==
        "<p>" + kLong + "</p>");
  CHECK(article("<main><div class='entry-content'>x</div><div class='share-bar'>s</div></main>") ==
        "x");
  CHECK(article("<article>" + kLong + "<div class='comments'>" + kLong + kLong +
                "</div></article>") == kLong);
  CHECK(article("<div class='w'>one</div><div class='v'>two</div>") ==
        "<div class='w'>one</div><div class='v'>two</div>");
}

TEST_CASE("an article loses the heading that is its title, and keeps pictures of its header") {
  CHECK(article("<article><header><h1>T</h1><img src=a></header><p>x</p></article>") ==
        "<header><img src=a></header><p>x</p>");
  CHECK(article("<article><h1>Other</h1><p>x</p></article>") == "<h1>Other</h1><p>x</p>");
}

TEST_CASE("parts that are left out leave their line ends") {
  const std::string page = "<html>\n<body>\n<article>\n<nav>\nn\n</nav>\n<p>x</p></article></html>";
  unsigned line = 1;
  CHECK(article_of_page(outline_of(page), "T", line) == "\n\n\n\n<p>x</p>");
  CHECK(line == 3);
}

TEST_CASE("a page of several articles is a list") {
  std::string body;
  for (int i = 0; i < 5; ++i) body += "<article><a href=x>t</a> teaser</article>";
  CHECK(outline_of("<html>" + body).is_list);
  CHECK_FALSE(outline_of("<html>" + body + "<article>" + kLong + "</article>").is_list);
}

TEST_CASE("tags that do not match do not confuse the outline") {
  CHECK(article("</div></article><article><p>x<b></article></p>") == "<p>x<b>");
  CHECK(outline_of("<html><div><div><article>x").elements.size() == 5);
}
