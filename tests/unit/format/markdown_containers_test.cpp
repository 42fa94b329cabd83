#include <string>

#include "format/markdown.h"
#include "support/catch.h"
#include "support/text.h"

using namespace feedgen;

namespace {

// Without the empty lines between blocks.
std::string html_of(std::string_view markdown) {
  const Result<std::string> html = markdown_to_html(markdown);
  if (!html) return "error: " + html.error().message.problem;
  std::string text;
  for (const char c : *html) {
    if (c != '\n' || (!text.empty() && text.back() != '\n')) text += c;
  }
  return text;
}

}  // namespace

TEST_CASE("boxes have their title, else the word for their kind") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"> [!WARNING]\n> a\n",
       "<blockquote>\n<p><strong>Warning</strong></p>\n<p>a</p>\n</blockquote>\n"},
      {"> [!note]- 折 *t*\n> a\n",
       "<blockquote>\n<p><strong>折 <em>t</em></strong></p>\n<p>a</p>\n</blockquote>\n"},
      {"::: warning 注意\n**a**\n:::\nb\n",
       "<blockquote>\n<p><strong>注意</strong></p>\n<p><strong>a</strong></p>\n</blockquote>\n"
       "<p>b</p>\n"},
      {":::tip[T]{.x}\na\n:::\n",
       "<blockquote>\n<p><strong>T</strong></p>\n<p>a</p>\n</blockquote>\n"},
      {"::: tip\na\n", "<blockquote>\n<p><strong>Tip</strong></p>\n<p>a</p>\n</blockquote>\n"},
      {"::: details T<\na\n:::\n", "<details>\n<summary>T&lt;</summary>\n<p>a</p>\n</details>\n"},
      {":::: tip\n::: note N\na\n:::\n::::\n",
       "<blockquote>\n<p><strong>Tip</strong></p>\n<blockquote>\n<p><strong>N</strong></p>\n"
       "<p>a</p>\n</blockquote>\n</blockquote>\n"},
      {"::: columns\na\n:::\n", "<p>a</p>\n"},
      {"!!! tip \"T\"\n    a\n\n    b\n\nc\n",
       "<blockquote>\n<p><strong>T</strong></p>\n<p>a</p>\n<p>b</p>\n</blockquote>\n<p>c</p>\n"},
      {"!!! note \"\"\n\ta\n", "<blockquote>\n<p>a</p>\n</blockquote>\n"},
      {"??? note T\n    a\n", "<details>\n<summary>T</summary>\n<p>a</p>\n</details>\n"},
      {"- x\n\n  ::: tip\n  in\n  :::\n",
       "<ul>\n<li><p>x</p>\n<blockquote>\n<p><strong>Tip</strong></p>\n<p>in</p>\n"
       "</blockquote>\n</li>\n</ul>\n"},
  }));
  CAPTURE(example.source);
  CHECK(html_of(example.source) == example.html);
}

TEST_CASE("what only looks like a box is text") {
  CHECK(html_of("10:::20\n") == "<p>10:::20</p>\n");
  CHECK(html_of("```\n::: tip\n```\n") == "<pre><code>::: tip\n</code></pre>\n");
  CHECK(html_of("    ::: tip\n") == "<pre><code>::: tip\n</code></pre>\n");
  CHECK(html_of("!!! 太好了\n") == "<p>!!! 太好了</p>\n");
  CHECK(html_of("!!! tip\n") == "<p>!!! tip</p>\n");
  CHECK(html_of("> [!1] x\n") == "<blockquote>\n<p>[!1] x</p>\n</blockquote>\n");
  CHECK(html_of("> a\n> [!note]\n") == "<blockquote>\n<p>a\n[!note]</p>\n</blockquote>\n");
}

TEST_CASE("an element with markdown=1 holds Markdown") {
  CHECK(html_of("<div class=\"notice\" markdown=\"1\">\n**Note:** [x](/d/).\n</div>\n\n*a*\n") ==
        "<div class=\"notice\">\n<p><strong>Note:</strong> <a href=\"/d/\">x</a>.</p>\n</div>\n"
        "<p><em>a</em></p>\n");
  CHECK(html_of("<section markdown=1>\n    # H\n\n    - a\n</section>\n") ==
        "<section>\n<h1 id=\"h\">H</h1>\n<ul>\n<li>a</li>\n</ul>\n</section>\n");
  CHECK(html_of("<div markdown=\"block\">\n<div>\n*a*\n</div>\n\n*b*\n</div>\n") ==
        "<div>\n<div>\n*a*\n</div>\n<p><em>b</em></p>\n</div>\n");
  CHECK(html_of("<p markdown=\"span\">*a*</p>\n") == "<p><em>a</em></p>\n");
  CHECK(html_of("<div markdown=\"0\">\n*a*\n</div>\n") == "<div markdown=\"0\">\n*a*\n</div>\n");
  CHECK(html_of("<div>\n*a*\n</div>\n") == "<div>\n*a*\n</div>\n");
}

TEST_CASE("marks of a table of contents are not shown") {
  const auto mark = GENERATE("[toc]", "[TOC]", "[[toc]]", "[[_TOC_]]", "@[toc]", "@[TOC](目录)",
                             "${toc}", "[TOC levels=2]");
  CAPTURE(mark);
  CHECK(html_of(std::string(mark) + "\n\na\n") == "<p>a</p>\n");
  CHECK(html_of("a" + std::string(mark) + "\n") != "");
}

TEST_CASE("hostile containers take no longer than their length") {
  const auto part = GENERATE("::: tip\n", ":::\n", "> [!note]\n", "!!! tip\n    a\n", "!!! tip\n ",
                             "<div markdown=\"1\">\n", "<div markdown=\"1\"></div>", "??? a\n    ");
  CAPTURE(part);
  CHECK(markdown_to_html(repeat(part, 20'000)));
}
