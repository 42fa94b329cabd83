#include "state/checked_row.h"

#include "support/catch.h"

namespace feedgen {
namespace {

// What a column of that value is read as; nothing where it is damage.
template <class Read>
auto read(const std::string& literal, Read read) {
  DatabaseResult<Database> database = Database::in_memory();
  Session session(*database);
  const std::string sql = "SELECT " + literal + " AS x";
  Statement& statement = session.statement(sql.c_str());
  REQUIRE(session.step(statement));
  CheckedRow row(session, statement, "t");
  auto value = read(row);
  std::optional<decltype(value)> found;
  if (!session.failure()) return found = value, found;
  CHECK(session.failure()->fault == DatabaseFault::kDamaged);
  CHECK(session.failure()->text.starts_with("t.x is "));
  return found;
}

}  // namespace

TEST_CASE("paths of feeds are below the output, as they are written") {
  for (const char* path :
       {"rss.xml", "a/b/rss.xml", "甲/乙~2F/feed.json", "~2Ehidden/rss.xml", "é"}) {
    CHECK(is_path_of_feeds(path));
  }
  for (const std::string path : {"", "/", "/a", "a/", "a//b", "..", "../a", "a/../b", ".", "a/./b",
                                 ".git/config", "a/.b", "a\nb", "a\x7F", "\xFF", "e\xCC\x81"}) {
    CHECK_FALSE(is_path_of_feeds(path));
  }
  CHECK_FALSE(is_path_of_feeds(std::string("a\0b", 3)));
  CHECK_FALSE(is_path_of_feeds(std::string(256, 'a')));
}

TEST_CASE("paths from the state's home may lead out of it, at their beginning only") {
  for (const char* path : {"", "a/", "a", "../a/b", "../../", "..", "../.."}) {
    CHECK(is_path_from_home(path));
  }
  for (const char* path : {"/", "/etc", "a/../b", "a/..", "../a/../b", "./a", "a//b"}) {
    CHECK_FALSE(is_path_from_home(path));
  }
}

TEST_CASE("values that feedgen can't have written are damage, with their table and column") {
  const auto count = [](CheckedRow& row) { return row.count(0); };
  CHECK(read("7", count) == 7);
  CHECK_FALSE(read("-1", count));
  CHECK_FALSE(read("1 << 40", count));
  const auto time = [](CheckedRow& row) { return row.time(0); };
  CHECK(read("-62135596800", time));
  CHECK(read("253402300799", time));
  CHECK_FALSE(read("9223372036854775807", time));
  CHECK_FALSE(read("-9223372036854775808", time));
  const auto digest = [](CheckedRow& row) { return row.digest(0); };
  CHECK(read("zeroblob(16)", digest));
  CHECK_FALSE(read("zeroblob(15)", digest));
  const auto address = [](CheckedRow& row) { return std::string(row.address(0)); };
  CHECK(read("'https://a.example/x'", address));
  CHECK(read("''", address));
  CHECK_FALSE(read("'file:///etc/passwd'", address));
  CHECK_FALSE(read("'https://a.example/' || char(10)", address));
  const auto name = [](CheckedRow& row) { return std::string(row.file_name(0)); };
  CHECK(read("'a b.md'", name));
  CHECK_FALSE(read("'a/b'", name));
  CHECK_FALSE(read("'..'", name));
}

}  // namespace feedgen
