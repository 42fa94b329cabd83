#include "text/nearest.h"

#include <array>

#include "support/catch.h"

namespace feedgen {

TEST_CASE("the word that was meant is near: typos, swaps, letters' case") {
  constexpr std::array<std::string_view, 4> kWords{"title", "timezone", "limit", "hubs"};
  CHECK(nearest("titel", kWords) == "title");
  CHECK(nearest("TITLE", kWords) == "title");
  CHECK(nearest("time_zone", kWords) == "timezone");
  CHECK(nearest("hub", kWords) == "hubs");
  CHECK(nearest("banana", kWords).empty());
  CHECK(nearest("", kWords).empty());
  CHECK(did_you_mean("limits", kWords) == "did you mean \"limit\"?");
  CHECK(did_you_mean("xyz", kWords).empty());
}

}  // namespace feedgen
