#include "config/read_settings.h"
#include "support/catch.h"

namespace feedgen {
namespace {

// What is wrong with the condition of a feed; empty: nothing is.
std::string problem_of(const std::string& where) {
  Settings settings;
  const Result<void> read =
      read_settings("feeds: [{name: x, where: " + where + "}]\n", "feedgen.yaml", settings);
  if (read) return {};
  CHECK(read.error().kind == ErrorKind::kUsage);
  CHECK(read.error().message.place.line == 1);
  return read.error().message.problem;
}

}  // namespace

TEST_CASE("a condition that no article can meet is refused") {
  for (const char* where :
       {"{path: \"\"}", "{tags: \"\"}", "{tags: [a, \" \"]}", "{featured: \"\"}", "{path: ../a}",
        "{language: no language}", "{tags: a, not: {tags: a}}", "{tags: a, not: {tags: [b, a]}}",
        "{tags: [a, b], not: [{tags: [a, b]}]}", "{tags: a, where: {tags: b}}", "{any: [{}]}"}) {
    CAPTURE(where);
    CHECK_FALSE(problem_of(where).empty());
  }
}

TEST_CASE("a condition that some article can meet is taken") {
  for (const char* where :
       {"{tags: a, not: {tags: b}}", "{tags: [a, b], not: {tags: a}}", "{tags: a, not: {path: a}}",
        "{tags: a, not: [{tags: a, path: \"b/**\"}]}", "{not: {not: {tags: a}}}",
        "{any: [{tags: a}, {tags: b}]}", "{language: zh_tw}", "{path: /a/**}"}) {
    CAPTURE(where);
    CHECK(problem_of(where) == "");
  }
}

TEST_CASE("a language in a condition is spelled as articles' languages are") {
  Settings settings;
  REQUIRE(
      read_settings("feeds: [{name: x, where: {language: zh_tw}}]\n", "feedgen.yaml", settings));
  REQUIRE(settings.named_feeds.size() == 1);
  CHECK(settings.named_feeds.front().where.parts.front().values ==
        std::vector<std::string>{"zh-TW"});
}

TEST_CASE("a family says of no group that it is both in and out") {
  Settings settings;
  CHECK_FALSE(read_settings("feeds: [{family: tags, only: [a, b], except: [b]}]\n", "feedgen.yaml",
                            settings));
}

TEST_CASE("a name that stands twice in a map of a setting is refused") {
  for (const char* yaml :
       {"feeds: [{name: x, where: {tags: a}, where: {tags: b}}]\n",
        "feeds: [{name: x, where: {tags: a, tags: b}}]\n", "places: {site: a.xml, site: b.xml}\n",
        "podcast: {type: serial, type: serial}\n", "notify: {when: live, when: published}\n",
        "author: {name: A, name: B}\n", "names: {rss: a.xml, rss: b.xml}\n"}) {
    CAPTURE(yaml);
    Settings settings;
    const Result<void> read = read_settings(yaml, "feedgen.yaml", settings);
    REQUIRE_FALSE(read);
    CHECK(read.error().message.place.line == 1);
  }
}

}  // namespace feedgen
