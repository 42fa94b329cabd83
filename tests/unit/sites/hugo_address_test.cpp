#include "site_facts.h"
#include "sites/hugo/hugo.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::string address(std::string_view pattern, const SiteFacts& site, Settings settings = {}) {
  settings.permalink = pattern;
  return hugo_address(site.facts(), settings);
}

}  // namespace

TEST_CASE("Hugo's addresses are the paths of the content, in lower case and with hyphens") {
  const auto plain = [](const std::string& path) {
    return address("", SiteFacts{path, {}, {}, ""});
  };
  CHECK(plain("posts/My First Post.md") == "posts/my-first-post/");
  CHECK(plain("News Desk/x y.md") == "news-desk/x-y/");
  CHECK(plain("posts/It's A Téßt (x)!.md") == "posts/its-a-t%C3%A9%C3%9Ft-x/");
  CHECK(plain("posts/İstanbul.md") == "posts/istanbul/");
  CHECK(plain("posts/dash - dash.md") == "posts/dash-dash/");
  CHECK(plain("posts/under_score+plus~t@t.md") == "posts/under_score+plus~t@t/");
  CHECK(plain("posts/nested/bundle/index.md") == "posts/nested/bundle/");
  CHECK(plain("posts/index.md") == "posts/");
  CHECK(plain("root.md") == "root/");
}

TEST_CASE("Hugo's rules on case, accents and endings") {
  const SiteFacts page{"posts/Él/Fin.md", {}, {}, ""};
  Settings settings;
  hugo_rules(settings).keep_case = true;
  hugo_rules(settings).remove_accents = true;
  CHECK(address("", page, settings) == "posts/El/Fin/");
  hugo_rules(settings).ugly_urls = true;
  CHECK(address("", page, settings) == "posts/El/Fin.html");
  CHECK(address("", SiteFacts{"posts/index.md", {}, {}, ""}, settings) == "posts/");
  Settings some;
  hugo_rules(some).ugly_sections = {"boats"};
  CHECK(address("", SiteFacts{"boats/a.md", {}, {}, ""}, some) == "boats/a.html");
  CHECK(address("", SiteFacts{"posts/a.md", {}, {}, ""}, some) == "posts/a/");
}

TEST_CASE("a name's ending in the site's language is none of its address") {
  Settings settings;
  hugo_rules(settings).language = "zh-CN";
  CHECK(address("", SiteFacts{"posts/a.zh-cn.md", {}, {}, ""}, settings) == "posts/a/");
  CHECK(address("", SiteFacts{"posts/b/index.zh-CN.md", {}, {}, ""}, settings) == "posts/b/");
  CHECK(address("", SiteFacts{"posts/a.fr.md", {}, {}, ""}, settings) == "posts/a.fr/");
}

TEST_CASE("Hugo's tokens") {
  const SiteFacts page{
      "docs/deep/A File.md", {{"title", "C++ & a + b +"}, {"slug", "Own  Slug"}}, {}, "docs/deep"};
  CHECK(address("/:year/:month/:day/:title/", page) == "2021/07/09/c-a--b-/");
  CHECK(address("/:section/:sections/:slug", page) == "docs/docs/deep/own-slug/");
  CHECK(address("/:sections[1:]/:filename", page) == "deep/a-file/");
  CHECK(address("/:sections[0]/:sections[last]/:slugorfilename", page) == "docs/deep/own-slug/");
  CHECK(address("/:monthname-:weekday-:weekdayname-:yearday/:contentbasename", page) ==
        "july-5-friday-190/a-file/");
}

TEST_CASE("Hugo's url in the front matter keeps its case; only without a dot it is a folder") {
  const auto given = [](const std::string& url) {
    return address("/:title", SiteFacts{"p/x.md", {{"url", url}}, {}, ""});
  };
  CHECK(given("/Custom/Path") == "Custom/Path/");
  CHECK(given("custom/Rel ative/") == "custom/Rel%20ative/");
  CHECK(given("/c/Page.html") == "c/Page.html");
  CHECK(given("a//b/../c") == "a/c");
}

TEST_CASE("Hugo's sections may have patterns of their own") {
  Settings settings;
  settings.permalinks = {{"posts", "/p/:slug"}, {"/", "/r/:filename"}};
  CHECK(address("", SiteFacts{"posts/x.md", {{"slug", "s"}}, {}, ""}, settings) == "p/s/");
  CHECK(address("", SiteFacts{"x.md", {}, {}, ""}, settings) == "r/x/");
  CHECK(address("", SiteFacts{"docs/x.md", {}, {}, ""}, settings) == "docs/x/");
}

TEST_CASE("Hugo's language may stand in the file's name and in front of addresses") {
  Settings settings;
  hugo_rules(settings).language = "en";
  hugo_rules(settings).folder = "en";
  CHECK(address("", SiteFacts{"posts/Page.en.md", {}, {}, ""}, settings) == "en/posts/page/");
  CHECK(address("", SiteFacts{"p/x.md", {{"url", "/top/"}}, {}, ""}, settings) == "top/");
  CHECK(address("", SiteFacts{"p/x.md", {{"url", "rel/"}}, {}, ""}, settings) == "en/rel/");
}

TEST_CASE("a token that Hugo does not have is refused with the near one") {
  CHECK(check_hugo_permalink("/:sections[1:]/:slugorcontentbasename"));
  const Result<void> checked = check_hugo_permalink("/:titel/");
  REQUIRE_FALSE(checked);
  CHECK(checked.error().message.remedy == "did you mean \":title\"?");
}

}  // namespace feedgen
