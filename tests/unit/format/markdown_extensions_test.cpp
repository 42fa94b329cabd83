#include "format/markdown.h"
#include "support/catch.h"
#include "support/text.h"

using namespace feedgen;

namespace {

std::string html_of(std::string_view markdown) {
  const Result<std::string> html = markdown_to_html(markdown);
  return html ? *html : "error: " + html.error().message.problem;
}

}  // namespace

TEST_CASE("attribute lists give attributes to the block or span beside them") {
  const HtmlExample example = GENERATE(values<HtmlExample>({
      {"a\n{: .b #c lang=\"de\"}\n", "<p lang=\"de\" id=\"c\" class=\"b\">a</p>\n"},
      {"{: .b .c}\na\n", "<p class=\"b c\">a</p>\n"},
      {"{: .b}\n\na\n", "<p class=\"b\">a</p>\n"},
      {"## a {#b .c}\n", "<h2 class=\"c\" id=\"b\">a</h2>\n"},
      {"## a {#b} ##\n", "<h2 id=\"b\">a</h2>\n"},
      {"## a\n{: #b}\n", "<h2 id=\"b\">a</h2>\n"},
      {"## a {#b #c}\n", "<h2 id=\"b\">a</h2>\n"},
      {"- a\n- b\n{: .c}\n", "<ul class=\"c\">\n<li>a</li>\n<li>b</li>\n</ul>\n"},
      {"> a\n{: .b}\n", "<blockquote class=\"b\">\n<p>a</p>\n</blockquote>\n"},
      {"> a\n> {: .b}\n", "<blockquote>\n<p class=\"b\">a</p>\n</blockquote>\n"},
      {"```\na\n```\n{: .language-c .d}\n", "<pre><code class=\"language-c d\">a\n</code></pre>\n"},
      {"```c\na\n```\n{: .d}\n", "<pre><code class=\"language-c d\">a\n</code></pre>\n"},
      {"![a](b){: width=\"5\" .c}\n", "<p><img class=\"c\" width=\"5\" src=\"b\" alt=\"a\"></p>\n"},
      {"[a](b){:target=_blank} *c*{:.d}{:#e}\n",
       "<p><a target=\"_blank\" href=\"b\">a</a> <em id=\"e\" class=\"d\">c</em></p>\n"},
      {"{:d: .e lang='f'}\n\na\n{: d .g}\n", "<p lang=\"f\" class=\"g e\">a</p>\n"},
      {"***\n{: .a}\n", "<hr class=\"a\">\n"},
  }));
  CAPTURE(example.source);
  CHECK(html_of(example.source) == example.html);
}

TEST_CASE("of very many headings the first ten thousand have ids") {
  const std::string html = html_of(repeat("# a\n", 10'001));
  CHECK(html.find("<h1 id=\"a-9999\">a</h1>\n<h1>a</h1>\n") != std::string::npos);
}

TEST_CASE("a table's attribute list is none of its rows") {
  CHECK(html_of("|a|\n|-|\n|b|\n{: .c}\n") ==
        "<table class=\"c\">\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td>b</td>\n</tr>\n</tbody>\n</table>\n");
}

TEST_CASE("an attribute list that means nothing is not shown") {
  CHECK(html_of("a {: .b} c\n") == "<p>a  c</p>\n");
  CHECK(html_of("- {:.b} a\n") == "<ul>\n<li> a</li>\n</ul>\n");
  CHECK(html_of("a\n{: onclick=\"x()\" data-b=\"c\"}\n") == "<p>a</p>\n");
  CHECK(html_of("a\n{: lang=\"\\\"&<\"}\n") == "<p>a\n{: lang=&quot;&quot;&amp;&lt;&quot;}</p>\n");
  CHECK(html_of("a\n{: title=\"<b>&\"}\n") == "<p title=\"&lt;b&gt;&amp;\">a</p>\n");
  CHECK(html_of("<div>a</div>\n{: .b}\n\nc\n{: .d}\n") ==
        "<div>a</div>\n{: .b}\n<p class=\"d\">c</p>\n");
}

TEST_CASE("braces that are no attribute list stay") {
  const std::string_view text = GENERATE("{:?}", "{:smile}", "{:}", "{: }", "{:.2f}", "{: a=}",
                                         "{x}", "{#a", "{#a}", "{.a}", "{:a", "a{:b c}");
  CAPTURE(text);
  CHECK(html_of(std::string(text) + " b\n") == "<p>" + std::string(text) + " b</p>\n");
  CHECK(html_of("`{: .a}`\n") == "<p><code>{: .a}</code></p>\n");
  CHECK(html_of("```\n{: .a}\n```\n") == "<pre><code>{: .a}\n</code></pre>\n");
}

TEST_CASE("kramdown's extensions and tables of contents leave nothing behind") {
  CHECK(html_of("{::options a=\"b\" /}\n\nc\n") == "<p>c</p>\n");
  CHECK(html_of("a {::comment}b{:/comment} c\n\n{::comment}\nd\n{:/}\n\ne\n") ==
        "<p>a  c</p>\n<p>e</p>\n");
  CHECK(html_of("{::nomarkdown}a{:/nomarkdown}\n") == "<p>a</p>\n");
  CHECK(html_of("* TOC\n{:toc}\n\na\n") == "<p>a</p>\n");
  CHECK(html_of("1. TOC\n{:toc .b}\n\n[TOC]\n\n[toc]\n\na\n") == "<p>a</p>\n");
  CHECK(html_of("[TOC] a\n") == "<p>[TOC] a</p>\n");
}

TEST_CASE("mathematics stays as it was written") {
  const std::string_view formula = GENERATE(
      "$a_1 + b_2$", "$x*y*z$", "$$a_b$$", "$$\na_1\n$$", "$$\n= b\n- c\n# d\n1. e\n+ f\n$$",
      "$$\n\\begin{aligned}\na &= b \\\\\nc\n\\end{aligned}\n$$", "\\(a_b*c*\\)", "\\(x\\)",
      "\\[a_b = c_d\\]", "\\[\n\\frac{a}{b}\n\\]", "$\\{a\\}$", "$f(x)[y](z)$", "$a`b$",
      "$www.a.org$", "$\\$5_a$", "$中_文_$", "$[^1]$", "$a_{1}{: .b}$");
  CAPTURE(formula);
  const std::string escaped = [&] {
    std::string text;
    for (const char c : formula) c == '&' ? text += "&amp;" : text += c;
    return text;
  }();
  CHECK(html_of("见" + std::string(formula) + "。\n") == "<p>见" + escaped + "。</p>\n");
  CHECK(html_of("> " + std::string(formula.find('\n') == std::string_view::npos ? formula : "a") +
                "\n")
            .starts_with("<blockquote>\n<p>"));
}

TEST_CASE("mathematics in quotations, lists and tables stays too") {
  CHECK(html_of("> $$\n> a_b\n> > c_d\n> $$\n") ==
        "<blockquote>\n<p>$$\na_b\n&gt; c_d\n$$</p>\n</blockquote>\n");
  CHECK(html_of("- a\n\n  $$\n  x_1*y*\n  $$\n") ==
        "<ul>\n<li><p>a</p>\n<p>$$\nx_1*y*\n$$</p>\n</li>\n</ul>\n");
  CHECK(html_of("|a|\n|-|\n|$x_1 y_2$|\n").find("<td>$x_1 y_2$</td>") != std::string::npos);
  CHECK(html_of("# $a_b_c$\n") == "<h1 id=\"a_b_c\">$a_b_c$</h1>\n");
}

TEST_CASE("dollars and brackets in prose are no mathematics") {
  CHECK(html_of("$5 *and* $10\n") == "<p>$5 <em>and</em> $10</p>\n");
  CHECK(html_of("US$5 *a* US$6\n") == "<p>US$5 <em>a</em> US$6</p>\n");
  CHECK(html_of("\\$a *b* c$\n") == "<p>$a <em>b</em> c$</p>\n");
  CHECK(html_of("$a\n\n*b*$\n") == "<p>$a</p>\n<p><em>b</em>$</p>\n");
  CHECK(html_of("$$a\n\n*b*$$\n") == "<p>$$a</p>\n<p><em>b</em>$$</p>\n");
  CHECK(html_of("- $a *b*\n- c$\n") == "<ul>\n<li>$a <em>b</em></li>\n<li>c$</li>\n</ul>\n");
  CHECK(html_of("\\[*note*\\]\n") == "<p>[<em>note</em>]</p>\n");
  CHECK(html_of("`$a` *b* `c$`\n") == "<p><code>$a</code> <em>b</em> <code>c$</code></p>\n");
  CHECK(html_of("[a](/$b_c_$)\n") == "<p><a href=\"/$b_c_$\">a</a></p>\n");
}

TEST_CASE("hostile extensions take no longer than their length") {
  const auto part =
      GENERATE("{:", "{: .a}", "{::comment}", "{: a=\"", "{#", "$", "$$", "$a ", "\\(", "\\[",
               "\\[^", "[^1]", "[^1]: a\n", "[^1]:\n\n    ", "# a {#b}\n", "{: .a}\n",
               "a\n{: .a}\n", "|a|\n{: .b}\n", "* TOC\n{:toc}\n");
  CAPTURE(part);
  CHECK(markdown_to_html(repeat(part, 15'000)));
}
