#include "index/index.h"

#include "index_world.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

std::vector<std::string> paths(const Selection& selection) {
  std::vector<std::string> all;
  for (const SelectedArticle* one : selection.newest) all.push_back(path_below_root(one->key));
  return all;
}

std::vector<std::string> names(const std::vector<KnownArticle>& articles) {
  std::vector<std::string> all;
  for (const KnownArticle& one : articles) all.push_back(one.key.name);
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
  IndexWorld world;
  world.put("c", record(5));
  world.put("b", record(9));
  world.put("a", record(5));
  world.index->articles.finish();
  CHECK(paths(world.select(0)[0]) == Names{"b", "a", "c"});
  CHECK(paths(world.select(2)[0]) == Names{"b", "a"});
  CHECK(world.select(2)[0].total == 3);
}

TEST_CASE("what keeps articles back is known in later runs, by key and by article") {
  IndexWorld world;
  const auto hidden = [](const std::string& key) {
    ArticleRecord one;
    one.state = ArticleState::kHidden;
    one.kept_back = {Hidden::kHidden, key, 3, 1};
    one.entry_digest = key.size();
    return one;
  };
  world.put("a", hidden("password"));
  world.put("b", hidden("hide"));
  world.put("c", hidden("password"));
  world.put("d", record(1));
  world.index->articles.finish();
  world.open();
  using Counts = std::vector<std::pair<std::string, std::size_t>>;
  CHECK(world.index->kept_back.counts() == Counts{{"password", 2}, {"hide", 1}});
  CHECK(world.index->kept_back.all().size() == 3);
  CHECK(world.index->kept_back.all().front().reason.line == 3);
  world.put("a", hidden("hide"));
  world.put("b", record(2));
  world.index->articles.remove({{"", "", false}, "c"});
  CHECK(world.index->kept_back.counts() == Counts{{"hide", 1}});
  world.index->articles.begin_anew();
  CHECK(world.index->kept_back.counts().empty());
}

TEST_CASE("a parent holds its children's articles, each once") {
  IndexWorld world;
  world.put("1", record(1, {{"A", "B"}, {"A", "C"}}));
  world.put("2", record(2, {{"A"}}));
  world.put("3", record(3));
  world.index->articles.finish();
  const std::vector<Selection> selections = world.select(20);
  REQUIRE(selections.size() == 4);
  CHECK(paths(selections[0]) == Names{"3", "2", "1"});
  CHECK(selections[1].group.path == CategoryPath{"A"});
  CHECK(paths(selections[1]) == Names{"2", "1"});
  CHECK(paths(selections[2]) == Names{"1"});
  CHECK(selections[3].group.path == CategoryPath{"A", "C"});
}

TEST_CASE("same names under different parents are different categories") {
  IndexWorld world;
  world.put("1", record(1, {{"A", "X"}}));
  world.put("2", record(2, {{"B", "X"}}));
  world.index->articles.finish();
  CHECK(world.select(20).size() == 5);
}

TEST_CASE(
    "groups of other families stand behind the categories, and hold only their own articles") {
  IndexWorld world;
  ArticleRecord one = record(1, {{"A"}});
  one.groups.push_back({"tags", {"A"}});
  one.groups.push_back({"sections", {"blog", "sub"}});
  world.put("1", one);
  world.put("2", record(2, {{"A"}}));
  world.index->articles.finish();
  world.open();
  const std::vector<Selection> selections = world.select(20);
  REQUIRE(selections.size() == 4);
  CHECK(selections[1].group == GroupKey{"categories", {"A"}});
  CHECK(selections[1].total == 2);
  CHECK(selections[2].group == GroupKey{"sections", {"blog", "sub"}});
  CHECK(selections[2].folder == "sections/blog/sub");
  CHECK(selections[3].group == GroupKey{"tags", {"A"}});
  CHECK(selections[3].folder == "tags/A");
  CHECK(paths(selections[3]) == Names{"1"});
  world.put("1", record(3));
  world.index->articles.finish();
  CHECK(world.select(20).size() == 2);
}

TEST_CASE("a new sibling never moves a group's folder, and neither does reading all anew") {
  IndexWorld world;
  world.put("1", record(1, {{"news"}}));
  world.index->articles.finish();
  world.open();
  world.put("2", record(2, {{"News"}}));
  world.index->articles.finish();
  world.open();
  const auto folders = [&] {
    std::map<std::string, std::string> by_name;
    for (const Selection& one : world.select(20)) {
      if (!one.group.is_site()) by_name[one.group.path.back()] = one.folder;
    }
    return by_name;
  };
  CHECK(folders().at("news") == "news");
  CHECK(folders().at("News").starts_with("News~x"));
  world.index->articles.begin_anew();
  world.put("2", record(2, {{"News"}}));
  world.put("1", record(1, {{"news"}}));
  world.index->articles.finish();
  world.open();
  CHECK(folders().at("news") == "news");
}

TEST_CASE("feeds with a name lie beside the categories, which make way for them") {
  IndexWorld world;
  ArticleRecord one = record(1, {{"talks"}});
  one.groups.push_back({"feeds", {"talks"}});
  world.put("1", one);
  world.index->articles.finish();
  world.index->groups.name_folders({"talks"});
  const std::vector<Selection> selections = world.select(20);
  REQUIRE(selections.size() == 3);
  CHECK(selections[1].folder.starts_with("talks~x"));
  CHECK(selections[2].folder == "talks");
}

TEST_CASE("an empty index still has the site") {
  IndexWorld world;
  world.index->articles.finish();
  const std::vector<Selection> selections = world.select(20);
  REQUIRE(selections.size() == 1);
  CHECK(selections[0].newest.empty());
}

TEST_CASE("the next run finds what was put, and what comes and goes moves its categories alone") {
  IndexWorld world;
  world.put("1", record(1, {{"A"}}));
  world.put("2", record(2, {{"B"}}));
  world.index->articles.finish();
  world.open();
  CHECK(world.index->articles.count(ArticleState::kShown) == 2);
  world.put("3", record(3, {{"A"}}));
  world.index->articles.finish();
  const std::vector<const Group*> categories = world.index->groups.in_order();
  REQUIRE(categories.size() == 3);
  CHECK(categories[0]->is_touched);
  CHECK(categories[1]->is_touched);
  CHECK_FALSE(categories[2]->is_touched);
  CHECK(paths(world.select(0)[1]) == Names{"3", "1"});
  world.open();
  world.index->articles.remove({{"", "", false}, "2"});
  world.index->articles.finish();
  CHECK(world.select(0).size() == 2);
  CHECK(world.index->articles.count(ArticleState::kShown) == 2);
}

TEST_CASE("a file that was read again and says the same touches nothing") {
  IndexWorld world;
  const PutResult first = world.put("1", record(1, {{"A"}}));
  CHECK(first.has_other_bytes);
  world.index->articles.finish();
  world.open();
  const PutResult again = world.put("1", record(1, {{"A"}}), {1, 2, 3, 4});
  CHECK(again.article == first.article);
  CHECK_FALSE(again.has_other_bytes);
  CHECK(first.has_changed);
  CHECK_FALSE(again.has_changed);
  for (const Group* one : world.index->groups.in_order()) CHECK_FALSE(one->is_touched);
  CHECK(world.index->articles.given_up_claims().empty());
}

TEST_CASE("a folder is compared by the stamps of its files") {
  IndexWorld world;
  for (const char* name : {"a", "b", "c"}) world.put(name, record(1));
  world.index->articles.finish();
  world.open();
  const FolderKey folder{"", "", false};
  const std::vector<FolderEntry> files{entry("0"), entry("a"), entry("c", {1, 1, 1, 2})};
  const FolderDifference difference =
      world.index->files.compare(folder, files, 0, Reuse::kUnchanged);
  CHECK(difference.changed == std::vector<std::size_t>{0, 2});
  CHECK(difference.removed == Names{"b"});
  CHECK(world.index->files.compare(folder, files, 7, Reuse::kUnchanged).changed.size() == 3);
  CHECK(world.index->files.compare(folder, files, 0, Reuse::kNothing).changed.size() == 3);
  CHECK(world.index->files.unvisited().empty());
  world.open();
  CHECK(names(world.index->files.unvisited()) == Names{"a", "b", "c"});
}

TEST_CASE("the clock shows and hides articles whose files are as they were") {
  IndexWorld world;
  ArticleRecord waiting = record(100);
  waiting.state = ArticleState::kWaiting;
  world.put("waiting", waiting);
  ArticleRecord expiring = record(10);
  expiring.expires = at(200);
  world.put("expiring", expiring);
  world.put("shown", record(50));
  world.index->articles.finish();
  world.open();
  CHECK(moved_by_clock(*world.index, at(60), FutureRule::kWait).empty());
  CHECK(names(moved_by_clock(*world.index, at(100), FutureRule::kWait)) == Names{"waiting"});
  CHECK(names(moved_by_clock(*world.index, at(200), FutureRule::kWait)) ==
        Names{"waiting", "expiring"});
  CHECK(names(moved_by_clock(*world.index, at(49), FutureRule::kWait)) == Names{"shown"});
  CHECK(names(moved_by_clock(*world.index, at(60), FutureRule::kShow)) == Names{"waiting"});
}

TEST_CASE("who claims the same id is found, and what was claimed before") {
  IndexWorld world;
  ArticleRecord one = record(1);
  ArticleRecord two = record(2);
  two.claim = one.claim;
  world.put("1", one);
  world.put("2", two);
  world.index->articles.finish();
  CHECK(world.index->articles.shared_claims() == std::vector<std::uint64_t>{one.claim});
  CHECK(names(world.index->articles.with_claim(one.claim)) == Names{"1", "2"});
  world.open();
  two.claim = 7;
  two.entry_digest = 8;
  world.put("2", two);
  CHECK(world.index->articles.given_up_claims() == std::set<std::uint64_t>{one.claim});
}

TEST_CASE("an id that is given touches the feeds that show the article, if it is another one") {
  IndexWorld world;
  const std::int64_t article = world.put("1", record(1, {{"A"}})).article;
  world.index->articles.finish();
  world.index->articles.set_id(article, "given");
  CHECK(world.select(0)[0].newest[0]->id == "given");
  world.open();
  world.index->articles.set_id(article, "given");
  CHECK_FALSE(world.index->articles.has_changed());
  world.index->articles.set_id(article, std::nullopt);
  CHECK(world.index->articles.has_changed());
  CHECK(world.index->groups.in_order()[1]->is_touched);
}

TEST_CASE("why an article was skipped is kept until it can be used") {
  IndexWorld world;
  ArticleRecord broken;
  broken.problem = Message{"no good", "make it better", Place{"shown.md", 3, 4}};
  world.put("1", broken);
  world.index->articles.finish();
  world.open();
  const std::vector<KnownProblem> problems = world.index->problems.all();
  REQUIRE(problems.size() == 1);
  CHECK(path_below_root(problems[0].key) == "1");
  CHECK(problems[0].message == Message{"no good", "make it better", Place{{}, 3, 4}});
  world.put("1", record(1));
  CHECK(world.index->problems.all().empty());
}

TEST_CASE("a problem that was said stays said until it is another one") {
  IndexWorld world;
  ArticleRecord broken;
  broken.entry_digest = 1;
  broken.problem = Message{"no good", "make it better", Place{"shown.md", 3, 4}};
  const auto is_reported = [&] {
    return world.index->problems.all().at(0).reported == Reported::kYes;
  };
  world.put("1", broken);
  CHECK_FALSE(is_reported());
  world.index->problems.set_all_reported();
  world.index->articles.finish();
  world.open();
  CHECK(is_reported());
  broken.content = {7};  // edited, and as broken as before
  world.put("1", broken);
  CHECK(is_reported());
  broken.entry_digest = 2;
  broken.problem->place.line = 9;
  world.put("1", broken);
  CHECK_FALSE(is_reported());
  world.put("2", broken);
  world.index->problems.set_all_reported();
  world.put("1", record(1));
  world.put("1", broken);  // mended, and broken again
  std::size_t said = 0;
  for (const KnownProblem& one : world.index->problems.all())
    said += one.reported == Reported::kYes ? 1 : 0;
  CHECK(said == 1);
}

TEST_CASE("an index that contradicts itself is a damaged one") {
  IndexWorld world;
  world.put("1", record(1, {{"A"}}));
  world.index->articles.finish();
  world.open();
  world.session->run("UPDATE groups SET articles = 0 WHERE name = 'A'");
  world.open();
  world.index->articles.remove({{"", "", false}, "1"});
  REQUIRE(world.session->failure());
  CHECK(world.session->failure()->fault == DatabaseFault::kDamaged);
}

TEST_CASE("the oldest come in exactly the opposite order of the newest, ties included") {
  IndexWorld world;
  for (int i = 0; i < 40; ++i) world.put(std::to_string(i % 7) + std::to_string(i), record(i / 5));
  world.index->articles.finish();
  SelectedArticles articles;
  const Group& site = world.index->groups.at(kWholeSite);
  std::vector<const SelectedArticle*> newest = newest_of(*world.index, site, 0, articles).newest;
  std::vector<const SelectedArticle*> oldest;
  const auto collect = [&](const SelectedArticle& one) {
    oldest.push_back(&one);
    return true;
  };
  oldest_of(*world.index, site, std::nullopt, articles, collect);
  std::reverse(oldest.begin(), oldest.end());
  CHECK(oldest == newest);
  oldest.clear();
  oldest_of(*world.index, site, at(7), articles, collect);
  CHECK(oldest.size() == 5);
  CHECK_FALSE(world.session->failure());
}

TEST_CASE("an article that changes says where its groups have changed") {
  IndexWorld world;
  world.put("a", record(5, {{"News"}}));
  world.index->articles.finish();
  world.open();
  CHECK(world.index->groups.changes().empty());
  ArticleRecord later = record(9);
  world.put("a", later);
  world.index->articles.finish();
  const std::set<GroupTree::Place> changes(world.index->groups.changes().begin(),
                                           world.index->groups.changes().end());
  CHECK(changes == std::set<GroupTree::Place>{{1, at(5)}, {1, at(9)}, {2, at(5)}});
  CHECK(world.index->groups.gone() == std::vector<std::int64_t>{2});
}

}  // namespace feedgen
