#include "text/xml_text.h"

#include <string>

#include "support/catch.h"

using namespace feedgen;

namespace {

bool is_comma(std::uint8_t c) { return c == ','; }

std::string marked_up(std::string_view text) {
  std::string out = "<";
  append_escaped_markup(text, out);
  return out;
}

}  // namespace

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

TEST_CASE("what XML can't carry is found wherever it stands") {
  for (const std::string_view bad : {"\x01", "\x0B", "\uFFFE", "\uFFFF"}) {
    for (std::size_t before = 0; before < 200; ++before) {
      for (const std::size_t after : {0U, 1U, 2U, 70U}) {
        const std::string text =
            std::string(before, 'a') + std::string(bad) + std::string(after, 'a');
        if (is_xml_text(text)) FAIL(before << " bytes before it, " << after << " behind it");
      }
    }
  }
  for (std::size_t before = 0; before < 200; ++before) {
    CHECK(is_xml_text(std::string(before, '\n') + "\t\r\uFFFD\uFFDC\uFF01" + std::string(70, 'a')));
  }
}

TEST_CASE("plain text becomes HTML that shows it") {
  CHECK(escape_html("a < b && c > \"d\" 'e'") == "a &lt; b &amp;&amp; c &gt; &quot;d&quot; 'e'");
}

TEST_CASE("a byte is found wherever it stands in texts of any length") {
  for (std::size_t size = 0; size < 100; ++size) {
    const std::string none(size, 'a');
    CHECK(find_byte(none, 0, is_comma) == size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string text = none;
      text[at] = ',';
      if (find_byte(text, 0, is_comma) != at || find_byte(text, at, is_comma) != at) {
        FAIL("a comma at " << at << " of " << size << " bytes");
      }
      CHECK(find_byte(text, at + 1, is_comma) == size);
    }
  }
}

TEST_CASE("markup is escaped wherever it stands, and all else is kept") {
  CHECK(marked_up("") == "<");
  CHECK(marked_up("<a href=\"x\">&'") == "<&lt;a href=&quot;x&quot;&gt;&amp;'");
  const std::string run(100, 'x');
  CHECK(marked_up('&' + run + '<' + run + '>') == "<&amp;" + run + "&lt;" + run + "&gt;");
  std::string text;
  append_escaped_text("\"a\" < b &amp;", text);
  CHECK(text == "\"a\" &lt; b &amp;amp;");
}
