#include "ids/ledger.h"

#include "ledger_world.h"
#include "support/catch.h"
#include "text/hash.h"
#include "value/article.h"

namespace feedgen {
namespace {

using RowState = LedgerRow::State;

std::vector<RowState> states(const LedgerWorld& world) {
  std::vector<RowState> all;
  for (const LedgerRow& row : world.rows()) all.push_back(row.state);
  return all;
}

}  // namespace

TEST_CASE("an id stays when title, date, body and address change") {
  LedgerWorld world;
  world.add("a", "one");
  CHECK(world.run()["a"] == "https://s/a");
  world.add("a", "quite another text, as a scraper writes it over the old one");
  world.files["a"].permalink = "elsewhere/";
  CHECK(world.run()["a"] == "https://s/a");
  CHECK(world.rows().size() == 1);
  CHECK(world.git_was_asked == 0);
}

TEST_CASE("a run that finds everything as it was has nothing to write") {
  LedgerWorld world;
  world.add("a", "one");
  world.run();
  Article article;
  article.id = "https://s/new-address";
  article.title = "title of one";
  article.published = world.rows()[0].published;
  const std::vector<SeenFile> seen{{"a", world.rows()[0].fingerprint, &article}};
  Ledger ledger(world.rows());
  ledger.identify(seen, {[](const std::string&) { return true; },
                         [](const std::string&) { return Presence::kThere; },
                         [] { return std::vector<Rename>(); }});
  CHECK(article.id == "https://s/a");
  CHECK(ledger.changes().empty());
}

TEST_CASE("an article keeps its id where another builder has recorded another path for it") {
  LedgerWorld world;
  world.add("a", "one");
  world.run();
  LedgerRow moved = world.rows()[0];
  moved.path = "z";
  LedgerRow removed = world.rows()[0];
  removed.state = RowState::kGone;
  LedgerRow other = world.rows()[0];
  other.id = "https://s/other";
  other.title = "Another";
  other.published += std::chrono::hours(1);
  other.fingerprint = {hash128("another"), hash128("another body")};
  const std::vector<std::vector<LedgerRow>> ledgers{{moved}, {removed}, {moved, other}};
  for (const std::vector<LedgerRow>& rows : ledgers) {
    for (const bool is_changed : {false, true}) {
      Article article;
      article.id = "https://s/new-address";
      article.title = "title of one";
      article.published = moved.published;
      const SeenFile file{"a",   moved.fingerprint,      &article, is_changed,
                          false, claim_of("https://s/a")};
      const std::vector<SeenFile> seen{file};
      Ledger ledger(rows);
      ledger.identify(seen, {[](const std::string&) { return true; },
                             [](const std::string& path) {
                               return path == "a" ? Presence::kThere : Presence::kGone;
                             },
                             [] { return std::vector<Rename>(); }});
      CHECK(article.id == "https://s/a");
      CHECK(ledger.changes().empty());
    }
  }
}

TEST_CASE("an id that an article was shown with does not outweigh what its file holds now") {
  LedgerWorld world;
  world.add("a", "one");
  world.run();
  LedgerRow moved = world.rows()[0];
  moved.path = "z";
  LedgerRow other = world.rows()[0];
  other.id = "https://s/other";
  other.title = "Another";
  other.published += std::chrono::hours(1);
  other.fingerprint = {hash128("another"), hash128("another body")};
  Article article;
  article.id = "https://s/a";
  article.title = other.title;
  article.published = other.published;
  const std::vector<SeenFile> seen{
      {"a", other.fingerprint, &article, true, false, claim_of("https://s/a")}};
  Ledger ledger({moved, other});
  ledger.identify(seen, {[](const std::string&) { return true; },
                         [](const std::string& path) {
                           return path == "a" ? Presence::kThere : Presence::kGone;
                         },
                         [] { return std::vector<Rename>(); }});
  CHECK(article.id == "https://s/other");
}

TEST_CASE("what stands in no feed gets no row, and its id may change") {
  LedgerWorld world;
  world.add("a", "one");
  world.files["a"].is_published = false;
  CHECK(world.run()["a"] == "https://s/a");
  CHECK(world.rows().empty());
  world.files["a"].permalink = "b";
  world.files["a"].is_published = true;
  CHECK(world.run()["a"] == "https://s/b");
  CHECK(world.rows().size() == 1);
}

TEST_CASE("an id in the front matter wins and is recorded") {
  LedgerWorld world;
  world.add("a", "one");
  world.run();
  world.files["a"].given_id = "tag:given";
  CHECK(world.run()["a"] == "tag:given");
  CHECK(states(world) == std::vector<RowState>{RowState::kReplaced, RowState::kLive});
  world.files["a"].given_id.clear();
  CHECK(world.run()["a"] == "tag:given");
  world.files["a"].given_id = "https://s/a";
  CHECK(world.run()["a"] == "https://s/a");
  CHECK(states(world) == std::vector<RowState>{RowState::kLive, RowState::kReplaced});
}

TEST_CASE("two articles never share an id, and the first by path keeps it") {
  LedgerWorld world;
  for (const char* path : {"a", "b", "c"}) {
    world.add(path, path);
    world.files[path].given_id = "same";
  }
  for (int run = 0; run < 2; ++run) {
    auto ids = world.run();
    CHECK(ids["a"] == "same");
    CHECK(ids["b"].starts_with("urn:uuid:"));
    CHECK(ids["b"] != ids["c"]);
    REQUIRE(world.shared.size() == 2);
    CHECK(world.shared[0].id == "same");
    CHECK(world.shared[0].first == "a");
    CHECK(world.shared[0].second == "b");
  }
}

TEST_CASE("who was published with an id keeps it against one who claims it later") {
  LedgerWorld world;
  world.add("b", "one");
  world.files["b"].given_id = "same";
  world.run();
  world.add("a", "two");
  world.files["a"].given_id = "same";
  auto ids = world.run();
  CHECK(ids["b"] == "same");
  CHECK(ids["a"] != "same");
  REQUIRE(world.shared.size() == 1);
  CHECK(world.shared[0].first == "b");
}

TEST_CASE("the id of an article that is gone is nobody else's, unless an author says so") {
  LedgerWorld world;
  world.add("a", "one");
  world.run();
  world.files.clear();
  world.run();
  CHECK(states(world) == std::vector<RowState>{RowState::kGone});
  world.add("b", "two");
  world.files["b"].permalink = "a";
  CHECK(world.run()["b"].starts_with("urn:uuid:"));
  CHECK(world.shared.empty());
  world.files["b"].given_id = "https://s/a";
  CHECK(world.run()["b"] == "https://s/a");
}

TEST_CASE("a file that was gone and comes back is told apart by content, body, date and title") {
  const auto comes_back = [](const std::function<void(WorldFile&)>& edit) {
    LedgerWorld world;
    world.add("a", "one");
    world.run();
    const WorldFile before = world.files["a"];
    world.files.clear();
    world.run();
    world.add("a", "two");
    WorldFile& file = world.files["a"];
    const WorldFile other = file;
    file = before;
    edit(file);
    if (file.title.empty()) file = other;
    return world.run()["a"] == "https://s/a";
  };
  CHECK(comes_back([](WorldFile&) {}));
  CHECK(comes_back([](WorldFile& file) { file.title = "new", file.published = 5; }));
  CHECK(comes_back([](WorldFile& file) { file.title = "new", file.body = "new"; }));
  CHECK(comes_back([](WorldFile& file) { file.published = 5, file.body = "new"; }));
  CHECK_FALSE(comes_back([](WorldFile& file) { file.title.clear(); }));
}

TEST_CASE("a file that is written anew before anybody missed it is the same article") {
  LedgerWorld world;
  world.add("a", "one");
  world.run();
  world.files.clear();
  world.add("a", "two");
  CHECK(world.run()["a"] == "https://s/a");
}

TEST_CASE("hidden and shown again, an article is the same") {
  LedgerWorld world;
  world.add("a", "one");
  world.run();
  world.files["a"].is_hidden = true;
  CHECK(world.run().empty());
  CHECK(states(world) == std::vector<RowState>{RowState::kLive});
  world.files["a"].title = "new title";
  world.files["a"].permalink = "new";
  world.run();
  world.files["a"].is_hidden = false;
  CHECK(world.run()["a"] == "https://s/a");
}

TEST_CASE("a hidden article still owns its id") {
  LedgerWorld world;
  world.add("b", "one");
  world.files["b"].permalink = "same";
  world.run();
  world.files["b"].is_hidden = true;
  world.add("a", "two");
  world.files["a"].permalink = "same";
  CHECK(world.run()["a"].starts_with("urn:uuid:"));
  world.files["b"].is_hidden = false;
  CHECK(world.run()["b"] == "https://s/same");
}

TEST_CASE("of rows that contradict each other the first counts") {
  LedgerRow one, two, three;
  one.id = two.id = "id";
  three.id = "other";
  one.path = three.path = "a";
  two.path = "b";
  const std::vector<LedgerRow> rows = Ledger({one, two, three}).rows({});
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].path == "a");
  CHECK(rows[1].state == RowState::kGone);
}

}  // namespace feedgen
