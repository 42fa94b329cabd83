#include "text/display.h"

#include <string>

#include "support/catch.h"

namespace feedgen {

TEST_CASE("printable text moves no cursor and hides nothing") {
  CHECK(printable("七月 \xF0\x9F\x8C\x8A e\xCC\x81") == "七月 \xF0\x9F\x8C\x8A e\xCC\x81");
  CHECK(printable("a\nb\x1b[2J\x7f") == "a\\x0Ab\\x1B[2J\\x7F");
  CHECK(printable(std::string_view("\0x", 2)) == "\\x00x");
  CHECK(printable("a\xC2\x9Bz") == "a\\x9Bz");
  CHECK(printable("\xFF\xE6\x96") == "\\xFF\\xE6\\x96");
  CHECK(printable("a\u202Eb\u200Bc\uFEFF") == "a\\u{202E}b\\u{200B}c\\u{FEFF}");
  CHECK(printable("نامه\u200Cها") == "نامه\u200Cها");
}

TEST_CASE("text in quotes is cut between characters") {
  const std::string most(80, 'a');
  CHECK(in_quotes("foo") == "\"foo\"");
  CHECK(in_quotes(most) == "\"" + most + "\"");
  CHECK(in_quotes(most + 'a') == "\"" + most + "…\"");
  CHECK(in_quotes(most.substr(1) + "月") == "\"" + most.substr(1) + "…\"");
}

}  // namespace feedgen
