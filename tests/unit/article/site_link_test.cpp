#include "article/read_article.h"
#include "sites/hexo/hexo.h"
#include "sites/hugo/hugo.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Settings site_of(const SiteGenerator* generator, const char* zone) {
  Settings settings;
  settings.base_url = "https://site.example/";
  settings.generator = generator;
  settings.permalink_dialect = generator;
  settings.timezone = *Zone::find(zone);
  return settings;
}

Article article(std::string path, std::string date, const Settings& settings) {
  const SourceFile file{path, "in/" + path, Instant{}};
  ArticleReading reading =
      read_article(file, "---\ntitle: T\ndate: " + date + "\n---\nx", settings);
  REQUIRE(reading.article);
  return *reading.article;
}

std::string hexo_url(std::string date, const Settings& settings) {
  return article("_posts/a.md", std::move(date), settings).url;
}

}  // namespace

// Truth: fixtures/sites/variants/hexo-timestamp.
TEST_CASE("Hexo's addresses take a YAML time with a zone, read in UTC, for the site's clock") {
  Settings settings = site_of(&kHexo, "Asia/Shanghai");
  settings.permalink = ":month-:day-:hour/:timestamp";
  CHECK(hexo_url("2021-07-13T17:30:00Z", settings) == "https://site.example/07-13-17/1626168600");
  CHECK(hexo_url("2021-07-12T20:00:00-07:00", settings) ==
        "https://site.example/07-13-03/1626116400");
  CHECK(hexo_url("2021-07-13 20:00:00 +08", settings) ==
        "https://site.example/07-13-12/1626148800");
}

TEST_CASE("Hexo's addresses take other dates for what they say") {
  Settings settings = site_of(&kHexo, "Asia/Shanghai");
  settings.permalink = ":month-:day-:hour";
  CHECK(hexo_url("2021-07-13 17:30:00", settings) == "https://site.example/07-13-17");
  CHECK(hexo_url("\"2021-07-13T17:30:00Z\"", settings) == "https://site.example/07-14-01");
  CHECK(hexo_url("Tue, 13 Jul 2021 17:30:00 GMT", settings) == "https://site.example/07-14-01");
  hexo_rules(settings).machine_timezone = Zone();
  CHECK(hexo_url("2021-07-13 17:30:00", settings) == "https://site.example/07-13-09");
}

TEST_CASE("what Hexo reads into a date changes the address alone") {
  const Settings settings = site_of(&kHexo, "Asia/Shanghai");
  const Article got = article("_posts/a.md", "2021-07-13T17:30:00Z", settings);
  CHECK(got.published == Instant{std::chrono::seconds{1626197400}});
}

TEST_CASE("signs in a name are the path's in an address, and as the site wrote them in an id") {
  const Settings hexo = site_of(&kHexo, "UTC");
  const Article got = article("_posts/C# or F#?.md", "2021-07-13", hexo);
  CHECK(got.url == "https://site.example/2021/07/13/C%23%20or%20F%23%3F/");
  CHECK(got.id == "https://site.example/2021/07/13/C#%20or%20F%23?/");
  const Settings hugo = site_of(&kHugo, "UTC");
  CHECK(article("C#.md", "2021-07-13", hugo).url == "https://site.example/c%23/");
  CHECK(article("C#.md", "2021-07-13", hugo).id == "https://site.example/c#/");
}

}  // namespace feedgen
