#include "truth/snapshot.h"

#include <string>

#include "state/schema.h"
#include "support/catch.h"
#include "system/database.h"
#include "system/session.h"
#include "truth/local.h"
#include "truth/postgres_schema.h"
#include "truth/tables.h"

namespace feedgen {
namespace {

const std::string kDigest(16, '\x5A');

TruthRow id_row(const std::string& id, const std::string& path, std::int64_t state = 0) {
  return {
      0,
      {id, path, std::string("Ti\ttle\n\\ \x7F 技术"), std::int64_t{-5}, kDigest, kDigest, state},
      false};
}

TEST_CASE("a snapshot is read as it was written, whatever its texts hold") {
  const TruthSnapshot written{
      7,
      {id_row("urn:b", "a\xFF\xFE\nb.md"), id_row("urn:a", "../x/\\t.md", 2)},
      {{"feeds\nwebsub\nhttps://hub.example/", 99, 1'700'000'000}}};
  const std::string text = write_snapshot(written);
  const Result<TruthSnapshot> read = read_snapshot(text);
  REQUIRE(read);
  CHECK(read->version == 7);
  CHECK(read->claims == written.claims);
  CHECK(write_snapshot(*read) == text);
  CHECK(position_of(*read) == position_of(written));
}

TEST_CASE("the order of rows changes no byte of a snapshot") {
  const TruthRow a = id_row("urn:a", "a.md");
  const TruthRow b = id_row("urn:b", "b.md");
  CHECK(write_snapshot({1, {a, b}, {}}) == write_snapshot({1, {b, a}, {}}));
}

TEST_CASE("changes of a snapshot replace, add and remove rows by their keys") {
  const TruthSnapshot before{1, {id_row("urn:a", "a.md"), id_row("urn:b", "b.md")}, {}};
  TruthRow gone = id_row("urn:b", "");
  gone.is_gone = true;
  const TruthSnapshot after =
      with_changes(before, {id_row("urn:a", "moved.md"), gone, id_row("urn:c", "c.md")});
  CHECK(after.rows == std::vector{id_row("urn:a", "moved.md"), id_row("urn:c", "c.md")});
}

TEST_CASE("a text that is no snapshot is refused with its line") {
  const std::string good = write_snapshot({1, {id_row("urn:a", "a.md")}, {}});
  CHECK_FALSE(read_snapshot(""));
  CHECK_FALSE(read_snapshot("feedgen-state 1"));
  CHECK_FALSE(read_snapshot("feedgen-state 1 -4\nend 0\n"));
  CHECK(read_snapshot("feedgen-state 1 4\nend 0\n"));
  CHECK(read_snapshot("feedgen-state 2 4\nend 0\n"));
  CHECK_FALSE(read_snapshot("feedgen-state 3 4\nend 0\n"));
  for (std::size_t size = 0; size + 1 < good.size(); ++size) {
    CHECK_FALSE(read_snapshot(good.substr(0, size)));
  }
  CHECK(read_snapshot("feedgen-state 1 4\nids\tx\nend 1\n").error().message.place.line == 2);
}

// What a table of the embedded database lacks would be an error of SQL in the first shared build.
TEST_CASE("each row of the truth is put in, noted as a change, and taken out again") {
  DatabaseResult<Database> database = Database::in_memory();
  REQUIRE(database);
  REQUIRE(database->run(kStateSchema));
  Session session(*database);
  LocalTruth local(session);
  local.begin_tracking();
  session.run("INSERT INTO repositories VALUES ('', '0123456789012345678901234567890123456789')");
  const std::string output = "feeds";
  const std::string hub = "https://hub.example/";
  const std::string topic = "https://site.example/rss.xml";
  const std::string websub = "websub";
  const std::string bucket = "s3://bucket/feeds";
  const std::vector<TruthRow> rows{
      id_row("urn:a", "a.md"),
      {2,
       {output, std::string("rss.xml"), topic, kDigest, kDigest, std::string("rss"),
        std::int64_t{1}},
       false},
      {3,
       {output, websub, hub, std::int64_t{1}, std::int64_t{2}, std::int64_t{3}, std::int64_t{4},
        std::int64_t{1}, std::string("gone")},
       false},
      {4,
       {output, websub, hub, topic, kDigest, kDigest, std::int64_t{1}, std::int64_t{2},
        std::int64_t{3}, std::string("")},
       false},
      {5, {topic, std::int64_t{3}}, false},
      {6, {output, bucket, std::string("no such bucket")}, false},
      {7,
       {output, bucket, std::string("rss.xml"), kDigest, kDigest, kDigest, std::string("\"e\""),
        std::string("")},
       false}};
  CHECK_FALSE(local.put(rows));
  std::vector<TruthRow> changed = local.changed_rows();
  REQUIRE_FALSE(session.failure());
  REQUIRE(changed.size() == truth_tables().size());
  CHECK(changed[1].table == 1);
  changed.erase(changed.begin() + 1);
  CHECK(changed == rows);
  for (TruthRow row : rows) {
    row.is_gone = true;
    CHECK_FALSE(local.put({row}));
  }
  REQUIRE_FALSE(session.failure());
  const std::vector<TruthRow> left = all_rows(session);
  REQUIRE(left.size() == 2);  // a feed that is left over, and the repository
  CHECK(std::get<std::string>(left[1].cells[2]).empty());
}

TEST_CASE("uploads to a folder below the configuration's are no truth, those elsewhere are") {
  DatabaseResult<Database> database = Database::in_memory();
  REQUIRE(database);
  REQUIRE(database->run(kStateSchema));
  Session session(*database);
  LocalTruth local(session);
  session.run("INSERT INTO outputs (path, rules, generation) VALUES ('feeds', 1, 1)");
  local.begin_tracking();
  session.run(
      "INSERT INTO upload_targets (number, output, url, answer) VALUES (1, 1, 'www', ''),"
      " (2, 1, '/srv/www', ''), (3, 1, 'dav://host/www', '')");
  session.run(
      "INSERT INTO uploads (target, path, accepted, content, sent, etag, answer) SELECT number,"
      " 'rss.xml', zeroblob(16), zeroblob(16), zeroblob(16), '', '' FROM upload_targets");
  std::vector<std::string> urls;
  for (const TruthRow& row : local.changed_rows())
    urls.push_back(std::get<std::string>(row.cells[1]));
  CHECK(urls ==
        std::vector<std::string>{"/srv/www", "dav://host/www", "/srv/www", "dav://host/www"});
  CHECK(all_rows(session).size() == 4);
}

TEST_CASE("rows of uploads that feedgen does not write are refused by their column") {
  const std::string output = "feeds";
  const TruthRow good{7,
                      {output, std::string("sftp://host/www"), std::string("a/rss.xml"), kDigest,
                       kDigest, kDigest, std::string(), std::string()},
                      false};
  REQUIRE(unfit_column(good) == nullptr);
  const std::vector<std::pair<std::size_t, std::string>> bad{{0, "/etc"},
                                                             {1, ""},
                                                             {1, "www"},
                                                             {1, std::string("/a\0b", 4)},
                                                             {2, ""},
                                                             {2, "../rss.xml"},
                                                             {2, "/rss.xml"},
                                                             {3, "short"},
                                                             {4, ""},
                                                             {5, "x"},
                                                             {6, "a\nb"},
                                                             {6, std::string(1025, 'e')},
                                                             {7, "\xFF"},
                                                             {1, "/" + std::string(70'000, 'x')},
                                                             {7, std::string(70'000, 'x')}};
  for (const auto& [column, value] : bad) {
    TruthRow row = good;
    row.cells[column] = value;
    INFO(column << " " << value.substr(0, 20));
    REQUIRE(unfit_column(row) != nullptr);
    CHECK(std::string(unfit_column(row)) == truth_tables()[7].columns[column].name);
  }
}

TEST_CASE("PostgreSQL's tables have the columns of the truth") {
  std::string sql;
  for (const char* migration : kPostgresMigrations) sql += migration;
  for (const TruthTable& table : truth_tables()) {
    const std::size_t begin = sql.find(std::string("CREATE TABLE feedgen_") + table.name + " (");
    REQUIRE(begin != std::string::npos);
    const std::string own = sql.substr(begin, sql.find(");", begin) - begin);
    for (const TruthColumn& column : table.columns) {
      const char* type = column.kind == TruthKind::kNumber ? " bigint NOT NULL" : " bytea NOT NULL";
      INFO(table.name << "." << column.name);
      CHECK(own.find(std::string("  ") + column.name + type) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace feedgen
