#include "content/plain_text.h"

#include "support/catch.h"

using feedgen::plain_text_to_html;

TEST_CASE("blank lines part paragraphs and line ends become breaks") {
  CHECK(plain_text_to_html("第一\n第二\n\n \t\n第三") == "<p>第一<br>\n第二</p>\n<p>第三</p>\n");
  CHECK(plain_text_to_html("a\r\nb\r\n\r\nc\rd\r\re") ==
        "<p>a<br>\nb</p>\n<p>c<br>\nd</p>\n<p>e</p>\n");
  CHECK(plain_text_to_html("") == "");
  CHECK(plain_text_to_html("\n \n\r\n") == "");
}

TEST_CASE("markup in plain text is text") {
  CHECK(plain_text_to_html("<b>1 & 2</b> \"*x*\"") ==
        "<p>&lt;b&gt;1 &amp; 2&lt;/b&gt; &quot;*x*&quot;</p>\n");
  CHECK(plain_text_to_html("<!-- note -->") == "<p>&lt;!-- note --&gt;</p>\n");
}

TEST_CASE("a more mark alone on a line of plain text stays a mark") {
  CHECK(plain_text_to_html("a\n<!-- more -->\nb") == "<p>a</p>\n<!-- more -->\n<p>b</p>\n");
  CHECK(plain_text_to_html("a <!-- more --> b") == "<p>a &lt;!-- more --&gt; b</p>\n");
}
