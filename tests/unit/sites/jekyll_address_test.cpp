#include "site_facts.h"
#include "sites/jekyll/jekyll.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::string address(std::string_view pattern, const SiteFacts& site, Settings settings = {}) {
  settings.permalink = pattern;
  return jekyll_address(site.facts(), settings);
}

const SiteFacts kPost{"_posts/2021-07-09-My Post_one.md", {}, {{"Night Work"}, {"C"}, {"c"}}, ""};

}  // namespace

TEST_CASE("Jekyll's styles are patterns") {
  CHECK(address("", kPost) == "night%20work/c/2021/07/09/My-Post_one.html");
  CHECK(address("date", kPost) == "night%20work/c/2021/07/09/My-Post_one.html");
  CHECK(address("pretty", kPost) == "night%20work/c/2021/07/09/My-Post_one/");
  CHECK(address("ordinal", kPost) == "night%20work/c/2021/190/My-Post_one.html");
  CHECK(address("weekdate", kPost) == "night%20work/c/2021/W27/Fri/My-Post_one.html");
  CHECK(address("none", kPost) == "night%20work/c/My-Post_one.html");
}

TEST_CASE("Jekyll's variables spell names and dates in many ways") {
  CHECK(address("/:slug/:name", kPost) == "my-post-one/2021-07-09-my-post-one");
  CHECK(address("/:slugified_categories/", kPost) == "night-work/c/");
  CHECK(address("/:short_year/:i_month/:i_day/:hour:minute:second", kPost) == "21/7/9/030405");
  CHECK(address("/:short_month/:long_month/:short_day/:long_day/:w_year-:week-:w_day", kPost) ==
        "Jul/July/Fri/Friday/2021-27-5");
  CHECK(address("/:path:output_ext", kPost) == "2021-07-09-My%20Post_one.html");
  CHECK(address("/:month_:day", kPost) == "07_09");
  CHECK(address("/a/../b/./c", kPost) == "a/b/c");
}

TEST_CASE("Jekyll's permalink in the front matter is a pattern too") {
  SiteFacts post = kPost;
  post.fields = {{"permalink", "/:year/:title/"}, {"slug", "Own Slug"}};
  CHECK(address("pretty", post) == "2021/Own-Slug/");
  CHECK(jekyll_id(post.facts(), Settings{}) == "2021/Own%20Slug");
}

TEST_CASE("jekyll-feed's ids have the file's own name in the address's folder") {
  CHECK(jekyll_id(kPost.facts(), Settings{}) == "night%20work/c/2021/07/09/My%20Post_one");
  SiteFacts post{"_posts/2021-9-6-100%-《第一夜！》.md", {}, {}, ""};
  CHECK(jekyll_id(post.facts(), Settings{}) ==
        "2021/07/09/100%25-%E3%80%8A%E7%AC%AC%E4%B8%80%E5%A4%9C!%E3%80%8B");
}

TEST_CASE("Jekyll's collections have patterns of their own, or the style's ending") {
  Settings settings;
  jekyll_rules(settings).collections = {"trips"};
  const SiteFacts trip{"_trips/north/First Trip.md", {}, {}, ""};
  CHECK(address("pretty", trip, settings) == "trips/north/First%20Trip/");
  CHECK(address("date", trip, settings) == "trips/north/First%20Trip.html");
  CHECK(address("/:title", trip, settings) == "trips/north/First%20Trip");
  settings.permalinks = {{"trips", "/t/:name/"}};
  CHECK(address("pretty", trip, settings) == "t/first-trip/");
}

TEST_CASE("Jekyll's file names hold a date and a slug") {
  CHECK(read_jekyll_name("x/2021-07-09-a.b..md").date == "2021-07-09");
  CHECK(read_jekyll_name("x/2021-07-09-a.b..md").slug == "a.b");
  CHECK(read_jekyll_name("21-7-9-x.md").slug == "x");
  CHECK(read_jekyll_name("2021-07-x.md").date.empty());
}

TEST_CASE("a variable that Jekyll does not have is refused with the near one") {
  CHECK(check_jekyll_permalink("/:categories/:month_:day:output_ext"));
  const Result<void> checked = check_jekyll_permalink("/:yaer/");
  REQUIRE_FALSE(checked);
  CHECK(checked.error().message.problem == "unknown variable \":yaer\"");
  CHECK(checked.error().message.remedy == "did you mean \":year\"?");
}

}  // namespace feedgen
