#include "catalog/ledger_store.h"

#include <fstream>

#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/posix_files.h"

namespace feedgen {
namespace {

LedgerRow sample_row() {
  LedgerRow row;
  row.id = "https://s/a";
  row.path = "articles/not \xFF UTF-8.md";
  row.title = "甲";
  row.published = Instant{std::chrono::seconds{-5}};
  row.fingerprint.content.fill(7);
  row.state = LedgerRow::State::kGone;
  return row;
}

struct Site {
  TemporaryFolder folder;
  PosixFiles files;
  Diagnostics diagnostics;

  State open(StateMode mode = StateMode::kWrite) {
    return State(files, {folder.path(), mode, std::chrono::milliseconds{50}}, diagnostics);
  }
  void save(const std::vector<LedgerRow>& rows) {
    State state = open();
    save_ledger(state, rows, [&] { return rows; }, {{"", "abc"}});
    state.commit();
  }
  RecordedLedger load(StateMode mode = StateMode::kWrite) {
    State state = open(mode);
    return load_ledger(state);
  }
  void run_sql(const std::string& sql) {
    auto database = Database::open(folder / ".feedgen/state.db", Database::Access::kWrite,
                                   std::chrono::milliseconds{50});
    REQUIRE(database);
    REQUIRE(database->run(sql));
  }
};

}  // namespace

TEST_CASE("rows come back from the database as they were") {
  Site site;
  site.save({sample_row()});
  RecordedLedger ledger = site.load();
  CHECK(ledger.rows == std::vector{sample_row()});
  CHECK(ledger.heads == Heads{{"", "abc"}});
  LedgerRow changed = sample_row();
  changed.title = "乙";
  site.save({changed});
  CHECK(site.load(StateMode::kRead).rows == std::vector{changed});
  CHECK(site.diagnostics.empty());
}

TEST_CASE("what was not committed is not there") {
  Site site;
  site.save({});
  {
    State state = site.open();
    save_ledger(state, {sample_row()}, {}, {});
  }
  CHECK(site.load().rows.empty());
}

TEST_CASE("a dry run makes no folder and no database") {
  Site site;
  CHECK(site.load(StateMode::kRead).rows.empty());
  CHECK_FALSE(std::filesystem::exists(site.folder / ".feedgen"));
}

TEST_CASE("a database of another version is replaced, and its ids are rescued") {
  Site site;
  site.save({sample_row()});
  site.run_sql("ALTER TABLE ids ADD COLUMN more TEXT; PRAGMA user_version = 7");
  CHECK(site.load(StateMode::kRead).rescued.size() == 1);
  CHECK(std::filesystem::exists(site.folder / ".feedgen/state.db"));
  const RecordedLedger ledger = site.load();
  CHECK(ledger.rows.empty());
  CHECK(ledger.rescued == std::vector{sample_row()});
  CHECK(std::filesystem::exists(site.folder / ".feedgen/state.db.old-1"));
  REQUIRE(site.diagnostics.size() == 2);
  CHECK(site.diagnostics[1].message.problem ==
        "another version of feedgen wrote it (format 7); 1 ids are kept");
  CHECK(site.diagnostics[1].message.remedy ==
        "a new one is begun, and the old one kept as state.db.old-1");
}

TEST_CASE("rows that make no sense cost themselves only") {
  Site site;
  site.save({sample_row()});
  site.run_sql(
      "INSERT INTO ids VALUES ('', 'p', '', 0, x'', x'', 0), ('id', 'p', '', 0, x'', x'', 9),"
      "(char(10), 'p', '', 0, x'', x'', 0)");
  const RecordedLedger ledger = site.load();
  CHECK(ledger.rescued == std::vector{sample_row()});
  CHECK(site.diagnostics.size() == 1);
}

TEST_CASE("a database that can be read and not written is replaced by one with all that is known") {
  Site site;
  site.save({sample_row()});
  site.run_sql("CREATE UNIQUE INDEX once ON ids (state)");
  LedgerRow other = sample_row();
  other.id = "other";
  {
    State state = site.open();
    save_ledger(state, {other}, [&] { return std::vector{sample_row(), other}; }, {});
    state.commit();
  }
  CHECK(site.load().rows.size() == 2);
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics[0].message.problem ==
        "it is damaged: UNIQUE constraint failed: ids.state; 2 ids are kept");
}

TEST_CASE("views and triggers of a strange database do nothing") {
  Site site;
  site.save({sample_row()});
  site.run_sql("CREATE TRIGGER t AFTER INSERT ON ids BEGIN DELETE FROM ids; END");
  LedgerRow other = sample_row();
  other.id = "other";
  site.save({other});
  CHECK(site.load().rows.size() == 2);
  site.run_sql("ALTER TABLE ids RENAME TO hidden; CREATE VIEW ids AS SELECT * FROM hidden");
  CHECK(site.load().rows.empty());
  CHECK(site.load().rescued.empty());
}

}  // namespace feedgen
