#include "pages/links_of_pages.h"

#include "feed/formats.h"
#include "support/catch.h"

namespace feedgen {
namespace {

FeedReport rss_of(GroupKey group, const std::string& path) {
  FeedReport feed;
  feed.group = std::move(group);
  feed.format = format_of_word("rss");
  feed.path = path;
  feed.url = "https://x.org/" + path;
  return feed;
}

const GroupKey kNews{std::string(kCategoryFamily), {"News"}};
const GroupKey kGerman{std::string(kLanguageFamily), {"de"}};
const GroupKey kFrench{std::string(kLanguageFamily), {"fr"}};

const std::vector<FeedReport> kFeeds{rss_of({}, "rss.xml"), rss_of(kNews, "News/rss.xml"),
                                     rss_of(kGerman, "de.xml"), rss_of(kFrench, "fr.xml")};

std::vector<std::string> addresses(const std::vector<FeedLink>& links) {
  std::vector<std::string> all;
  for (const FeedLink& link : links) all.push_back(link.href.substr(14));
  return all;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a page names the site's feeds, those of its group and those of its language") {
  const LinksOfPages links(kFeeds, {});
  CHECK(addresses(links.of(nullptr, "de")) == Texts{"rss.xml", "de.xml"});
  CHECK(addresses(links.of(&kNews, "de-AT")) == Texts{"rss.xml", "News/rss.xml", "de.xml"});
  CHECK(addresses(links.of(&kGerman, "de")) == Texts{"rss.xml", "de.xml"});
}

TEST_CASE("a page without a language, or in another one, names the feeds of all languages") {
  const LinksOfPages links(kFeeds, {});
  CHECK(addresses(links.of(nullptr, "")) == Texts{"rss.xml", "de.xml", "fr.xml"});
  CHECK(addresses(links.of(nullptr, "ja")) == Texts{"rss.xml", "de.xml", "fr.xml"});
}

TEST_CASE("other links make another digest") {
  const LinksOfPages links(kFeeds, {});
  CHECK(links.digest_of(nullptr) == links.digest_of(nullptr));
  CHECK(links.digest_of(nullptr) != links.digest_of(&kNews));
  Settings settings;
  settings.title = "Other";
  CHECK(LinksOfPages(kFeeds, settings).digest_of(nullptr) != links.digest_of(nullptr));
}

TEST_CASE("a group's page lies beside its feeds, or where the generator makes it") {
  Settings settings;
  settings.own_feeds.places.push_back(
      {.family = std::string(kCategoryFamily), .file = "categories/:slugs/:file"});
  settings.own_feeds.pages.push_back(
      {.family = std::string(kCategoryFamily), .file = "c/:slug.html"});
  const PageGroups pages = pages_of_groups(kFeeds, "feeds", settings);
  for (const char* key : {"feeds/News", "categories/news", "c/news"}) {
    CAPTURE(key);
    const GroupKey* group = group_of_page(key, pages);
    REQUIRE(group != nullptr);
    CHECK(*group == kNews);
  }
  CHECK(group_of_page("categories/news/page/2", pages) != nullptr);
  CHECK(group_of_page("", pages) == nullptr);
  CHECK(group_of_page("feeds", pages) == nullptr);
}

}  // namespace feedgen
