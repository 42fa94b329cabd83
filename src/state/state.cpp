#include "state/state.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "state/schema.h"

namespace feedgen {
namespace {

constexpr const char* kName = ".feedgen";
constexpr const char* kDatabase = "/state.db";

}  // namespace

State::State(FileSystem& files, StateRequest request, Diagnostics& diagnostics)
    : files_(files), request_(std::move(request)), diagnostics_(diagnostics) {
  if (request_.mode == StateMode::kNone) return;
  shown_ = request_.home.empty() ? kName : request_.home + '/' + kName;
  if (!prepare_folder()) return;
  const auto begun = std::chrono::steady_clock::now();
  open();
  waited_ = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                  begun);
  // From now on nobody else writes, and who reads does not read for long.
  if (database_ && is_writable_) database_->set_patience(request_.patience);
}

std::chrono::milliseconds State::patience_left() const {
  return std::max(request_.patience - waited_, std::chrono::milliseconds(0));
}

// Waits at most as long as is left of the patience, and says so.
DatabaseResult<Database> State::open_database(Database::Access access) {
  const auto tell = [this] {
    if (!request_.tell) return;
    const auto left = std::chrono::ceil<std::chrono::seconds>(request_.patience);
    request_.tell({"another run of feedgen holds the state",
                   fmt::format("waiting up to {} s for it", left.count()), Place{shown_}});
  };
  return Database::open(folder_ + kDatabase, access, request_.patience, tell);
}

void State::warn(const std::string& place, std::string problem, std::string remedy) {
  diagnostics_.push_back(
      {Severity::kWarning, Message{std::move(problem), std::move(remedy), Place{place}}});
}

// Whether there is a folder that may hold a database.
bool State::prepare_folder() {
  const Result<std::string> home = files_.real_path(request_.home.empty() ? "." : request_.home);
  if (!home) return false;
  folder_ = (*home == "/" ? "" : *home) + '/' + kName;
  const auto status = files_.status(folder_, Links::kDoNotFollow);
  if (!status || (*status && (*status)->kind != FileKind::kFolder)) {
    const bool is_link = status && (*status)->kind == FileKind::kLink;
    warn(shown_,
         fmt::format("{}, so nothing is kept from one run to the next",
                     is_link ? "this is a symbolic link" : "this is no folder that can be used"),
         "remove it; feedgen makes a folder of its own");
    return false;
  }
  if (request_.mode != StateMode::kWrite) return status->has_value();
  Result<void> made = files_.make_folder(folder_);
  const std::string ignore = folder_ + "/.gitignore";
  const auto ignored = files_.status(ignore, Links::kDoNotFollow);
  // State belongs to one machine. Where it can't be written, opening the database says so.
  if (made && ignored && !*ignored)
    static_cast<void>(files_.write_new(ignore, "*\n", Durability::kLater));
  if (made) return true;
  warn(shown_,
       "the state can't be written, so new ids are not kept: " + made.error().message.problem,
       made.error().message.remedy);
  return false;
}

void State::open() {
  const std::string path = folder_ + kDatabase;
  const auto status = files_.status(path, Links::kDoNotFollow);
  if (status && *status && (*status)->kind != FileKind::kFile) {
    return warn(shown_ + kDatabase,
                "this is no regular file, so nothing is kept from one run to the next",
                "remove it");
  }
  const bool exists = status && *status;
  if (request_.mode != StateMode::kWrite && !exists) return;
  const auto access =
      request_.mode == StateMode::kRead ? Database::Access::kRead : Database::Access::kWrite;
  DatabaseResult<Database> opened = open_database(access);
  if (!opened && opened.error().fault == DatabaseFault::kUnavailable && exists &&
      access == Database::Access::kWrite) {
    give_up(opened.error());
    opened = open_database(Database::Access::kRead);
    if (!opened) return;
  }
  if (!opened && opened.error().fault == DatabaseFault::kDamaged) {
    return rebuild("it is damaged: " + opened.error().text, 0);
  }
  if (!opened) return give_up(opened.error());
  database_ = std::move(*opened);
  is_writable_ = request_.mode == StateMode::kWrite;
  if (is_writable_) begin();
  check_version();
}

// One transaction for the whole run: what is read in it is still true when it is written.
void State::begin() {
  const DatabaseResult<void> begun = database_->run("BEGIN IMMEDIATE");
  if (begun) return;
  if (begun.error().fault == DatabaseFault::kDamaged) return;  // reading it tells more
  give_up(begun.error());
}

void State::check_version() {
  const auto application = database_->number("PRAGMA application_id");
  const auto version = database_->number("PRAGMA user_version");
  const auto tables = database_->number("SELECT count(*) FROM sqlite_schema");
  if (!application || !version || !tables) {
    const DatabaseError& error = !application ? application.error()
                                 : !version   ? version.error()
                                              : tables.error();
    if (error.fault == DatabaseFault::kDamaged) return rebuild("it is damaged: " + error.text, 0);
    database_.reset();
    return give_up(error);
  }
  if (*application == kStateApplication && *version == kStateVersion) return;
  if (*application == 0 && *version == 0 && *tables == 0) {
    if (!is_writable_) return database_.reset();
    return open_new();
  }
  reason_ = *application == kStateApplication
                ? fmt::format("another version of feedgen wrote it (format {})", *version)
                : "something else than feedgen wrote it";
}

void State::open_new() {
  const DatabaseResult<void> made = database_->run(kStateSchema);
  if (made) return;
  give_up(made.error());
  database_.reset();
}

void State::rebuild(const std::string& reason, std::size_t kept) {
  const std::string why = reason_.empty() ? reason : std::exchange(reason_, {});
  // Closed before it gets another name: SQLite finds its journal by the name.
  database_.reset();
  const bool may_write = request_.mode == StateMode::kWrite;
  const std::string aside = may_write ? put_aside() : std::string();
  warn(shown_ + kDatabase, fmt::format("{}; {} ids are kept", why, kept),
       !may_write      ? "the next build begins a new one and keeps this one under another name"
       : aside.empty() ? "remove it; feedgen then begins a new one"
                       : fmt::format("a new one is begun, and the old one kept as {}", aside));
  if (aside.empty()) return;
  DatabaseResult<Database> opened = open_database(Database::Access::kWrite);
  if (!opened) return give_up(opened.error());
  database_ = std::move(*opened);
  is_writable_ = true;
  begin();
  if (is_writable_) open_new();
}

// The name that it has now; empty where it could not be renamed.
std::string State::put_aside() {
  constexpr int kMost = 100;
  for (int n = 1; n <= kMost; ++n) {
    const std::string name = fmt::format("state.db.old-{}", n);
    const std::string target = folder_ + '/' + name;
    const auto status = files_.status(target, Links::kDoNotFollow);
    if (!status || *status) continue;
    // The journals go first: beside a new database they would be taken for its own.
    for (const char* suffix : {"-journal", "-wal", "-shm"}) {
      const std::string journal = folder_ + kDatabase + suffix;
      const auto present = files_.status(journal, Links::kDoNotFollow);
      if (present && *present && !files_.rename(journal, target + suffix)) return {};
    }
    return files_.rename(folder_ + kDatabase, target) ? name : std::string();
  }
  return {};
}

Result<Database*> State::work() {
  if (is_writable()) return &*database_;
  if (private_) return &*private_;
  DatabaseResult<Database> opened = Database::temporary();
  if (!opened) opened = Database::in_memory();
  const bool has_tables = database_ && !is_foreign();
  DatabaseResult<void> filled;
  if (opened && has_tables) {
    // What a run that failed wrote is not what is recorded. Without one this does nothing.
    static_cast<void>(database_->run("ROLLBACK"));
    filled = opened->copy_from(*database_);
  }
  if (opened && (!has_tables || !filled)) {
    opened = Database::in_memory();
    if (opened) filled = opened->run(kStateSchema);
  }
  if (!opened || !filled) {
    const DatabaseError& error = opened ? filled.error() : opened.error();
    return fail(ErrorKind::kOutput, "there is no room to work: " + error.text,
                error.remedy.empty() ? "make room for temporary files" : error.remedy);
  }
  private_ = std::move(*opened);
  return &*private_;
}

// The transaction goes on: between two of them another run could change what this one knows.
void State::mark_start() {
  if (private_ && database_) return;  // the copy is made again
  Database& worked_on = private_ ? *private_ : *database_;
  const DatabaseResult<void> marked = worked_on.run("SAVEPOINT recorded");
  if (!marked && !private_) give_up(marked.error());
}

void State::start_over() {
  if (private_ && database_) return private_.reset();
  Database& worked_on = private_ ? *private_ : *database_;
  const DatabaseResult<void> undone = worked_on.run("ROLLBACK TO recorded");
  if (!undone && !private_) give_up(undone.error());
}

void State::roll_back() {
  if (!is_writable()) return;
  // A failure leaves the transaction to the closing of the database, which ends it too.
  static_cast<void>(database_->run("ROLLBACK"));
  is_writable_ = false;
}

void State::commit() {
  if (!is_writable()) return;
  if (const DatabaseResult<void> done = database_->run("COMMIT"); !done) give_up(done.error());
  is_writable_ = false;
}

void State::give_up(const DatabaseError& error) {
  is_writable_ = false;
  if (error.fault == DatabaseFault::kBusy) {
    // Reading what it had written before has to wait for an instant only.
    if (database_) database_->set_patience(std::chrono::seconds(1));
    if (std::exchange(is_told_of_others_, true)) return;
    return warn(shown_, "another run of feedgen holds the state, so new ids are not kept",
                "run again when it is done");
  }
  warn(shown_, fmt::format("the state can't be used, so new ids are not kept: {}", error.text),
       error.remedy.empty() ? "check who may write the folder" : error.remedy);
}

}  // namespace feedgen
