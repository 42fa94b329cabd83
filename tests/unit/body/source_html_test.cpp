#include "body/source_html.h"

#include <string>

#include "support/catch.h"

using feedgen::body_of_document;
using feedgen::is_html_throughout;

TEST_CASE("of a whole document only the inside of the body is shown") {
  CHECK(body_of_document("<!doctype html><html><head><title>T</title></head>"
                         "<body class='a>b'><p>你好</p></body></html>\n") == "<p>你好</p>");
  CHECK(body_of_document("\n<!-- made by hand --><HTML>\n<BODY>x</BODY></HTML>") == "x");
  CHECK(body_of_document("<?xml version='1.0'?><html><body>x</html>") == "x");
  CHECK(body_of_document("<body>never closed") == "never closed");
}

TEST_CASE("body tags in comments, scripts and attributes are not the document's") {
  CHECK(body_of_document("<html><!-- <body>1 --><script>'<body>2'</script><body>3"
                         "<script>'</body>'</script><!-- </body> --><i title='</body>'>4</i>"
                         "</body></html>") ==
        "3<script>'</body>'</script><!-- </body> --><i title='</body>'>4</i>");
  CHECK(body_of_document("<body>a</body><p>b</p></body></html>") == "a</body><p>b</p>");
}

TEST_CASE("a fragment and a document without a body tag stay as they are") {
  for (const std::string html :
       {"", "  ", "<p>about &lt;body></p>", "text <body>x</body>", "<p>a</p><body>b</body>",
        "<!doctype html><title>T</title><p>x", "</body><html>", "<html></body><body>"}) {
    CHECK(body_of_document(html) == html);
  }
}

TEST_CASE("a scraped body is HTML throughout") {
  CHECK(is_html_throughout("\n<div>   \n<p><img src=\"a.gif\"></p><p>7月10日</p>  \n</div>\n    "));
  CHECK(is_html_throughout("<div>\n\n<p>a</p>\n\n        <p>* b *</p>\n\n</div>"));
  CHECK(is_html_throughout("<div>\r\n  <p>a</p>\r\n\r\n      文字\r\n\r\n</div>\r\n"));
  CHECK(is_html_throughout("<!-- c -->\n\n<SECTION>\n\n\t<span>a</span> b\n</SECTION>"));
  CHECK(is_html_throughout("<table>\n\n<tr>\n\n<td>a</td>\n\n</tr>\n</table>"));
  CHECK(is_html_throughout("<!doctype html>\n\n<html><body>\n\n<p>a\n</body></html>"));
}

TEST_CASE("blank lines in pre, scripts and comments do not make Markdown") {
  CHECK(is_html_throughout("<div><pre>int *a;\n\nint *b;\n\n    # c\n</pre></div>"));
  CHECK(is_html_throughout("<script>\na\n\nb\n</script>\n<!--\n\n- a\n\n-->\n<p>x</p>"));
}

TEST_CASE("text at the margin after a blank line is Markdown") {
  CHECK_FALSE(is_html_throughout("<div dir=\"rtl\">\n\n# عنوان\n\nنص **مهم**\n\n</div>"));
  CHECK_FALSE(is_html_throughout("<p>logo</p>\n\ntext\n\n    code"));
  CHECK_FALSE(is_html_throughout("<p>a</p>\n\n<b>Note</b>: see [x](y)"));
  CHECK_FALSE(is_html_throughout("<p>a</p>\n\n<https://example.org/>\n"));
  CHECK_FALSE(is_html_throughout("<p>a</p>\n\n<!-- more -->\ntext"));
  CHECK_FALSE(is_html_throughout("<p>a</p>\n\n- one\n\n      <div>in a list</div>\n"));
  CHECK_FALSE(is_html_throughout("<p>a</p>\n \t\n1. one\n\n    <div>in a list</div>\n"));
}

TEST_CASE("text at the margin is HTML's where CommonMark would show tags as code") {
  CHECK(is_html_throughout("<div>\n<p>a</p>\n\n微博正文 3*4*5 #话题#\n\n      <p>b</p>\n</div>"));
}

TEST_CASE("what begins with text or an inline tag is Markdown") {
  for (const std::string markdown :
       {"", " \n", "text <div>x</div>", "<span>a</span>\n<div>b</div>", "# a\n\n<div>b</div>",
        "![a](b)\n\n<p>c</p>", "</div>", "<!-- only a comment -->", "<3 <div>"}) {
    CHECK_FALSE(is_html_throughout(markdown));
  }
}
