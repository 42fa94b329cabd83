#include "article/place_of_fact.h"

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "support/catch.h"

namespace feedgen {
namespace {

std::string place(std::string_view article, std::string_view field, std::string_view words,
                  const Settings& settings = {}) {
  SourceFile file;
  file.path = "a.md";
  file.shown = "articles/a.md";
  const Place found = place_of_fact(file, article, settings, field, words);
  CHECK(found.path == "articles/a.md");
  return found.column == 0 ? std::to_string(found.line)
                           : fmt::format("{}:{}", found.line, found.column);
}

constexpr std::string_view kYaml =
    "---\nTitle: A\ndate: 2021-07-10\nguid: x\ntags: [a, b]\n---\n\n# Head\n\nWörds <b "
    "onclick=\"a()\">here</b>\nand ![p](/a.png)\n";

}  // namespace

TEST_CASE("a fact stands at its key in the front matter") {
  CHECK(place(kYaml, "title", "") == "2:1");
  CHECK(place(kYaml, "pubDate", "") == "3:1");
  CHECK(place(kYaml, "date_published", "") == "3:1");
  CHECK(place(kYaml, "id", "") == "4:1");
  CHECK(place(kYaml, "tags", "") == "5:1");
  CHECK(place(kYaml, "category", "") == "5:1");
  CHECK(place("+++\ntitle = \"A\"\ndate = 2021-07-10\n+++\nText\n", "published", "") == "3:1");
}

TEST_CASE("keys that the settings name go first") {
  Settings settings;
  settings.date_fields = {"written"};
  CHECK(place("---\ndate: 2021-07-10\nwritten: 2021-07-09\n---\n", "pubDate", "", settings) ==
        "3:1");
}

TEST_CASE("what a text holds stands at the first line that has it") {
  CHECK(place(kYaml, "content:encoded", "<b> has the attribute \"onclick\"") == "10:10");
  CHECK(place(kYaml, "content_html", "<img> has the address \"/a.png\"") == "11:10");
  CHECK(place(kYaml, "content", "<b> holds nothing that is there: \"zzz\"") == "10:7");
  CHECK(place(kYaml, "content", "nothing") == "7");
  CHECK(place(kYaml, "description", "\"onclick\"") == "10:10");
}

TEST_CASE("what is not known has no line") {
  CHECK(place(kYaml, "", "") == "0");
  CHECK(place(kYaml, "podcast:season", "") == "0");
  CHECK(place("no front matter", "title", "") == "0");
  CHECK(place("", "content", "\"x\"") == "1");
  CHECK(place("---\ntitle: [", "title", "\"x") == "0");
}

}  // namespace feedgen
