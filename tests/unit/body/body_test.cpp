#include "body/body.h"

#include <string>
#include <string_view>

#include "support/catch.h"
#include "text/utf8.h"
#include "text/xml_text.h"

using feedgen::Body;
using feedgen::Markup;
using feedgen::markup_of;
using namespace std::string_view_literals;

namespace {

Body render(std::string_view source, Markup markup = Markup::kMarkdown, std::size_t length = 200) {
  feedgen::Settings settings;
  settings.summary_length = length;
  feedgen::Result<Body> body =
      feedgen::render_body(source, {markup, "https://example.org/a/b.html", settings});
  REQUIRE(body);
  CHECK(feedgen::is_utf8(body->html));
  CHECK(feedgen::is_xml_text(body->html));
  CHECK(feedgen::is_utf8(body->summary));
  CHECK(feedgen::is_xml_text(body->summary));
  return *body;
}

}  // namespace

TEST_CASE("the file name says which markup a body is written in") {
  CHECK(markup_of("a/b.html") == Markup::kHtml);
  CHECK(markup_of("a.HTM") == Markup::kHtml);
  CHECK(markup_of("a.Txt") == Markup::kText);
  CHECK(markup_of("a.mdx") == Markup::kMdx);
  CHECK(markup_of("a.html.md") == Markup::kMarkdown);
  CHECK(markup_of("《BanG Dream！》.markdown") == Markup::kMarkdown);
  CHECK(markup_of("") == Markup::kMarkdown);
}

TEST_CASE("Markdown becomes HTML with a summary and a picture") {
  const Body body = render("# 标题\n\n你好 **世界**\n\n![图](图.png)\n");
  CHECK(body.html.find("<strong>世界</strong>") != std::string::npos);
  CHECK(body.summary == "标题 你好 世界");
  CHECK(body.picture == "https://example.org/a/%E5%9B%BE.png");
}

TEST_CASE("a scraped body in a Markdown file is HTML and not Markdown") {
  const std::string html =
      "<div>   \n<p><img src=\"https://a.example/1.gif\" data-size=\"600,108\"></p>\n\n"
      "      <p>7月10日，以“智慧城市”为主题_的_大赛*启动*。</p>  \n</div>";
  const Body body = render("\n" + html + "\n            ");
  CHECK(body.html ==
        "<div>   \n<p><img src=\"https://a.example/1.gif\"></p>\n\n"
        "      <p>7月10日，以“智慧城市”为主题_的_大赛*启动*。</p>  \n</div>");
  CHECK(body.summary == "7月10日，以“智慧城市”为主题_的_大赛*启动*。");
  CHECK(body.picture == "https://a.example/1.gif");
}

TEST_CASE("Markdown inside an HTML element is rendered") {
  const Body body = render("<div dir=\"rtl\">\n\nمرحبا **بالعالم**\n\n</div>\n");
  CHECK(body.html.find("<strong>بالعالم</strong>") != std::string::npos);
  CHECK(body.summary == "مرحبا بالعالم");
}

TEST_CASE("clean HTML passes through unchanged and a document gives its body") {
  const std::string html = "<p>*a*\n\n    <b>b</b></p>";
  CHECK(render(html, Markup::kHtml).html == html);
  CHECK(render("<!doctype html><title>T</title><body>" + html + "</body>", Markup::kHtml).html ==
        html);
  CHECK(render("<!doctype html><title>T</title>\n<body>\n" + html + "\n</body>").html == html);
}

TEST_CASE("plain text has no markup but paragraphs") {
  const Body body = render("1 < 2 & 3\n*第二行*\n\n第三", Markup::kText);
  CHECK(body.html == "<p>1 &lt; 2 &amp; 3<br>\n*第二行*</p>\n<p>第三</p>");
  CHECK(body.summary == "1 < 2 & 3 *第二行* 第三");
}

TEST_CASE("footnotes and their marks are no part of a summary") {
  CHECK(render("One[^1] two.\n\n[^1]: A note.\n").summary == "One two.");
  CHECK(render("<p>a<sup><a class=\"footnote\" href=\"#fn:1\">1</a></sup> b</p>"
               "<div class=\"footnotes\"><ol><li id=\"fn:1\">n</li></ol></div><p>c</p>",
               Markup::kHtml)
            .summary == "a b c");
}

TEST_CASE("the summary before a more mark is not cut") {
  const Body body = render("一二三四 &amp; 五\n六七\n\n<!-- more -->\n\n八", Markup::kMarkdown, 3);
  CHECK(body.summary == "一二三四 & 五 六七");
  CHECK(body.html.find("more") == std::string::npos);
  CHECK(body.html.find("<p>八</p>") != std::string::npos);
  CHECK(render("<p>a <!--more-->b</p>", Markup::kHtml).html == "<p>a b</p>");
  CHECK(render("<p>a <!--more-->b</p>", Markup::kHtml).summary == "a");
  CHECK(render("a\n<!-- more -->\nb", Markup::kText).summary == "a");
}

TEST_CASE("a more mark in code or a script of HTML is none") {
  CHECK(render("<pre>a<!-- more -->b</pre>", Markup::kHtml).summary == "ab");
  CHECK(render("<p>a<code><!--more--></code>b", Markup::kHtml).summary == "ab");
  CHECK(render("a<script>'<!-- more -->'</script>b", Markup::kHtml).summary == "ab");
  CHECK(render("a<!-- more -->b<!-- more -->c", Markup::kHtml).summary == "a");
}

TEST_CASE("a more mark inside Markdown code is code") {
  for (const std::string markdown : {"a\n\n```\n<!-- more -->\n```\n\nb", "a `<!-- more -->` b",
                                     "a\n\n    <!-- more -->\n\nb"}) {
    const Body body = render(markdown);
    CHECK(body.html.find("&lt;!-- more --&gt;") != std::string::npos);
    CHECK(body.summary == "a <!-- more --> b");
  }
}

TEST_CASE("a more mark with nothing to read before it gives the first text") {
  const Body body =
      render("![x](a.png)\n\n<!-- more -->\n\nfirst text here", Markup::kMarkdown, 10);
  CHECK(body.summary == "first text…");
  CHECK(body.picture == "https://example.org/a/a.png");
}

TEST_CASE("a summary is never cut inside markup, an entity or a grapheme") {
  CHECK(render("<p>a&amp;b&lt;c <i>d</i></p>", Markup::kHtml, 5).summary == "a&b<c…");
  const std::string family = "👨‍👩‍👧‍👦";
  CHECK(render(family + family + family, Markup::kText, 2).summary == family + family + "…");
  CHECK(render("日本語の文章です。", Markup::kMarkdown, 3).summary == "日本語…");
  CHECK(render("مرحبا بالعالم العربي", Markup::kMarkdown, 8).summary == "مرحبا…");
}

TEST_CASE("scripts, styles and comments are not in the summary") {
  CHECK(render("<style>p{}</style><script>x()</script><!-- c --><p> a\n\t b </p>", Markup::kHtml)
            .summary == "a b");
}

TEST_CASE("characters that XML can't carry are replaced in a body") {
  CHECK(render("<p>a\x0B\x01 b\xEF\xBF\xBE</p>", Markup::kHtml).html == "<p>a   b\xEF\xBF\xBD</p>");
  for (const Markup markup : {Markup::kMarkdown, Markup::kHtml, Markup::kText}) {
    render("a\0b &#1; &#xD800; &#xFFFE; &#x110000; \x7F"sv, markup);
    render("", markup);
    render("<", markup);
    render("<!--", markup);
  }
}

TEST_CASE("nasty markup ends in a clear error or in HTML") {
  std::string deep;
  for (int i = 0; i < 20'000; ++i) deep += "<div>";
  const feedgen::Settings settings;
  for (const Markup markup : {Markup::kMarkdown, Markup::kHtml}) {
    const feedgen::Result<Body> body = feedgen::render_body(deep, {markup, "", settings});
    REQUIRE_FALSE(body);
    CHECK(body.error().message.problem == "its HTML nests too deeply to be cleaned");
    CHECK(body.error().message.remedy == "close the elements that are opened again and again");
  }
  std::string quotes(20'000, '>');
  std::string brackets(50'000, '[');
  std::string stars;
  for (int i = 0; i < 20'000; ++i) stars += "*a_ ";
  for (const std::string& source : {brackets, stars}) {
    render(source, Markup::kMarkdown);
    render(source, Markup::kHtml);
  }
  render(quotes, Markup::kHtml);
  CHECK_FALSE(feedgen::render_body(quotes, {Markup::kMarkdown, "", settings}));
}

TEST_CASE("raw content is the HTML as it is, with the summary and the picture of the clean one") {
  const feedgen::Settings settings;
  const std::string html =
      "<p onclick=\"x()\">a<!-- more --><script>x()</script> <img src=\"b.png\"></p>";
  feedgen::BodyRequest request{Markup::kHtml, "https://example.org/a/b.html", settings};
  request.is_raw = true;
  const feedgen::Result<Body> body = feedgen::render_body("\n" + html + "\n", request);
  REQUIRE(body);
  CHECK(body->html == html);
  CHECK(body->summary == "a");
  CHECK(body->picture == "https://example.org/a/b.png");
}
