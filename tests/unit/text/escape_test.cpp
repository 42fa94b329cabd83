#include "text/escape.h"

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
