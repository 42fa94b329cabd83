#include "format/markdown.h"
#include "support/catch.h"

using namespace feedgen;

namespace {

std::string html_of(std::string_view markdown) {
  const Result<std::string> html = markdown_to_html(markdown);
  return html ? *html : "error: " + html.error().message.problem;
}

std::string reference(std::string_view number, std::string_view suffix = "") {
  const std::string n(number);
  return "<sup class=\"footnote-ref\"><a href=\"#fn-" + n + "\" id=\"fnref-" + n +
         std::string(suffix) + "\">" + n + "</a></sup>";
}

std::string way_back(std::string_view number) {
  return "<a href=\"#fnref-" + std::string(number) +
         "\" class=\"footnote-backref\">↩\xEF\xB8\x8E</a>";
}

std::string notes(std::string_view items) {
  return "<section class=\"footnotes\">\n<ol>\n" + std::string(items) + "</ol>\n</section>\n";
}

}  // namespace

TEST_CASE("a footnote becomes a numbered link to a note at the end, and back") {
  CHECK(html_of("a[^x].\n\n[^x]: *Note*.\n\nb\n") ==
        "<p>a" + reference("1") + ".</p>\n<p>b</p>\n" +
            notes("<li id=\"fn-1\"><em>Note</em>. " + way_back("1") + "</li>\n"));
}

TEST_CASE("footnotes are numbered in the order of their references") {
  CHECK(html_of("a[^2] b[^1]\n\n[^1]: one\n[^2]: two\n") ==
        "<p>a" + reference("1") + " b" + reference("2") + "</p>\n" +
            notes("<li id=\"fn-1\"><p>two " + way_back("1") +
                  "</p>\n</li>\n<li id=\"fn-2\"><p>one " + way_back("2") + "</p>\n</li>\n"));
}

TEST_CASE("each reference to a note has its own id and its own way back") {
  const std::string html = html_of("a[^1] b[^1]\n\n[^1]: n\n");
  CHECK(html.find(reference("1") + " b" + reference("1", "-2")) != std::string::npos);
  CHECK(html.find(
            "n " + way_back("1") +
            " <a href=\"#fnref-1-2\" class=\"footnote-backref\">↩\xEF\xB8\x8E<sup>2</sup></a>") !=
        std::string::npos);
}

TEST_CASE("a note holds several paragraphs, lists and code") {
  CHECK(
      html_of("a[^1]\n\n[^1]: one\n    two\n\n    three\n\n    - four\n\n          code\n\nb\n") ==
      "<p>a" + reference("1") + "</p>\n<p>b</p>\n" +
          notes("<li id=\"fn-1\"><p>one\ntwo</p>\n<p>three</p>\n<ul>\n<li><p>four</p>\n"
                "<pre><code>code\n</code></pre>\n</li>\n</ul>\n<p>" +
                way_back("1") + "</p>\n</li>\n"));
}

TEST_CASE("notes may refer to notes, links and themselves") {
  const std::string html =
      html_of("a[^1]\n\n[^1]: see [^2] and [l]\n[^2]: back to [^1]\n\n[l]: /m\n");
  CHECK(html.find("see " + reference("2") + " and <a href=\"/m\">l</a>") != std::string::npos);
  CHECK(html.find("back to " + reference("1", "-2")) != std::string::npos);
}

TEST_CASE("a note whose text is an address is no link's definition") {
  CHECK(html_of("a[^1]\n\n[^1]: https://example.org/b_c_d\n")
            .find("<a href=\"https://example.org/b_c_d\">") != std::string::npos);
  CHECK(html_of("a[^1]\n\n[^1]: word\n").find("word") != std::string::npos);
}

TEST_CASE("notes without a reference are left out, references without a note stay") {
  CHECK(html_of("a[^1]\n\n[^2]: b\n") == "<p>a[^1]</p>\n");
  CHECK(html_of("a[^1]\n") == "<p>a[^1]</p>\n");
}

TEST_CASE("labels match whatever their case, and the first of two notes counts") {
  const std::string html = html_of("a[^Ab]\n\n[^aB]: one\n[^ab]: two\n");
  CHECK(html.find("one") != std::string::npos);
  CHECK(html.find("two") == std::string::npos);
}

TEST_CASE("footnotes in code and escaped ones are text") {
  CHECK(html_of("`[^1]` \\[^1]\n\n    [^1]: a\n\n```\n[^1]: b\n```\n\n[^1]: c\n") ==
        "<p><code>[^1]</code> [^1]</p>\n<pre><code>[^1]: a\n</code></pre>\n"
        "<pre><code>[^1]: b\n</code></pre>\n");
}

TEST_CASE("a note that leaves a fence open does not swallow the next one") {
  const std::string html = html_of("a[^1] b[^2]\n\n[^1]: x\n\n    ```\n    y\n\n[^2]: z\n");
  CHECK(html.find("<li id=\"fn-2\">") != std::string::npos);
  CHECK(html.find("z") != std::string::npos);
}

TEST_CASE("where an open fence swallows the end of a text, there are no footnotes") {
  const std::string html = html_of("a[^1]\n\n[^1]: x\n\n```\nb\n");
  CHECK(html.starts_with("<p>a<a href=\"x\">^1</a></p>\n"));
  CHECK(html.find("section") == std::string::npos);
}

TEST_CASE("ten footnotes and more keep their texts in their items") {
  std::string markdown;
  for (int i = 1; i <= 12; ++i) markdown += "a[^" + std::to_string(i) + "] ";
  markdown += "\n\n";
  for (int i = 12; i >= 1; --i) {
    markdown += "[^" + std::to_string(i) + "]: n" + std::to_string(i) + "\n\n    more\n\n";
  }
  const std::string html = html_of(markdown);
  CHECK(html.find("<li id=\"fn-12\"><p>n12</p>\n<p>more " + way_back("12")) != std::string::npos);
  CHECK(html.find("<li id=\"fn-1\"><p>n1</p>\n<p>more " + way_back("1")) != std::string::npos);
  CHECK(html.find("<pre>") == std::string::npos);
}

TEST_CASE("footnotes stand in headings, tables and lists, and not in a heading's id") {
  const std::string html = html_of("# a[^1]\n\n|b[^1]|\n|-|\n\n- c[^1]\n\n[^1]: n\n");
  CHECK(html.starts_with("<h1 id=\"a\">a" + reference("1") + "</h1>\n"));
  CHECK(html.find("<th>b" + reference("1", "-2") + "</th>") != std::string::npos);
  CHECK(html.find("<li>c" + reference("1", "-3") + "</li>") != std::string::npos);
}

TEST_CASE("a reference begins a line, stands alone, in emphasis and in a picture's text") {
  const std::string html =
      html_of("[^1] *a*\n\n[^1]\n\n*b[^1]*\n\n![c[^1]](d)\n\n[e[^1]](f)\n\n[^1]: n\n");
  CHECK(html.find("<p>" + reference("1") + " <em>a</em></p>") != std::string::npos);
  CHECK(html.find("<p>" + reference("1", "-2") + "</p>") != std::string::npos);
  CHECK(html.find("<em>b" + reference("1", "-3") + "</em>") != std::string::npos);
  CHECK(html.find("<img src=\"d\" alt=\"c\">") != std::string::npos);
}

TEST_CASE("what looks like a mark is the author's own text") {
  CHECK(html_of("&mark; a\n\n<!--mark-->\n\n{: .b}\nc $d$ e\n") ==
        "<p>&amp;mark; a</p>\n<!--mark-->\n<p class=\"b\">c $d$ e</p>\n");
}
