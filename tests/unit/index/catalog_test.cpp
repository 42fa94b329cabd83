#include "index/catalog.h"

#include "catalog_world.h"

namespace feedgen {
namespace {

std::vector<std::string> paths(const Selection& selection) {
  std::vector<std::string> all;
  for (const SelectedArticle& one : selection.newest) all.push_back(one.path);
  return all;
}

std::vector<std::string> names(const std::vector<KnownArticle>& articles) {
  std::vector<std::string> all;
  for (const KnownArticle& one : articles) all.push_back(one.name);
  return all;
}

FolderEntry entry(const std::string& name, FileStamp stamp = {1, 1, 1, 1}) {
  FolderEntry one{name, {}};
  one.status.stamp = stamp;
  return one;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the newest come first and ties on the same instant are ordered by path") {
  CatalogWorld world;
  world.put("c", record(5));
  world.put("b", record(9));
  world.put("a", record(5));
  world.catalog->finish();
  CHECK(paths(world.select(0)[0]) == Names{"b", "a", "c"});
  CHECK(paths(world.select(2)[0]) == Names{"b", "a"});
  CHECK(world.select(2)[0].total == 3);
}

TEST_CASE("a parent holds its children's articles, each once") {
  CatalogWorld world;
  world.put("1", record(1, {{"A", "B"}, {"A", "C"}}));
  world.put("2", record(2, {{"A"}}));
  world.put("3", record(3));
  world.catalog->finish();
  const std::vector<Selection> selections = world.select(20);
  REQUIRE(selections.size() == 4);
  CHECK(paths(selections[0]) == Names{"3", "2", "1"});
  CHECK(selections[1].category == CategoryPath{"A"});
  CHECK(paths(selections[1]) == Names{"2", "1"});
  CHECK(paths(selections[2]) == Names{"1"});
  CHECK(selections[3].category == CategoryPath{"A", "C"});
}

TEST_CASE("same names under different parents are different categories") {
  CatalogWorld world;
  world.put("1", record(1, {{"A", "X"}}));
  world.put("2", record(2, {{"B", "X"}}));
  world.catalog->finish();
  CHECK(world.select(20).size() == 5);
}

TEST_CASE("an empty catalog still has the site") {
  CatalogWorld world;
  world.catalog->finish();
  const std::vector<Selection> selections = world.select(20);
  REQUIRE(selections.size() == 1);
  CHECK(selections[0].newest.empty());
}

TEST_CASE("the next run finds what was put, and what comes and goes moves its categories alone") {
  CatalogWorld world;
  world.put("1", record(1, {{"A"}}));
  world.put("2", record(2, {{"B"}}));
  world.catalog->finish();
  world.open();
  CHECK(world.catalog->count(ArticleState::kShown) == 2);
  world.put("3", record(3, {{"A"}}));
  world.catalog->finish();
  const std::vector<const Category*> categories = world.catalog->categories().in_order();
  REQUIRE(categories.size() == 3);
  CHECK(categories[0]->is_touched);
  CHECK(categories[1]->is_touched);
  CHECK_FALSE(categories[2]->is_touched);
  CHECK(paths(world.select(0)[1]) == Names{"3", "1"});
  world.open();
  world.catalog->remove({"", "", false}, "2");
  world.catalog->finish();
  CHECK(world.select(0).size() == 2);
  CHECK(world.catalog->categories().is_reshaped());
  CHECK(world.catalog->count(ArticleState::kShown) == 2);
}

TEST_CASE("a file that was read again and says the same touches nothing") {
  CatalogWorld world;
  const Stored first = world.put("1", record(1, {{"A"}}));
  CHECK(first.has_other_bytes);
  world.catalog->finish();
  world.open();
  const Stored again = world.put("1", record(1, {{"A"}}), {1, 2, 3, 4});
  CHECK(again.article == first.article);
  CHECK_FALSE(again.has_other_bytes);
  CHECK(first.has_changed);
  CHECK_FALSE(again.has_changed);
  for (const Category* one : world.catalog->categories().in_order()) CHECK_FALSE(one->is_touched);
  CHECK(world.catalog->given_up_claims().empty());
}

TEST_CASE("a folder is compared by the stamps of its files") {
  CatalogWorld world;
  for (const char* name : {"a", "b", "c"}) world.put(name, record(1));
  world.catalog->finish();
  world.open();
  const FolderKey folder{"", "", false};
  const std::vector<FolderEntry> files{entry("0"), entry("a"), entry("c", {1, 1, 1, 2})};
  const FolderDifference difference = world.catalog->compare(folder, files, 0, Trust::kStamps);
  CHECK(difference.changed == std::vector<std::size_t>{0, 2});
  CHECK(difference.removed == Names{"b"});
  CHECK(world.catalog->compare(folder, files, 7, Trust::kStamps).changed.size() == 3);
  CHECK(world.catalog->compare(folder, files, 0, Trust::kNothing).changed.size() == 3);
  CHECK(world.catalog->unvisited().empty());
  world.open();
  CHECK(names(world.catalog->unvisited()) == Names{"a", "b", "c"});
}

TEST_CASE("the clock shows and hides articles whose files are as they were") {
  CatalogWorld world;
  ArticleRecord waiting = record(100);
  waiting.state = ArticleState::kWaiting;
  world.put("waiting", waiting);
  ArticleRecord expiring = record(10);
  expiring.expires = at(200);
  world.put("expiring", expiring);
  world.put("shown", record(50));
  world.catalog->finish();
  world.open();
  CHECK(world.catalog->moved_by_clock(at(60), true).empty());
  CHECK(names(world.catalog->moved_by_clock(at(100), true)) == Names{"waiting"});
  CHECK(names(world.catalog->moved_by_clock(at(200), true)) == Names{"waiting", "expiring"});
  CHECK(names(world.catalog->moved_by_clock(at(49), true)) == Names{"shown"});
  CHECK(names(world.catalog->moved_by_clock(at(60), false)) == Names{"waiting"});
}

TEST_CASE("who claims the same id is found, and what was claimed before") {
  CatalogWorld world;
  ArticleRecord one = record(1);
  ArticleRecord two = record(2);
  two.claim = one.claim;
  world.put("1", one);
  world.put("2", two);
  world.catalog->finish();
  CHECK(world.catalog->shared_claims() == std::vector<std::uint64_t>{one.claim});
  CHECK(names(world.catalog->with_claim(one.claim)) == Names{"1", "2"});
  world.open();
  two.claim = 7;
  two.facts = 8;
  world.put("2", two);
  CHECK(world.catalog->given_up_claims() == std::set<std::uint64_t>{one.claim});
}

TEST_CASE("an id that is given touches the feeds that show the article, if it is another one") {
  CatalogWorld world;
  const std::int64_t article = world.put("1", record(1, {{"A"}})).article;
  world.catalog->finish();
  world.catalog->set_id(article, "given");
  CHECK(world.select(0)[0].newest[0].id == "given");
  world.open();
  world.catalog->set_id(article, "given");
  CHECK_FALSE(world.catalog->has_changed());
  world.catalog->set_id(article, std::nullopt);
  CHECK(world.catalog->has_changed());
  CHECK(world.catalog->categories().in_order()[1]->is_touched);
}

TEST_CASE("why an article was skipped is kept until it can be used") {
  CatalogWorld world;
  ArticleRecord broken;
  broken.problem = Message{"no good", "make it better", Place{"shown.md", 3, 4}};
  world.put("1", broken);
  world.catalog->finish();
  world.open();
  const std::vector<KnownProblem> problems = world.catalog->problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == "1");
  CHECK(problems[0].message == Message{"no good", "make it better", Place{{}, 3, 4}});
  world.put("1", record(1));
  CHECK(world.catalog->problems().empty());
}

TEST_CASE("a problem that was said stays said until it is another one") {
  CatalogWorld world;
  ArticleRecord broken;
  broken.facts = 1;
  broken.problem = Message{"no good", "make it better", Place{"shown.md", 3, 4}};
  const auto is_reported = [&] { return world.catalog->problems().at(0).is_reported; };
  world.put("1", broken);
  CHECK_FALSE(is_reported());
  world.catalog->set_problems_reported();
  world.catalog->finish();
  world.open();
  CHECK(is_reported());
  broken.content = {7};  // edited, and as broken as before
  world.put("1", broken);
  CHECK(is_reported());
  broken.facts = 2;
  broken.problem->place.line = 9;
  world.put("1", broken);
  CHECK_FALSE(is_reported());
  world.put("2", broken);
  world.catalog->set_problems_reported();
  world.put("1", record(1));
  world.put("1", broken);  // mended, and broken again
  std::size_t said = 0;
  for (const KnownProblem& one : world.catalog->problems()) said += one.is_reported ? 1 : 0;
  CHECK(said == 1);
}

TEST_CASE("a catalog that contradicts itself is a damaged one") {
  CatalogWorld world;
  world.put("1", record(1, {{"A"}}));
  world.catalog->finish();
  world.open();
  world.session->run("UPDATE categories SET articles = 0 WHERE name = 'A'");
  world.open();
  world.catalog->remove({"", "", false}, "1");
  REQUIRE(world.session->failure());
  CHECK(world.session->failure()->fault == DatabaseFault::kDamaged);
}

}  // namespace feedgen
