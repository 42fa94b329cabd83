#include "sites/permalink.h"

#include "support/catch.h"

namespace feedgen {
namespace {

std::string expanded(std::string_view pattern, std::string_view path, std::string_view slug = {}) {
  static const std::vector<std::string> categories{"新媒体", "a/b"};
  PermalinkFacts facts;
  facts.path = path;
  facts.slug = slug;
  facts.categories = &categories;
  facts.published = std::chrono::local_days{std::chrono::year{2021} / 7 / 9} +
                    std::chrono::hours{3} + std::chrono::minutes{4} + std::chrono::seconds{5};
  return expand_permalink(pattern, facts);
}

}  // namespace

TEST_CASE("a permalink pattern's variables are filled in and encoded") {
  CHECK(expanded("/:year/:month/:day/:slug/", "x/2021-07-09-Hello World") ==
        "2021/07/09/Hello%20World/");
  CHECK(expanded(":hour:minute:second", "x") == "030405");
  CHECK(expanded("/:path.html", "a b/ü") == "a%20b/%C3%BC.html");
  CHECK(expanded("p/:name", "a/b/c") == "p/c");
  CHECK(expanded("/:categories/:slug", "x", "given") == "%E6%96%B0%E5%AA%92%E4%BD%93/a%2Fb/given");
}

TEST_CASE("a date in front of a name is taken off, if it is a real day with something behind") {
  CHECK(without_date("2021-07-10-title") == "title");
  CHECK(without_date("2021-07-10 _- a title") == "a title");
  for (const char* name : {"2021-07-10", "2021-07-10-", "2021-02-30-x", "2021-07-10x", "x"}) {
    CHECK(without_date(name) == name);
  }
}

TEST_CASE("an index file lives at its folder's address") {
  CHECK(expanded("/:path.html", "a/index") == "a/");
  CHECK(expanded("/:path.html", "index").empty());
}

TEST_CASE("an empty variable leaves no double slash") {
  PermalinkFacts facts;
  facts.path = "x";
  CHECK(expand_permalink("/:categories/:name/", facts) == "x/");
}

TEST_CASE("an unknown variable is refused with the near one") {
  CHECK(check_permalink("/:year/:path.html"));
  const Result<void> checked = check_permalink("/:yaer/:path");
  REQUIRE_FALSE(checked);
  CHECK(checked.error().message.problem == "unknown variable \":yaer\"");
  CHECK(checked.error().message.remedy == "did you mean \":year\"?");
}

}  // namespace feedgen
