
#include <cstdint>
#include <string>

#include "body/clean_html.h"
#include "support/catch.h"

namespace {

std::uint64_t nesting(std::string_view html) { return feedgen::parse_cost(html).nesting; }
std::uint64_t attributes(std::string_view html) { return feedgen::parse_cost(html).attributes; }

std::string repeated(std::string_view part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("open elements cost more the more of them are open") {
  CHECK(nesting("<div><div><div>") == 3);
  CHECK(nesting("<div><div></div></div>") == 4);
  CHECK(nesting("text <!-- <div> --> more") == 0);
  CHECK(nesting("<i></b></b>") == 2);
}

TEST_CASE("elements that close each other do not nest") {
  CHECK(nesting(repeated("<p>a<br><li>b<img src=c><td>", 1000)) < 1000);
  CHECK(nesting(repeated("<a href=b>c", 1000)) <= 2 * 1000);
}

TEST_CASE("attributes of one tag cost more the more there are") {
  CHECK(attributes("<p a b=c d='e f' g=\"h\"/i>") == 25 / 2);
  CHECK(attributes("<p " + repeated("a ", 1000) + ">") == 500'000);
}

TEST_CASE("attributes of all <html> and <body> tags count as those of one") {
  CHECK(attributes(repeated("<p a>", 1000)) < 1000);
  CHECK(attributes(repeated("<html a>", 1000)) > 490'000);
  CHECK(attributes(repeated("<body a><html b>", 500)) > 490'000);
  CHECK(attributes(repeated("<html>", 1000)) == 0);
}

TEST_CASE("too many attributes are refused and not tried") {
  const feedgen::Settings settings;
  const auto html = GENERATE(repeated("<html a>", 100'000), "<p " + repeated("a ", 100'000) + ">");
  const auto clean = feedgen::clean_html(html, {"", settings});
  REQUIRE_FALSE(clean);
  CHECK(clean.error().message.problem == "its HTML has too many attributes to be cleaned");
}

TEST_CASE("tags behind raw text count where a parser may see them") {
  const std::string hidden = repeated("<b>", 1000);
  CHECK(nesting("<style>" + hidden + "</style>") < 10);
  CHECK(nesting("<svg><style>" + hidden + "</style></svg>") > 400'000);
  CHECK(nesting("<select><xmp>" + hidden) > 400'000);
}

TEST_CASE("a quote that begins no value hides nothing") {
  CHECK(nesting("<a =\">" + repeated("<b>", 1000)) > 400'000);
  CHECK(nesting("<a b\"=\">" + repeated("<b>", 1000)) < 10);
}

TEST_CASE("hostile nesting is refused and not tried") {
  const feedgen::Settings settings;
  const auto part =
      GENERATE("<div>", "<b>", "<ul><li>", "<a><b>", "<svg><g>", "<b></p>", "<table><tr><td>",
               "<ruby><rt>", "<dl><dd>", "<font a=1>", "<button><p>", "<template>", "<x-y>",
               "<math><mi>", "<b><div></b>", "<svg><style><b>");
  CAPTURE(part);
  const auto clean = feedgen::clean_html(repeated(part, 100'000), {"", settings});
  REQUIRE_FALSE(clean);
  CHECK(clean.error().message.problem == "its HTML nests too deeply to be cleaned");
}

TEST_CASE("HTML of more than 16 MiB is refused and not tried") {
  const feedgen::Settings settings;
  const auto clean = feedgen::clean_html(std::string((16U << 20U) + 1, 'a'), {"", settings});
  REQUIRE_FALSE(clean);
  CHECK(clean.error().message.problem == "its HTML is too large to be cleaned");
  CHECK(clean.error().message.remedy == "split the article");
}

TEST_CASE("much that does not nest is cleaned") {
  const feedgen::Settings settings;
  CHECK(feedgen::clean_html(repeated("<p>a<b>b</b>\n", 20'000), {"", settings}));
  CHECK(feedgen::clean_html(repeated("</p>", 20'000), {"", settings}));
}
