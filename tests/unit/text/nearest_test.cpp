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
  CHECK(nearest("tubs", kWords) == "hubs");
  CHECK(nearest("foo", kWords).empty());
  CHECK(nearest("cube", kWords).empty());
  CHECK(did_you_mean("limits", kWords) == "did you mean \"limit\"?");
  CHECK(did_you_mean("xyz", kWords).empty());
}

TEST_CASE("a misspelling is one edit away, or two of a long word, and begins alike") {
  constexpr std::array<std::string_view, 5> kWords{"title", "password", "categories", "hide",
                                                   "header"};
  CHECK(misspelled("titel", kWords) == "title");
  CHECK(misspelled("pasword", kWords) == "password");
  CHECK(misspelled("categorys", kWords) == "categories");
  CHECK(misspelled("passwrds", kWords).empty());
  CHECK(misspelled("tagtitle", kWords).empty());
  CHECK(misspelled("side", kWords).empty());
  CHECK(misspelled("hidee", kWords).empty());
  CHECK(misspelled("title", kWords).empty());
  CHECK(misspelled("", kWords).empty());
}

}  // namespace feedgen
