#include "publish/published_feeds.h"

#include "index/entry_uses.h"
#include "state/schema.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Database tables() {
  Database database = std::move(*Database::in_memory());
  REQUIRE(database.run(kStateSchema));
  return database;
}

}  // namespace

TEST_CASE("feeds are remembered for each output folder by itself") {
  Database database = tables();
  Session session(database);
  PublishedFeed feed{"https://example.org/rss.xml", {1}, {2}, {3}, {4, 5, 6, 0}, "rss", true};
  {
    PublishedFeeds feeds(session, "feeds");
    CHECK_FALSE(feeds.are_of(7, 1));
    feeds.set_made_by(7, 1);
    feeds.put("rss.xml", feed);
    feeds.put("a/rss.xml", feed);
    feeds.remove("a/rss.xml");
  }
  const PublishedFeeds feeds(session, "feeds");
  CHECK(feeds.are_of(7, 1));
  CHECK_FALSE(feeds.are_of(7, 2));
  CHECK(feeds.all().size() == 1);
  REQUIRE(feeds.find("rss.xml") != nullptr);
  CHECK(*feeds.find("rss.xml") == feed);
  CHECK(PublishedFeeds(session, "elsewhere").all().empty());
  CHECK_FALSE(session.failure());
}

TEST_CASE("what feeds were made of is remembered for each output folder by itself") {
  Database database = tables();
  Session session(database);
  {
    PublishedFeeds feeds(session, "feeds");
    feeds.set_made_by(7, 1);
    feeds.set_origin(12, {"articles", "more"});
    feeds.set_origin(13, {"articles", "other"});
  }
  const PublishedFeeds feeds(session, "feeds");
  CHECK(feeds.articles() == 13);
  CHECK(feeds.sources() == std::set<std::string>{"articles", "other"});
  CHECK(PublishedFeeds(session, "elsewhere").sources().empty());
  CHECK_FALSE(session.failure());
}

TEST_CASE("what entries make use of leads to the categories that show them") {
  Database database = tables();
  Session session(database);
  EntryUses uses(session);
  CHECK_FALSE(uses.has_articles());
  uses.replace(2, {{{"a.png", 5}}, {"post"}});
  uses.replace(3, {{{"a.png", 5}, {"b.png", 0}}, {}});
  CHECK(uses.has_articles());
  CHECK(uses.groups_with_article("post") == std::vector<std::int64_t>{2});
  CHECK(uses.groups_with_file("a.png") == std::vector<std::int64_t>{2, 3});
  CHECK(uses.files(EntryUses::Of::kFeeds).size() == 2);
  uses.replace(3, {});
  CHECK(uses.files(EntryUses::Of::kFeeds).size() == 1);
  CHECK_FALSE(session.failure());
}

}  // namespace feedgen
