#include "time/quoted.h"

#include <string>

#include <fmt/format.h>

#include "support/catch.h"

namespace feedgen {

TEST_CASE("quoted text shows control characters and sends none") {
  CHECK(quoted("foo") == "\"foo\"");
  CHECK(quoted("") == "\"\"");
  CHECK(quoted("a\nb\x1b[2J\x7f") == "\"a\\x0Ab\\x1B[2J\\x7F\"");
  CHECK(quoted(std::string_view("\0x", 2)) == "\"\\x00x\"");
  CHECK(quoted("a\xC2\x9Bz") == "\"a\\xC2\\x9Bz\"");
  CHECK(quoted("七月") == "\"七月\"");
}

TEST_CASE("quoted text is cut between characters") {
  const std::string most(60, 'a');
  CHECK(quoted(most) == fmt::format("\"{}\"", most));
  CHECK(quoted(most + 'a') == fmt::format("\"{}...\"", most));
  CHECK(quoted(fmt::format("{}月", most.substr(1))) == fmt::format("\"{}...\"", most.substr(1)));
}

}  // namespace feedgen
