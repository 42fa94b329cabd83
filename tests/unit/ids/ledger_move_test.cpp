// What the ledger makes of files that have other names than before.
#include "ids/ledger.h"
#include "ledger_world.h"
#include "support/catch.h"

namespace feedgen {
namespace {

using Ids = std::map<std::string, std::string>;

// Articles a, b and c, published under ids that name them.
LedgerWorld three() {
  LedgerWorld world;
  for (const char* name : {"a", "b", "c"}) {
    world.add(name, name);
    world.files[name].permalink = std::string("id of ") + name;
  }
  world.run();
  return world;
}

std::string id(const char* name) { return std::string("https://s/id of ") + name; }

}  // namespace

TEST_CASE("a file that was renamed keeps its id, by its content alone") {
  LedgerWorld world = three();
  world.move("a", "x/new name");
  world.files["x/new name"].permalink = "id of a";
  CHECK(world.run()["x/new name"] == id("a"));
  CHECK(world.git_was_asked == 0);
  CHECK(world.rows().size() == 3);
}

TEST_CASE("renamed and with another front matter, it is known by its body") {
  LedgerWorld world = three();
  world.move("a", "new");
  world.files["new"].title = "new title";
  world.files["new"].published = 7;
  CHECK(world.run()["new"] == id("a"));
}

TEST_CASE("renamed and with another body, it is known by git, or by title and time together") {
  LedgerWorld world = three();
  world.move("a", "new");
  world.files["new"].body = "rewritten";
  SECTION("title and time") {
    CHECK(world.run()["new"] == id("a"));
    CHECK(world.git_was_asked == 1);
  }
  SECTION("git") {
    world.files["new"].title = "new title";
    world.renames = {{"a", "new"}};
    CHECK(world.run()["new"] == id("a"));
  }
  SECTION("the title alone is too little") {
    world.files["new"].published = 7;
    CHECK(world.run()["new"] != id("a"));
  }
}

TEST_CASE("git is believed only where a name is gone and another is new") {
  LedgerWorld world = three();
  world.renames = {{"a", "b"}, {"c", "nowhere"}, {"a", "new"}};
  world.add("new", "something else");
  const Ids ids = world.run();
  CHECK(ids.at("a") == id("a"));
  CHECK(ids.at("b") == id("b"));
  CHECK(ids.at("new") == "https://s/new");
  CHECK(world.git_was_asked == 0);
}

TEST_CASE("two names that were swapped") {
  LedgerWorld world = three();
  std::swap(world.files["a"], world.files["b"]);
  const Ids ids = world.run();
  CHECK(ids.at("a") == id("b"));
  CHECK(ids.at("b") == id("a"));
}

TEST_CASE("names that were handed on along a chain, and round in a circle") {
  LedgerWorld world = three();
  SECTION("chain") {
    world.files["d"] = world.files["c"];
    world.files["c"] = world.files["b"];
    world.files["b"] = world.files["a"];
    world.files.erase("a");
    const Ids ids = world.run();
    CHECK(ids.at("b") == id("a"));
    CHECK(ids.at("c") == id("b"));
    CHECK(ids.at("d") == id("c"));
  }
  SECTION("circle") {
    const WorldFile a = world.files["a"];
    world.files["a"] = world.files["b"];
    world.files["b"] = world.files["c"];
    world.files["c"] = a;
    const Ids ids = world.run();
    CHECK(ids.at("a") == id("b"));
    CHECK(ids.at("b") == id("c"));
    CHECK(ids.at("c") == id("a"));
  }
}

TEST_CASE("an article moved onto another one's name takes its id along") {
  LedgerWorld world = three();
  world.move("a", "b");
  CHECK(world.run()["b"] == id("a"));
  world.add("a", "b");
  CHECK(world.run()["a"] == id("b"));
}

TEST_CASE("of a copy, the original keeps the id") {
  LedgerWorld world = three();
  world.files["0 copy"] = world.files["a"];
  world.files["copy"] = world.files["a"];
  SECTION("as it was") {}
  SECTION("rewritten since") { world.files["a"].body = "rewritten"; }
  SECTION("written over another article") { world.files["b"] = world.files["a"]; }
  const Ids ids = world.run();
  CHECK(ids.at("a") == id("a"));
  CHECK(ids.at("b") == id("b"));
  CHECK(ids.at("copy") != id("a"));
  CHECK(ids.at("0 copy") != ids.at("copy"));
}

TEST_CASE("moved away while another article took the name at once") {
  LedgerWorld world = three();
  world.move("a", "old a");
  world.add("a", "another article");
  const Ids ids = world.run();
  CHECK(ids.at("old a") == id("a"));
  CHECK(ids.at("a") == "https://s/a");
}

TEST_CASE("where several fit, none is believed") {
  LedgerWorld world = three();
  world.files["x"] = world.files["y"] = world.files["a"];
  world.files.erase("a");
  const Ids ids = world.run();
  CHECK(ids.at("x") != id("a"));
  CHECK(ids.at("y") != id("a"));
}

TEST_CASE("a folder that was moved, and names that differ in case only") {
  LedgerWorld world;
  for (const char* name : {"2020/one", "2020/two"}) world.add(name, name);
  const Ids before = world.run();
  world.move("2020/one", "archive/2020/one");
  world.move("2020/two", "archive/2020/Two");
  const Ids after = world.run();
  CHECK(after.at("archive/2020/one") == before.at("2020/one"));
  CHECK(after.at("archive/2020/Two") == before.at("2020/two"));
}

TEST_CASE("a draft that was never shown has no id to keep; one that was taken back has") {
  LedgerWorld world;
  world.add("_posts/2020-x", "x");
  const std::string id = world.run()["_posts/2020-x"];
  const WorldFile file = world.files["_posts/2020-x"];
  world.files.clear();
  world.run();
  world.files["_posts/2021-x"] = file;
  world.files["_posts/2021-x"].title = "now it is right";
  CHECK(world.run()["_posts/2021-x"] == id);
}

TEST_CASE("the newcomer at the name of an article that moved gets an id of its own") {
  LedgerWorld world;
  world.add("a", "one");
  world.run();
  world.move("a", "b");
  world.add("a", "two");
  world.run();
  const Ids ids = world.run();
  CHECK(ids.at("b") == "https://s/a");
  CHECK(ids.at("a").starts_with("urn:uuid:"));
  CHECK(world.shared.empty());
}

TEST_CASE("articles of other folders are left alone, and found when they come over") {
  LedgerWorld world;
  world.add("blog/a", "one");
  world.add("news/a", "two");
  world.run();
  world.elsewhere = {"blog/"};
  CHECK(world.run() == Ids{{"news/a", "https://s/news/a"}});
  CHECK(world.rows()[0].state == LedgerRow::State::kLive);
  world.move("blog/a", "news/b");
  CHECK(world.run()["news/b"] == "https://s/blog/a");
  world.elsewhere = {"news/"};
  world.add("blog/c", "two");
  CHECK(world.run()["blog/c"] == "https://s/blog/c");
}

TEST_CASE("a name that is not looked at any more, but still there, is not gone") {
  LedgerWorld world = three();
  world.elsewhere = {"a"};
  world.files["copy"] = world.files["a"];
  CHECK(world.run()["copy"] != id("a"));
  CHECK(world.rows()[0].state == LedgerRow::State::kLive);
}

TEST_CASE("a file that can't be read keeps its row, and what may be its article waits") {
  LedgerWorld world = three();
  const std::vector<LedgerRow> before = world.rows();
  SECTION("a copy of what it held") {
    world.files["copy"] = world.files["a"];
    world.unreadable = {"a"};
    CHECK(world.run().at("copy") == "undecided");
  }
  SECTION("where it is can't be looked at, and it may have been renamed") {
    world.move("a", "new");
    world.unknown = {"a"};
    CHECK(world.run().at("new") == "undecided");
  }
  SECTION("it may have been renamed and edited") {
    world.move("a", "new");
    world.files["new"].title = "another title";
    world.unknown = {"a"};
    CHECK(world.run().at("new") == "undecided");
  }
  CHECK(world.rows() == before);
  // When it can be read, the next run decides as if there had been none in between.
  const bool is_moved = !world.files.contains("a");
  world.unreadable.clear();
  world.unknown.clear();
  const Ids ids = world.run();
  CHECK(ids.at(is_moved ? "new" : "a") == id("a"));
  if (!is_moved) CHECK(ids.at("copy") != id("a"));
}

TEST_CASE("names that were swapped are not decided while one can't be read") {
  LedgerWorld world = three();
  const std::vector<LedgerRow> before = world.rows();
  std::swap(world.files["a"], world.files["b"]);
  world.unreadable = {"b"};
  CHECK(world.run().at("a") == "undecided");
  CHECK(world.rows() == before);
  world.unreadable.clear();
  const Ids ids = world.run();
  CHECK(ids.at("a") == id("b"));
  CHECK(ids.at("b") == id("a"));
}

TEST_CASE("articles that have nothing in common with one that can't be read are decided") {
  LedgerWorld world = three();
  world.unreadable = {"a"};
  world.move("b", "moved");
  world.add("new", "four");
  const Ids ids = world.run();
  CHECK(ids.at("moved") == id("b"));
  CHECK(ids.at("new") == "https://s/new");
  CHECK(ids.at("c") == id("c"));
}

}  // namespace feedgen
