#include "hook/event.h"

#include "support/catch.h"

namespace feedgen {
namespace {

constexpr GitWork kNothing{};
constexpr GitWork kRebase{true, false, false, true};
constexpr GitWork kRebaseWithoutCommits{true, true, false, true};
constexpr GitWork kBisect{false, false, true, true};
constexpr GitWork kAfterBisect{false, false, true, false};
const std::string kNone(40, '0');

}  // namespace

TEST_CASE("the commits of a rebase wait for its end") {
  CHECK(is_worth_building({"post-commit", {}}, kNothing));
  CHECK_FALSE(is_worth_building({"post-commit", {}}, kRebase));
  CHECK_FALSE(is_worth_building({"post-rewrite", {"amend"}}, kRebase));
  CHECK(is_worth_building({"post-rewrite", {"amend"}}, kNothing));
  CHECK(is_worth_building({"post-rewrite", {"rebase"}}, kRebase));
}

TEST_CASE("a checkout counts where another commit was checked out") {
  CHECK(is_worth_building({"post-checkout", {"a", "b", "1"}}, kNothing));
  CHECK_FALSE(is_worth_building({"post-checkout", {"a", "a", "1"}}, kNothing));
  CHECK_FALSE(is_worth_building({"post-checkout", {"a", "b", "0"}}, kNothing));
  CHECK_FALSE(is_worth_building({"post-checkout", {kNone, "b", "1"}}, kNothing));
  CHECK_FALSE(is_worth_building({"post-checkout", {"a", "b", "1"}}, kRebase));
  CHECK(is_worth_building({"post-checkout", {"a", "b", "1"}}, kRebaseWithoutCommits));
}

TEST_CASE("bisect only looks around, but who forgets to end it goes on") {
  CHECK_FALSE(is_worth_building({"post-checkout", {"a", "b", "1"}}, kBisect));
  CHECK(is_worth_building({"post-checkout", {"a", "b", "1"}}, kAfterBisect));
  CHECK(is_worth_building({"post-commit", {}}, kBisect));
}

}  // namespace feedgen
