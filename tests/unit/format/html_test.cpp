#include "format/html.h"

#include <chrono>

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("a document's title, heading and text are found") {
  const HtmlFacts facts = read_html_facts(
      "<!DOCTYPE html><title> A &amp;\n B </title><style>p{}</style>"
      "<body><h2>Second</h2><p>One<p>two<script>x</script></p><h1>The <b>fi</b>rst</h1>"
      "<h1>Other</h1><svg><title>no</title></svg>");
  CHECK(facts.title == "A & B");
  CHECK(facts.heading == "The first");
  CHECK(facts.text == "Second One two The first Other");
}

TEST_CASE("without a first-level heading the first of any level counts") {
  CHECK(read_html_facts("<h3></h3><h3>x</h3><h2>y</h2>").heading == "x");
  CHECK(read_html_facts("<h1><img src=a alt=Logo></h1><h2>y</h2>").heading == "y");
  CHECK(read_html_facts("<p>none").heading.empty());
}

TEST_CASE("text is what a person reads") {
  CHECK(read_html_facts("智<b>慧</b>城<ruby>市<rp>(</rp><rt>shi</rt><rp>)</rp></ruby>").text ==
        "智慧城市");
  CHECK(read_html_facts("a<br>b<ul><li>c<li>d</ul><table><tr><td>e<td>f</table>").text ==
        "a b c d e f");
  CHECK(read_html_facts("a<span hidden>b</span><p style='Display : none'>c</p>d").text == "a d");
  CHECK(read_html_facts("<div style='visibility: hidden'>whole article</div>").text ==
        "whole article");
  CHECK(read_html_facts("<figure><img src=a><figcaption>cap</figcaption></figure>x").text == "x");
  CHECK(read_html_facts("a<!-- c --><noscript>n</noscript><iframe>i</iframe><select><option>o"
                        "</select><template>t</template><textarea>u</textarea>b")
            .text == "ab");
  CHECK(read_html_facts("&lt;b&gt; &#x4e2d;&nbsp;x").text == "<b> 中\u00A0x");
}

TEST_CASE("only the beginning of a long body is looked at") {
  CHECK(read_html_facts("<p>ab</p>cd", 9).text == "ab");
  CHECK(read_html_facts("a中", 3).text == "a");
  CHECK(read_html_facts("ab<div class='c'>", 8).text == "ab");
  CHECK(read_html_facts("", 8).text.empty());
}

TEST_CASE("hostile nesting in HTML costs neither the stack nor much time") {
  const auto part = GENERATE("<div>", "<b>", "<ul><li>", "<a><b>", "<svg><g>", "<b></p>",
                             "<table><tr><td>", "<ruby><rt>", "<dl><dd>", "</p>", "<font a=1>");
  CAPTURE(part);
  std::string html = "<h1>t</h1>";
  for (int i = 0; i < 100'000; ++i) html += part;
  const auto begin = std::chrono::steady_clock::now();  // unbounded, the worst takes minutes
  CHECK(read_html_facts(html).heading == "t");
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(30));
}

TEST_CASE("references that overflow don't make invalid text") {
  CHECK(read_html_facts("<p>a&#2222222222;b").text.find("\x82") == std::string::npos);
  CHECK(read_html_facts("<p title='&#4294967361;'>a&#x110000;").text == "a\uFFFD");
}

TEST_CASE("character references are decoded once") {
  CHECK(decode_character_references("Q&amp;A &#39;21&#x27; &lt;b&gt;") == "Q&A '21' <b>");
  CHECK(decode_character_references("&amp;amp;") == "&amp;");
  CHECK(decode_character_references("《中》 no reference") == "《中》 no reference");
  CHECK(decode_character_references("&#123;&#125;&hellip;&nbsp;&NotEqualTilde;") ==
        "{}…\u00A0\u2242\u0338");
}

TEST_CASE("references without a semicolon follow HTML5's rules") {
  CHECK(decode_character_references("&ampx &notit; &notin; &copy2021 &zzz; &hellip") ==
        "&x ¬it; ∉ ©2021 &zzz; &hellip");
  CHECK(decode_character_references("&#39s &#x41g") == "'s Ag");
}

TEST_CASE("what is no reference stays as it is") {
  CHECK(decode_character_references("a & b && c &; &# &#; &#x; &#xg; AT&T &") ==
        "a & b && c &; &# &#; &#x; &#xg; AT&T &");
  CHECK(decode_character_references("<b title='&quot;'> </title>\r\n&lt;") ==
        "<b title='\"'> </title>\r\n<");
  CHECK(decode_character_references("&中;") == "&中;");
}

TEST_CASE("references to no character become the replacement character") {
  CHECK(decode_character_references("&#0;&#xD800;&#x110000;&#4294967361;&#x100000041;") ==
        "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  CHECK(decode_character_references("&#x80; &#00000000000065;") == "€ A");
}
