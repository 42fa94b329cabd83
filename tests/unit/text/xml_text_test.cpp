#include "text/xml_text.h"

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("controls and noncharacters are no XML text") {
  CHECK(is_xml_text("tab\t, line\n, return\r, DEL \x7F, C1 \u0080, \uFFFD, 😀"));
  CHECK_FALSE(is_xml_text(std::string_view("a\0b", 3)));
  CHECK_FALSE(is_xml_text("\x0B"));
  CHECK_FALSE(is_xml_text("\x1F"));
  CHECK_FALSE(is_xml_text("\uFFFE"));
  CHECK_FALSE(is_xml_text("a\uFFFF"));
}

TEST_CASE("what XML can't carry is replaced and all else is kept") {
  CHECK(to_xml_text("a\x01"
                    "b\x1B[0m\t\n") == "a b [0m\t\n");
  CHECK(to_xml_text("\uFFFE\uFFFF\uFFFD\uFFFC") == "\uFFFD\uFFFD\uFFFD\uFFFC");
  CHECK(to_xml_text(std::string_view("\0", 1)) == " ");
  CHECK(to_xml_text("中文 & <b>") == "中文 & <b>");
}

TEST_CASE("plain text becomes HTML that shows it") {
  CHECK(escape_html("a < b && c > \"d\" 'e'") == "a &lt; b &amp;&amp; c &gt; &quot;d&quot; 'e'");
}
