#include "article/page_outline.h"
#include "support/catch.h"

using namespace feedgen;

namespace {

std::string cut(std::string_view title, const std::vector<std::string>& sites = {},
                const std::vector<std::string>& headings = {}) {
  return without_site_name(title, TitleSource::kTitleElement, sites, headings);
}

}  // namespace

TEST_CASE("a page's title loses the site's name") {
  CHECK(cut("如何做饭 | 我的网站") == "如何做饭");
  CHECK(cut("如何做饭-我的网站") == "如何做饭");
  CHECK(cut("文章_栏目_站名") == "文章");
  CHECK(cut("A long title – The Site") == "A long title");
  CHECK(cut("Go - My Site", {"My Site"}) == "Go");
  CHECK(cut("My Site: Go") == "My Site: Go");
  CHECK(cut("my site · Go", {"My Site"}) == "Go");
}

TEST_CASE("a page's title keeps what may be its own") {
  CHECK(cut("C - The Language", {}, {"C - The Language"}) == "C - The Language");
  CHECK(cut("Go - Site") == "Go - Site");
  CHECK(cut("snake_case explained") == "snake_case explained");
  CHECK(cut("Well-known words") == "Well-known words");
  CHECK(cut("One | Two | Three", {}, {"Two"}) == "Two");
  CHECK(cut("My Site", {"My Site"}) == "My Site");
  CHECK(cut("").empty());
  CHECK(without_site_name("海 | 港", TitleSource::kMeta, {}, {}) == "海 | 港");
  CHECK(without_site_name("海 | 港", TitleSource::kMeta, {"港"}, {}) == "海");
}
