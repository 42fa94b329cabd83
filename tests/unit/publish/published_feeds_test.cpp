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

TEST_CASE("single feeds are read, and those that the last run has written are known") {
  Database database = tables();
  Session session(database);
  const PublishedFeed feed{"https://example.org/rss.xml", {1}, {2}, {3}, {4, 5, 6, 0}, "rss", true};
  PublishedFeed failed = feed;
  failed.inputs_digest = {};
  {
    PublishedFeeds feeds(session, "feeds");
    CHECK(feeds.is_empty());
    feeds.set_made_by(7, 1);
    feeds.put("a.xml", feed);
    feeds.put("b.xml", failed);
    feeds.put("c.xml", feed);
    feeds.set_count(3);
  }
  {
    PublishedFeeds feeds(session, "feeds");
    CHECK_FALSE(feeds.is_empty());
    CHECK(feeds.count() == 3);
    CHECK(feeds.unproven() == std::vector<std::string>{"a.xml", "b.xml", "c.xml"});
    feeds.mark_proven();
    feeds.put("a.xml", feed);    // the same: it was there
    feeds.put("b.xml", failed);  // once more
    feeds.remove("c.xml");
    feeds.put("c.xml", feed);
    CHECK(feeds.unproven() == std::vector<std::string>{"b.xml", "c.xml"});
    feeds.remove("none.xml");
  }
  PublishedFeeds feeds(session, "feeds");
  for (const char* path : {"a.xml", "none.xml", "a.xml"}) feeds.load(path);
  REQUIRE(feeds.find("a.xml") != nullptr);
  CHECK(*feeds.find("a.xml") == feed);
  CHECK(feeds.find("none.xml") == nullptr);
  const PublishedFeed* before = feeds.find("a.xml");
  CHECK(feeds.all().size() == 3);
  CHECK(feeds.find("a.xml") == before);
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
