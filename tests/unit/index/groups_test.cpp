#include "index/groups.h"

#include "index/some_groups.h"
#include "index_world.h"

namespace feedgen {

TEST_CASE("some groups are read alone, in the order of all, with what is below them") {
  IndexWorld world;
  ArticleRecord one = record(1, {{"B", "b2"}});
  one.groups.push_back({"tags", {"x"}});
  one.groups.push_back({"languages", {"de"}});
  world.put("1", one);
  world.put("2", record(2, {{"A"}, {"B", "b1"}}));
  world.index->articles.finish();
  world.open();
  GroupTree& groups = world.index->groups;
  const std::int64_t b = groups.number_of({std::string(kCategoryFamily), {"B"}});
  const std::int64_t x = groups.number_of({std::string(kTagFamily), {"x"}});
  CHECK(groups.number_of({std::string(kTagFamily), {"y"}}) == 0);
  CHECK(groups.number_of({std::string(kAuthorFamily), {"x"}}) == 0);
  CHECK(groups.number_of({}) == kWholeSite);
  std::vector<std::string> folders;
  for (const Group* group : some_groups(*world.session, groups, {b, x, 0, 99}))
    folders.push_back(group->folder);
  CHECK(folders == std::vector<std::string>{"", "B", "B/b1", "B/b2", "languages/de", "tags/x"});
  CHECK(groups.in_order().size() == 7);
  CHECK(groups.key_of(groups.at(x)) == GroupKey{std::string(kTagFamily), {"x"}});
  CHECK_FALSE(world.session->failure());
}

TEST_CASE("the largest groups of a family are those that a list of all would show") {
  IndexWorld world;
  const auto tagged = [](long long published, std::vector<std::string> tags) {
    ArticleRecord one = record(published, {{"A", "below"}});
    for (std::string& tag : tags) one.groups.push_back({std::string(kTagFamily), {std::move(tag)}});
    return one;
  };
  world.put("1", tagged(1, {"a", "b", "c", "d", "e"}));
  world.put("2", tagged(2, {"b", "c", "e"}));
  world.put("3", tagged(3, {"e"}));
  world.index->articles.finish();
  world.open();
  const auto largest = [&](std::size_t most) {
    LargestGroups found = largest_groups(*world.session, world.index->groups, most);
    std::string shown = std::to_string(found.left_out[std::string(kTagFamily)]);
    for (const Group* group : found.groups) shown += ' ' + group->name;
    return shown;
  };
  CHECK(largest(2) == "3  A below b e");
  CHECK(largest(4) == "1  A below a b c e");
  CHECK(largest(9) == "0  A below a b c d e");
  world.put("2", tagged(4, {"d", "e"}));  // b and c have one article now, and d two
  world.index->articles.finish();
  CHECK(largest(2) == "3  A below d e");
  CHECK(largest(3) == "2  A below a d e");
  CHECK_FALSE(world.session->failure());
}

TEST_CASE("an edit leaves the counts of groups, and what comes or goes does not") {
  IndexWorld world;
  world.put("1", record(1, {{"A"}}));
  world.put("2", record(2, {{"B"}}));
  world.index->articles.finish();
  CHECK(world.index->groups.has_other_counts());
  world.open();
  CHECK_FALSE(world.index->groups.has_other_counts());
  world.put("1", record(7, {{"A"}}));
  world.index->articles.finish();
  CHECK_FALSE(world.index->groups.has_other_counts());
  world.open();
  world.put("2", record(3, {{"A"}, {"B"}}));
  world.index->articles.finish();
  CHECK(world.index->groups.has_other_counts());
  CHECK_FALSE(world.index->groups.is_reshaped());
  world.open();
  world.put("2", record(4, {{"A"}}));
  world.index->articles.finish();
  CHECK(world.index->groups.is_reshaped());
}

TEST_CASE("a group below itself, or below none, is damage") {
  for (const char* damage :
       {"UPDATE groups SET parent = number WHERE name = 'b'", "DELETE FROM groups WHERE name = 'B'",
        "UPDATE groups SET folder = 'C/b' WHERE name = 'b'"}) {
    IndexWorld world;
    world.put("1", record(1, {{"B", "b"}}));
    world.index->articles.finish();
    world.open();
    world.session->run(damage);
    world.index->groups.at(3);
    REQUIRE(world.session->failure());
    CHECK(world.session->failure()->fault == DatabaseFault::kDamaged);
  }
}

}  // namespace feedgen
