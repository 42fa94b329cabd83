#include "index/members.h"

#include <map>
#include <random>
#include <set>

#include "state/schema.h"
#include "support/catch.h"

namespace feedgen {
namespace {

using PlaceInOrder = std::pair<std::int64_t, std::int64_t>;  // seconds, negative; article

class MembersWorld {
 public:
  MembersWorld() { session.run(kStateSchema); }

  void enter(std::int64_t category, std::int64_t time, std::int64_t article) {
    members.enter(category, Instant{std::chrono::seconds{time}}, article);
    expected[category].insert({-time, article});
  }
  void withdraw(std::int64_t category, std::int64_t time, std::int64_t article) {
    members.withdraw(category, Instant{std::chrono::seconds{time}}, article);
    expected[category].erase({-time, article});
  }
  std::vector<PlaceInOrder> all(std::int64_t category) {
    std::vector<PlaceInOrder> found;
    members.for_each(category, [&](Instant sorted, std::int64_t article) {
      found.emplace_back(-sorted.time_since_epoch().count(), article);
      return true;
    });
    return found;
  }
  std::vector<PlaceInOrder> all_expected(std::int64_t category) {
    return {expected[category].begin(), expected[category].end()};
  }
  std::int64_t number(const char* sql) {
    return session.number(session.statement(sql)).value_or(-1);
  }

  Database database = *Database::in_memory();
  Session session{database};
  Members members{session};
  std::map<std::int64_t, std::set<PlaceInOrder>> expected;
};

}  // namespace

TEST_CASE("members are packed into few rows, the newest first, and ties in the order of numbers") {
  MembersWorld world;
  for (std::int64_t i = 1; i <= 1000; ++i) world.enter(2, i / 2, i);
  world.enter(7, -5, 1);
  world.members.save();
  CHECK(world.all(2) == world.all_expected(2));
  CHECK(world.all(7) == std::vector<PlaceInOrder>{{5, 1}});
  CHECK(world.all(3).empty());
  CHECK(world.number("SELECT count(*) FROM members WHERE category = 2") == 13);
  CHECK(world.number("SELECT max(length(packed)) FROM members") == 77 * 12);
}

TEST_CASE("who asks for the newest members reads no others") {
  MembersWorld world;
  for (std::int64_t i = 1; i <= 1000; ++i) world.enter(1, i, i);
  world.members.save();
  std::vector<std::int64_t> newest;
  world.members.for_each(1, [&](Instant, std::int64_t article) {
    newest.push_back(article);
    return newest.size() < 3;
  });
  CHECK(newest == std::vector<std::int64_t>{1000, 999, 998});
}

TEST_CASE("whatever comes and goes, members are those of a set, and rows neither long nor many") {
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same each time
  const auto below = [&](std::int64_t end) { return static_cast<std::int64_t>(random() % end); };
  MembersWorld world;
  for (int round = 0; round < 300; ++round) {
    const std::int64_t changes = below(8) == 0 ? 600 : below(12);
    const bool grows = below(3) != 0;
    for (std::int64_t change = 0; change < changes; ++change) {
      const std::int64_t category = 1 + below(3);
      std::set<PlaceInOrder>& standing = world.expected[category];
      const bool comes = standing.empty() || (below(10) < 7) == grows;
      if (comes) {
        const PlaceInOrder one{below(2000), 1 + below(400)};
        if (!standing.contains(one)) world.enter(category, -one.first, one.second);
      } else {
        auto one = standing.lower_bound({below(2000), 0});
        if (one == standing.end()) one = standing.begin();
        const PlaceInOrder gone = *one;
        world.withdraw(category, -gone.first, gone.second);
        if (below(3) == 0) world.enter(category, -gone.first, gone.second);
      }
    }
    world.members.save();
    INFO("round " << round);
    std::int64_t all = 0;
    for (const std::int64_t category : {1, 2, 3}) {
      REQUIRE(world.all(category) == world.all_expected(category));
      all += static_cast<std::int64_t>(world.expected[category].size());
    }
    CHECK(world.number("SELECT count(*) FROM members") <= 3 + all / 10);
    CHECK(world.number("SELECT coalesce(max(length(packed)), 0) FROM members") <= 80 * 12);
  }
  for (auto& [category, standing] : world.expected) {
    for (const PlaceInOrder& one : std::set<PlaceInOrder>(standing)) {
      world.withdraw(category, -one.first, one.second);
    }
  }
  world.members.save();
  CHECK(world.number("SELECT count(*) FROM members") == 0);
}

TEST_CASE("members that were never there may go") {
  MembersWorld world;
  world.withdraw(1, 5, 5);
  world.members.save();
  world.enter(1, 5, 5);
  world.members.save();
  world.withdraw(1, 6, 5);
  world.withdraw(2, 5, 5);
  world.members.save();
  CHECK(world.all(1) == world.all_expected(1));
}

TEST_CASE("rows that somebody else has written do no harm") {
  MembersWorld world;
  for (std::int64_t i = 1; i <= 300; ++i) world.enter(1, i, i);
  world.members.save();
  for (const char* sql :
       {"UPDATE members SET packed = x''", "UPDATE members SET packed = x'0102'",
        "UPDATE members SET packed = randomblob(12 * 1000)", "UPDATE members SET first = -first",
        "UPDATE members SET article = 9223372036854775807"}) {
    world.session.run(sql);
    for (std::int64_t i = 1; i <= 300; i += 7) world.withdraw(1, i, i);
    for (std::int64_t i = 1; i <= 300; i += 5) world.enter(1, i + 1, i);
    world.members.save();
    CHECK(world.all(1).size() < 10000);
  }
}

TEST_CASE("members are listed from the oldest on, or from a time on") {
  MembersWorld world;
  for (std::int64_t i = 1; i <= 300; ++i) world.enter(2, i, i);
  world.enter(3, 5, 1);
  world.members.save();
  const auto from = [&](Instant time) {
    std::vector<std::int64_t> found;
    world.members.for_each_from(2, time, [&](Instant, std::int64_t article) {
      found.push_back(article);
      return true;
    });
    return found;
  };
  const std::vector<std::int64_t> all = from(Instant::min());
  REQUIRE(all.size() == 300);
  CHECK(std::is_sorted(all.begin(), all.end()));
  const std::vector<std::int64_t> late = from(Instant{std::chrono::seconds{299}});
  CHECK(late == std::vector<std::int64_t>{299, 300});
  CHECK(from(Instant::max()).empty());
}

}  // namespace feedgen
