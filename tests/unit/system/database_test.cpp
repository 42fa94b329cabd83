#include "system/database.h"

#include <chrono>
#include <fstream>
#include <thread>

#include "support/catch.h"
#include "support/temporary_folder.h"

namespace feedgen {
namespace {

constexpr std::chrono::milliseconds kPatience{20};

DatabaseResult<Database> open(const std::string& path) {
  return Database::open(path, Database::Access::kWrite, kPatience);
}

}  // namespace

TEST_CASE("a statement takes texts, numbers and bytes and gives them back") {
  DatabaseResult<Database> database = Database::in_memory();
  REQUIRE(database);
  REQUIRE(database->run("CREATE TABLE t (a TEXT, b INTEGER, c BLOB)"));
  DatabaseResult<Statement> insert = database->prepare("INSERT INTO t VALUES (?, ?, ?)");
  REQUIRE(insert);
  const std::array<std::uint8_t, 3> bytes{0, 1, 255};
  insert->bind(0, std::string_view("a\0b", 3)).bind(1, std::int64_t{-7}).bind(2, bytes);
  CHECK(insert->step() == false);
  DatabaseResult<Statement> select = database->prepare("SELECT a, b, c, NULL FROM t");
  REQUIRE(select);
  REQUIRE(select->step() == true);
  CHECK(select->text(0) == std::string_view("a\0b", 3));
  CHECK(select->number(1) == -7);
  CHECK(std::equal(bytes.begin(), bytes.end(), select->bytes(2).begin(), select->bytes(2).end()));
  CHECK(select->text(3).empty());
  CHECK(database->number("SELECT count(*) FROM t") == 1);
}

TEST_CASE("who waits in vain for another connection is told that it is busy") {
  const TemporaryFolder folder;
  DatabaseResult<Database> first = open(folder / "db");
  DatabaseResult<Database> second = open(folder / "db");
  REQUIRE(first->run("CREATE TABLE t (a); BEGIN IMMEDIATE; INSERT INTO t VALUES (1)"));
  const DatabaseResult<void> begun = second->run("BEGIN IMMEDIATE");
  REQUIRE_FALSE(begun);
  CHECK(begun.error().fault == DatabaseFault::kBusy);
  CHECK(second->number("SELECT count(*) FROM t") == 0);
  REQUIRE(first->run("COMMIT"));
  CHECK(second->number("SELECT count(*) FROM t") == 1);
}

TEST_CASE("all calls together wait once, though each allows it anew") {
  const TemporaryFolder folder;
  DatabaseResult<Database> first = open(folder / "db");
  DatabaseResult<Database> second = open(folder / "db");
  REQUIRE(first->run("CREATE TABLE t (a); BEGIN IMMEDIATE"));
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 10; ++i) {
    second->extend_patience(std::chrono::milliseconds{300});
    CHECK_FALSE(second->run("BEGIN IMMEDIATE"));
  }
  const auto waited = std::chrono::steady_clock::now() - begun;
  CHECK(waited >= std::chrono::milliseconds{280});
  CHECK(waited < std::chrono::milliseconds{1500});
}

TEST_CASE("a call that does not wait leaves the patience to the others") {
  const TemporaryFolder folder;
  DatabaseResult<Database> first = open(folder / "db");
  DatabaseResult<Database> second = open(folder / "db");
  REQUIRE(first->run("CREATE TABLE t (a); BEGIN IMMEDIATE"));
  second->set_patience(std::chrono::minutes{1});
  const DatabaseResult<void> at_once = second->run_at_once("BEGIN IMMEDIATE");
  REQUIRE_FALSE(at_once);
  CHECK(at_once.error().fault == DatabaseFault::kBusy);
  std::thread other([&] { static_cast<void>(first->run("COMMIT")); });
  CHECK(second->run("BEGIN IMMEDIATE"));
  other.join();
}

TEST_CASE("what goes away before its commit is rolled back, and nothing is left beside the file") {
  const TemporaryFolder folder;
  REQUIRE(open(folder / "db")->run("CREATE TABLE t (a)"));
  REQUIRE(open(folder / "db")->run("BEGIN; INSERT INTO t VALUES (1)"));
  CHECK(open(folder / "db")->number("SELECT count(*) FROM t") == 0);
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file that is no database is damaged, and one that is not there can't be read") {
  const TemporaryFolder folder;
  std::ofstream(folder / "text") << std::string(5000, 'x');
  const DatabaseResult<Database> text = open(folder / "text");
  REQUIRE_FALSE(text);
  CHECK(text.error().fault == DatabaseFault::kDamaged);
  const DatabaseResult<Database> none =
      Database::open(folder / "none", Database::Access::kRead, kPatience);
  REQUIRE_FALSE(none);
  CHECK(none.error().fault == DatabaseFault::kUnavailable);
}

TEST_CASE("a database is not reached through a link") {
  const TemporaryFolder folder;
  REQUIRE(open(folder / "db")->run("CREATE TABLE t (a)"));
  std::filesystem::create_symlink("db", folder / "link");
  const DatabaseResult<Database> link = open(folder / "link");
  REQUIRE_FALSE(link);
  CHECK(link.error().fault == DatabaseFault::kUnavailable);
}

TEST_CASE("a journal that names another file is not played back") {
  const TemporaryFolder folder;
  const std::string victim = folder / "victim";
  REQUIRE(open(folder / "db")->run("CREATE TABLE t (a)"));
  std::ofstream(victim) << "precious";
  // A header, no pages, and a pointer to a super-journal: SQLite's file format, section 3.
  const std::string magic("\xD9\xD5\x05\xF9\x20\xA1\x63\xD7", 8);
  const auto word = [](std::size_t value) {
    return std::string{static_cast<char>(value >> 24U), static_cast<char>(value >> 16U),
                       static_cast<char>(value >> 8U), static_cast<char>(value)};
  };
  std::size_t sum = 0;
  for (const char c : victim) sum += static_cast<unsigned char>(c);
  std::string journal = magic + word(0) + word(0) + word(2) + word(512) + word(4096);
  journal.resize(512);
  journal +=
      word(4096 / 4096 + 0x40000000 / 4096) + victim + word(victim.size()) + word(sum) + magic;
  std::ofstream(folder / "db-journal") << journal;
  const DatabaseResult<Database> database = open(folder / "db");
  REQUIRE_FALSE(database);
  CHECK(database.error().fault == DatabaseFault::kDamaged);
  CHECK(database.error().text == "its journal names another file");
  CHECK(std::filesystem::exists(victim));
}

TEST_CASE("a bit that flips in any page is damage") {
  const TemporaryFolder folder;
  {
    DatabaseResult<Database> made = open(folder / "db");
    REQUIRE(made->run("CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT)"));
    REQUIRE(
        made->run("WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                  "INSERT INTO t SELECT i, 'text ' || i FROM n"));
    CHECK(made->has_checksums());
  }
  CHECK(open(folder / "db")->number("SELECT count(b) FROM t") == 500);
  std::fstream file(folder / "db", std::ios::in | std::ios::out | std::ios::binary);
  const auto size = std::filesystem::file_size(folder / "db");
  REQUIRE(size > 8192);
  for (std::size_t at = 37; at < size; at += 4096 - 511) {
    INFO(at);
    const int byte = file.seekg(static_cast<std::streamoff>(at)).get();
    const auto put = [&](int value) {
      file.seekp(static_cast<std::streamoff>(at)).put(static_cast<char>(value)).flush();
    };
    put(byte ^ 4);
    DatabaseResult<Database> damaged = open(folder / "db");
    const DatabaseResult<std::int64_t> sum =
        damaged ? damaged->number("SELECT sum(length(b)) FROM t") : tl::unexpected(damaged.error());
    REQUIRE_FALSE(sum);
    CHECK(sum.error().fault == DatabaseFault::kDamaged);
    put(byte);
  }
  CHECK(open(folder / "db")->number("SELECT count(b) FROM t") == 500);
}

TEST_CASE("pages that changed places, or whose end is missing, are damage") {
  const TemporaryFolder folder;
  REQUIRE(open(folder / "db")
              ->run("CREATE TABLE a (x); CREATE TABLE b (x);"
                    "INSERT INTO a VALUES (1); INSERT INTO b VALUES (2)"));
  std::string bytes;
  {
    std::ifstream file(folder / "db", std::ios::binary);
    bytes.assign(std::istreambuf_iterator<char>(file), {});
  }
  REQUIRE(bytes.size() == 3 * 4096);
  const auto write = [&](const std::string& changed) {
    std::ofstream(folder / "db", std::ios::binary) << changed;
    return open(folder / "db")->number("SELECT x FROM b");
  };
  CHECK(write(bytes) == 2);
  const auto swapped = write(bytes.substr(0, 4096) + bytes.substr(8192) + bytes.substr(4096, 4096));
  REQUIRE_FALSE(swapped);
  CHECK(swapped.error().fault == DatabaseFault::kDamaged);
  const auto cut = write(bytes.substr(0, bytes.size() - 10));
  REQUIRE_FALSE(cut);
  CHECK(cut.error().fault == DatabaseFault::kDamaged);
}

TEST_CASE("pages of a new database that are written before its first one have their checksums") {
  const TemporaryFolder folder;
  REQUIRE(open(folder / "db")
              ->run("PRAGMA cache_size = 1; BEGIN; CREATE TABLE t (a);"
                    "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)"
                    "INSERT INTO t SELECT zeroblob(2000) FROM n; COMMIT"));
  CHECK(open(folder / "db")->number("SELECT sum(length(a)) FROM t") == 1'000'000);
}

TEST_CASE("a transaction that is rolled back, or left to a journal, has its checksums again") {
  const TemporaryFolder folder;
  DatabaseResult<Database> first = open(folder / "db");
  REQUIRE(first->run("CREATE TABLE t (a, b); INSERT INTO t VALUES (1, zeroblob(20000))"));
  REQUIRE(
      first->run("PRAGMA cache_size = 1; BEGIN; UPDATE t SET b = randomblob(20000);"
                 "INSERT INTO t SELECT a, randomblob(9000) FROM t"));
  // As it stands on the disk now, a killed process leaves it behind.
  std::filesystem::copy_file(folder / "db", folder / "killed");
  std::filesystem::copy_file(folder / "db-journal", folder / "killed-journal");
  REQUIRE(first->run("ROLLBACK"));
  CHECK(first->number("SELECT sum(length(b)) FROM t") == 20000);
  CHECK(open(folder / "db")->number("SELECT sum(length(b)) FROM t") == 20000);
  CHECK(open(folder / "killed")->number("SELECT sum(length(b)) FROM t") == 20000);
}

TEST_CASE("values that are larger than any of ours are not read") {
  DatabaseResult<Database> database = Database::in_memory();
  const DatabaseResult<std::int64_t> size = database->number("SELECT length(zeroblob(100000000))");
  REQUIRE_FALSE(size);
  CHECK(size.error().fault == DatabaseFault::kDamaged);
}

TEST_CASE("a schema can't run what is not plain data") {
  DatabaseResult<Database> database = Database::in_memory();
  CHECK_FALSE(database->run("ATTACH 'other' AS other"));
  CHECK_FALSE(database->run("SELECT load_extension('x')"));
}

}  // namespace feedgen
