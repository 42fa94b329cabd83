#include "ids/ledger_store.h"

#include "support/catch.h"
#include "support/temporary_folder.h"
#include "system/posix_files.h"
#include "value/article.h"

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
    rescue_ids(state, nullptr);
    Session session(**state.work());
    LedgerStore(session).save(rows);
    REQUIRE_FALSE(session.failure());
    state.commit();
  }
  std::vector<LedgerRow> load(StateMode mode = StateMode::kWrite) {
    State state = open(mode);
    rescue_ids(state, nullptr);
    Session session(**state.work());
    std::vector<LedgerRow> rows = LedgerStore(session).all();
    if (!session.failure()) return rows;
    // As a run does that comes upon it.
    rescue_ids(state, &*session.failure());
    Session next(**state.work());
    rows = LedgerStore(next).all();
    state.commit();
    return rows;
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
  CHECK(site.load() == std::vector{sample_row()});
  LedgerRow changed = sample_row();
  changed.title = "乙";
  site.save({changed});
  CHECK(site.load(StateMode::kRead) == std::vector{changed});
  CHECK(site.diagnostics.empty());
}

TEST_CASE("rows are found by all that an article may have in common with them") {
  Site site;
  LedgerRow other = sample_row();
  other.id = "other";
  other.path = "b.md";
  other.published = Instant{std::chrono::seconds{9}};
  other.fingerprint = {};
  other.fingerprint.body.fill(3);
  State state = site.open();
  Session session(**state.work());
  LedgerStore store(session);
  CHECK(store.is_empty());
  store.save(std::vector{sample_row(), other});
  CHECK_FALSE(store.is_empty());
  Article article;
  article.published = sample_row().published;
  CHECK_FALSE(store.has_related({"x", {}, nullptr}, ""));
  CHECK(store.has_related({sample_row().path, {}, nullptr}, ""));
  CHECK(store.has_related({"x", {}, nullptr}, "other"));
  CHECK(store.has_related({"x", sample_row().fingerprint, nullptr}, ""));
  CHECK(store.has_related({"x", other.fingerprint, nullptr}, ""));
  CHECK(store.has_related({"x", {}, &article}, ""));
  CHECK(store.at("x", "").empty());
  CHECK(store.at(sample_row().path, "") == std::vector{sample_row()});
  CHECK(store.at("x", "other") == std::vector{other});
  CHECK(store.with_content(sample_row().fingerprint.content) == std::vector{sample_row()});
  CHECK(store.with_content({}).empty());
  CHECK(store.with_body(other.fingerprint.body) == std::vector{other});
  CHECK(store.with_body({}).empty());
  CHECK(store.gone_of(article.published) == std::vector{sample_row()});
  CHECK(store.gone_of(other.published) == std::vector{other});
  CHECK(store.gone_of(Instant{}).empty());
  CHECK(store.live_at("b.md").empty());
  CHECK(store.has_id("other"));
  CHECK_FALSE(store.has_id("none"));
  other.title = "not written over";
  store.add(other);
  CHECK(store.all().size() == 2);
}

TEST_CASE("what was not committed is not there") {
  Site site;
  site.save({});
  {
    State state = site.open();
    Session session(**state.work());
    LedgerStore(session).save(std::vector{sample_row()});
  }
  CHECK(site.load().empty());
}

TEST_CASE("a dry run makes no folder and no database") {
  Site site;
  CHECK(site.load(StateMode::kRead).empty());
  CHECK_FALSE(std::filesystem::exists(site.folder / ".feedgen"));
}

TEST_CASE("a database of another version is replaced, and its ids are rescued") {
  Site site;
  site.save({sample_row()});
  site.run_sql("ALTER TABLE ids ADD COLUMN more TEXT; PRAGMA user_version = 99");
  CHECK(site.load(StateMode::kRead) == std::vector{sample_row()});
  CHECK(std::filesystem::exists(site.folder / ".feedgen/state.db"));
  CHECK(site.load() == std::vector{sample_row()});
  CHECK(std::filesystem::exists(site.folder / ".feedgen/state.db.old-1"));
  REQUIRE(site.diagnostics.size() == 2);
  CHECK(site.diagnostics[1].message.problem ==
        "another version of feedgen wrote it (format 99); 1 ids are kept");
  CHECK(site.diagnostics[1].message.remedy ==
        "a new one is begun, and the old one kept as state.db.old-1");
}

TEST_CASE("rows that make no sense cost themselves only") {
  Site site;
  site.save({sample_row()});
  site.run_sql(
      "INSERT INTO ids VALUES ('', 'p', '', 0, x'', x'', 0), ('id', 'p', '', 0, x'', x'', 9),"
      "(char(10), 'p', '', 0, x'', x'', 0)");
  CHECK(site.load() == std::vector{sample_row()});
  REQUIRE(site.diagnostics.size() == 1);
  CHECK(site.diagnostics[0].message.problem ==
        "it is damaged: ids.content is no digest; 1 ids are kept");
}

TEST_CASE("views and triggers of a strange database do nothing") {
  Site site;
  site.save({sample_row()});
  site.run_sql("CREATE TRIGGER t AFTER INSERT ON ids BEGIN DELETE FROM ids; END");
  LedgerRow other = sample_row();
  other.id = "other";
  site.save({other});
  CHECK(site.load().size() == 2);
  site.run_sql("ALTER TABLE ids RENAME TO hidden; CREATE VIEW ids AS SELECT * FROM hidden");
  CHECK(site.load().empty());
}

}  // namespace feedgen
