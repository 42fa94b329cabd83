#include "site_facts.h"
#include "sites/hexo/hexo.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::string address(std::string_view pattern, const SiteFacts& site, Settings settings = {}) {
  settings.permalink = pattern;
  return hexo_address(site.facts(), settings);
}

}  // namespace

TEST_CASE("Hexo's variables are the file's path, its dates, and every key of the front matter") {
  const SiteFacts site{"_posts/a b/Tick.md", {{"title", "Tick, Tock!"}, {"lang", "de"}}, {}, ""};
  CHECK(address("", site) == "2021/07/09/a%20b/Tick/");
  CHECK(address(":title/:name.html", site) == "a%20b/Tick/Tick.html");
  CHECK(address(":post_title", site) == "tick-tock");
  CHECK(address(":i_month-:i_day-:hour:minute:second", site) == "7-9-030405");
  CHECK(address(":lang/:layout/:nothing/", site) == "de/post/undefined/");
  CHECK(address("t/:timestamp", site) == "t/1625799845");
  CHECK(address(":category/x", site) == "uncategorized/x");
  CHECK(address("a/:year_x:month_", site) == "a/undefined07_");
}

TEST_CASE("Hexo's hash is made of the slug and the seconds") {
  SiteFacts site{"_posts/first.md", {}, {}, ""};
  site.local = std::chrono::local_seconds{std::chrono::seconds{1'600'000'000}};
  // node -e 'crypto.createHash("sha1").update("first1600000000").digest("hex").slice(0,12)'
  CHECK(address(":hash", site) == "fe28542aa237");
}

TEST_CASE("Hexo's last category is slugged level by level, by the map's names") {
  const SiteFacts site{"_posts/x.md", {}, {{"A"}, {"Über uns", "手记 & mehr"}}, ""};
  Settings settings;
  hexo_rules(settings).category_map = {{"手记 & mehr", "notes"}};
  CHECK(address(":category/", site, settings) == "Uber-uns/notes/");
  hexo_rules(settings).filename_case = HexoRules::Case::kLower;
  CHECK(address(":category/", site, settings) == "uber-uns/notes/");
}

TEST_CASE("Hexo's permalink in the front matter is an address, not a pattern") {
  SiteFacts site{"_posts/x.md", {{"permalink", "/my//:title page"}}, {}, ""};
  CHECK(address("", site) == "my/:title%20page");
  Settings settings;
  hexo_rules(settings).post_asset_folder = true;
  CHECK(address("", site, settings) == "my/:title%20page/");
  site.fields["permalink"] = "a.html";
  CHECK(address("", site, settings) == "a.html");
}

TEST_CASE("Hexo's addresses can do without index.html and .html") {
  const SiteFacts site{"_posts/x.md", {}, {}, ""};
  Settings settings;
  hexo_rules(settings).trailing_index = false;
  hexo_rules(settings).trailing_html = false;
  CHECK(address(":title/index.html", site, settings) == "x/");
  CHECK(address(":title.html", site, settings) == "x");
  hexo_rules(settings).trailing_index = true;
  CHECK(address(":title/index.html", site, settings) == "x/index.html");
}

TEST_CASE("Hexo reads dates and other names from file names as new_post_name has them") {
  const NameMap dated = read_post_name(":year-:month-:day-:title.md", "2021-07-09-a-b");
  CHECK(dated == NameMap{{"year", "2021"}, {"month", "07"}, {"day", "09"}, {"title", "a-b"}});
  CHECK(read_post_name(":lang/:title.md", "de/x/y") == NameMap{{"lang", "de"}, {"title", "x/y"}});
  CHECK(read_post_name(":year-:title.md", "21-x y") == NameMap{{"title", "21-x-y"}});
  CHECK(read_post_name(":title.md", "as it/is") == NameMap{{"title", "as it/is"}});
}

TEST_CASE("a name that fits a pattern in no way is given up in bounded time") {
  const std::string path(1000, 'a');
  CHECK(read_post_name(":a-:b-:c-:d-:e-:f-:g-:title.md", path).size() == 1);
}

TEST_CASE("Hexo's slugs lose marks, punctuation and repeated hyphens") {
  CHECK(hexo_slug("  Crème brûlée -- à la carte!? ", HexoRules::Case::kKeep) ==
        "Creme-brulee-a-la-carte");
  CHECK(hexo_slug("《钟摆》第一夜！", HexoRules::Case::kLower) == "《钟摆》第一夜！");
  CHECK(hexo_slug("ÆØ ŒUVRE", HexoRules::Case::kUpper) == "AEO-OEUVRE");
}

}  // namespace feedgen
