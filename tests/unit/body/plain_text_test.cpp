#include "body/source_html.h"
#include "support/catch.h"

using feedgen::plain_text_to_html;

TEST_CASE("blank lines part paragraphs and line ends become breaks") {
  CHECK(plain_text_to_html("第一\n第二\n\n \t\n第三").html ==
        "<p>第一<br>\n第二</p>\n<p>第三</p>\n");
  CHECK(plain_text_to_html("a\r\nb\r\n\r\nc\rd\r\re").html ==
        "<p>a<br>\nb</p>\n<p>c<br>\nd</p>\n<p>e</p>\n");
  CHECK(plain_text_to_html("").html == "");
  CHECK(plain_text_to_html("\n \n\r\n").html == "");
}

TEST_CASE("markup in plain text is text") {
  CHECK(plain_text_to_html("<b>1 & 2</b> \"*x*\"").html ==
        "<p>&lt;b&gt;1 &amp; 2&lt;/b&gt; &quot;*x*&quot;</p>\n");
  CHECK(plain_text_to_html("<!-- note -->").html == "<p>&lt;!-- note --&gt;</p>\n");
}

TEST_CASE("a more mark alone on a line of plain text is left out and its place known") {
  const feedgen::PlainText text = plain_text_to_html("a\n<!-- more -->\nb\n<!--more-->");
  CHECK(text.html == "<p>a</p>\n<p>b</p>\n");
  CHECK(text.more_at == std::string("<p>a</p>\n").size());
  CHECK(plain_text_to_html("a <!-- more --> b").html == "<p>a &lt;!-- more --&gt; b</p>\n");
  CHECK(plain_text_to_html("a <!-- more --> b").more_at == std::string::npos);
}
