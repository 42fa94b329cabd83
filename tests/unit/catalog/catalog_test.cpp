#include "catalog/catalog.h"

#include "support/catch.h"

namespace feedgen {
namespace {

Instant at(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

Article article(const char* path, long long published, std::vector<CategoryPath> categories = {}) {
  Article one;
  one.path = one.file = path;
  one.id = std::string("id:") + path;
  one.published = one.updated = at(published);
  one.categories = std::move(categories);
  return one;
}

Catalog catalog_of(std::vector<Article> articles) {
  return Catalog(std::move(articles), at(1000), FutureRule::kWait);
}

std::vector<std::string> paths(const Selection& selection) {
  std::vector<std::string> all;
  for (const Article* one : selection.newest) all.push_back(one->path);
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("the newest come first and ties on the same instant are ordered by path") {
  const Catalog catalog = catalog_of({article("a", 5), article("b", 9), article("c", 5)});
  CHECK(paths(catalog.select(0)[0]) == Names{"b", "a", "c"});
  CHECK(paths(catalog.select(2)[0]) == Names{"b", "a"});
  CHECK(catalog.select(2)[0].total == 3);
}

TEST_CASE("a parent holds its children's articles, each once") {
  const Catalog catalog = catalog_of(
      {article("1", 1, {{"A", "B"}, {"A", "C"}}), article("2", 2, {{"A"}}), article("3", 3)});
  const std::vector<Selection> selections = catalog.select(20);
  REQUIRE(selections.size() == 4);
  CHECK(paths(selections[0]) == Names{"3", "2", "1"});
  CHECK(selections[1].category == CategoryPath{"A"});
  CHECK(paths(selections[1]) == Names{"2", "1"});
  CHECK(paths(selections[2]) == Names{"1"});
  CHECK(selections[3].category == CategoryPath{"A", "C"});
}

TEST_CASE("same names under different parents are different categories") {
  const Catalog catalog =
      catalog_of({article("1", 1, {{"A", "X"}}), article("2", 2, {{"B", "X"}})});
  CHECK(catalog.select(20).size() == 5);
}

TEST_CASE("an empty catalog still has the site") {
  const std::vector<Selection> selections = catalog_of({}).select(20);
  REQUIRE(selections.size() == 1);
  CHECK(selections[0].newest.empty());
}

TEST_CASE("expired and future articles are counted and not shown") {
  std::vector<Article> articles{article("old", 1), article("due", 1000), article("later", 1001)};
  articles[0].expires = at(1000);
  const Catalog catalog = catalog_of(articles);
  CHECK(paths(catalog.select(0)[0]) == Names{"due"});
  CHECK(catalog.count(Hidden::kExpired) == 1);
  CHECK(catalog.count(Hidden::kFuture) == 1);
  const Catalog shown(articles, at(999), FutureRule::kShow);
  CHECK(shown.size() == 3);
}

}  // namespace feedgen
