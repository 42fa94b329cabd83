#include "format/syntax.h"

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("offsets become lines and columns in any order") {
  const std::string_view text = "a中b\n\n文x\n";
  PositionFinder positions(text);
  const auto at = [&](std::size_t offset) {
    const Place place = positions.at(offset);
    return std::to_string(place.line) + ":" + std::to_string(place.column);
  };
  CHECK(at(0) == "1:1");
  CHECK(at(4) == "1:3");
  CHECK(at(1) == "1:2");
  CHECK(at(10) == "3:2");
  CHECK(at(6) == "2:1");
  CHECK(at(4) == "1:3");
  CHECK(at(5) == "1:4");
  CHECK(at(100) == "4:1");
  CHECK(at(7) == "3:1");
}
