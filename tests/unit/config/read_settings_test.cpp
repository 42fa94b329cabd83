#include "config/read_settings.h"

#include <fstream>
#include <sstream>

#include "feed/formats.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Message failure(const char* yaml) {
  Settings settings;
  const Result<void> read = read_settings(yaml, "feedgen.yaml", settings);
  REQUIRE_FALSE(read);
  CHECK(read.error().kind == ErrorKind::kUsage);
  return read.error().message;
}

Settings complete(const char* yaml) {
  Settings settings;
  REQUIRE(read_settings(yaml, "feedgen.yaml", settings));
  REQUIRE(complete_settings(settings));
  return settings;
}

}  // namespace

TEST_CASE("every setting is read") {
  const Settings got = complete(R"(
title: T
description: D
base_url: HTTPS://Example.org/blog
author: {name: A, email: a@example.org, url: https://a.example/}
language: zh-CN
copyright: C
timezone: asia/shanghai
icon: /icon.png
logo: logo.png
permalink: /:year/:slug/
articles: [posts, notes]
output: public
exclude: "*.html"
formats: [json, rss, json]
limit: 0
content: summary
summary_length: 50
categories: flat
future: true
hubs: [https://hub.example]
)");
  CHECK(got.base_url == "https://example.org/blog/");
  CHECK(got.feeds_url == "https://example.org/blog/feeds/");
  CHECK(got.authors == std::vector<Person>{{"A", "a@example.org", "https://a.example/"}});
  CHECK(got.timezone.name() == "Asia/Shanghai");
  CHECK(got.icon.url == "https://example.org/icon.png");
  CHECK(got.logo.url == "https://example.org/blog/logo.png");
  CHECK(got.articles == std::vector<std::string>{"posts", "notes"});
  CHECK(got.exclude == std::vector<std::string>{"*.html"});
  CHECK(got.formats ==
        std::vector<const FeedFormat*>{format_of_word("json"), format_of_word("rss")});
  CHECK(got.limit == 0);
  CHECK(got.content == ContentRule::kSummary);
  CHECK(got.summary_length == 50);
  CHECK(got.categories == CategoryRule::kFlat);
  CHECK(got.future == FutureRule::kShow);
  CHECK(got.hubs == std::vector<std::string>{"https://hub.example/"});
}

TEST_CASE("an empty configuration leaves the defaults") {
  const Settings got = complete("# nothing yet\ntitle:\n");
  CHECK(got.title == "Articles");
  CHECK(got.description == "Articles");
  CHECK(got.limit == 20);
  CHECK(formats_of(got).size() == 3);
}

TEST_CASE("an unknown setting suggests the near one") {
  CHECK(failure("title: A\ntitel: B\n") == Message{"unknown setting \"titel\"",
                                                   "did you mean \"title\"?",
                                                   Place{"feedgen.yaml", 2, 1}});
  CHECK(failure("zzzzzzzz: 1").remedy == "docs/configuration.md lists the settings");
}

TEST_CASE("values of the wrong kind name their line") {
  CHECK(failure("limit: many") == Message{"limit: \"many\" is no whole number from 0 to 1000000000",
                                          "write a number such as 20",
                                          Place{"feedgen.yaml", 1, 1}});
  CHECK(failure("a: 1\n").problem == "unknown setting \"a\"");
  CHECK(failure("future: perhaps").problem == "future: this is neither true nor false");
  CHECK(failure("content: ful").remedy == "did you mean \"full\"?");
  CHECK(failure("title: [a]").problem == "title: one text is expected here");
  CHECK(failure("formats: []").problem == "formats: no format is named");
  CHECK(failure("base_url: example.org").problem == "base_url: \"example.org\" is no web address");
  CHECK(failure("timezone: Asia/Shangai").problem.starts_with("timezone: "));
}

TEST_CASE("a setting that stands twice is an error, and so is what is no map") {
  CHECK(failure("title: A\ntitle: B").problem == "\"title\" is set twice");
  CHECK(failure("- title").problem == "there are no settings here");
  CHECK(failure("title: 'A").place.path == "feedgen.yaml");
}

TEST_CASE("addresses need https or the site's address") {
  Settings settings;
  REQUIRE(read_settings("icon: /icon.png", "feedgen.yaml", settings));
  const Result<void> done = complete_settings(settings);
  REQUIRE_FALSE(done);
  CHECK(done.error().message == Message{"icon: \"/icon.png\" is no web address",
                                        "write it with https:// in front, or set base_url too",
                                        Place{"feedgen.yaml", 1, 1}});
}

TEST_CASE("the manual has a section for each setting") {
  std::ifstream file(FEEDGEN_SOURCE_DIR "/docs/configuration.md");
  std::stringstream manual;
  manual << file.rdbuf();
  for (const std::string_view name : setting_names()) {
    CAPTURE(name);
    CHECK(manual.str().find("### `" + std::string(name) + "`") != std::string::npos);
  }
}

}  // namespace feedgen
