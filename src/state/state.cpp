#include "state/state.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "state/binding.h"
#include "state/schema.h"
#include "system/clock.h"

namespace feedgen {
namespace {

constexpr const char* kName = ".feedgen";
constexpr const char* kDatabase = "/state.db";
// Written after the first commit of a new database: one without tables was emptied since then.
constexpr const char* kBegun = "/begun";

}  // namespace

bool environment_adopts_state() {
  const char* value = std::getenv("FEEDGEN_ADOPT_STATE");  // NOLINT(concurrency-mt-unsafe)
  return value != nullptr && std::string_view(value) == "1";
}

State::State(FileSystem& files, StateRequest request, Diagnostics& diagnostics)
    : files_(files), request_(std::move(request)), diagnostics_(diagnostics), made_(files) {
  if (request_.mode == StateMode::kNone) return;
  if (!prepare_folder()) return;
  Stopwatch watch;
  open();
  waited_ = std::chrono::duration_cast<std::chrono::milliseconds>(watch.lap());
  // From now on no other process writes, and readers read for an instant only.
  if (database_ && is_writable_) database_->set_patience(request_.patience);
}

std::chrono::milliseconds State::patience_left() const {
  return std::max(request_.patience - waited_, std::chrono::milliseconds(0));
}

// Waits for another run at most as long as is left of the patience, with a message.
DatabaseResult<Database> State::open_database(Database::Access access) {
  const auto tell = [tell = request_.tell, shown = shown_](std::chrono::milliseconds patience) {
    if (!tell) return;
    const auto most = std::chrono::ceil<std::chrono::seconds>(patience);
    tell({"another run of feedgen holds the state",
          fmt::format("waiting up to {} s for it", most.count()), Place{shown}});
  };
  return Database::open(folder_ + kDatabase, access, request_.patience, tell);
}

void State::warn(const std::string& place, std::string problem, std::string remedy) {
  add_warning(diagnostics_, std::move(problem), std::move(remedy), Place{place});
}

void State::fail_reading(const DatabaseError& error) {
  database_.reset();
  private_.reset();
  is_writable_ = false;
  reason_.clear();
  const bool is_busy = error.fault == DatabaseFault::kBusy;
  std::string remedy = error.remedy.empty() ? "run again" : error.remedy;
  // Where there are no locks, a new one could not be used either.
  if (error.fault != DatabaseFault::kNoLocks) {
    remedy += "; if that does not help, move it away: what it knew is lost then";
  }
  failure_ =
      Error{ErrorKind::kOutput,
            Message{is_busy ? "another run of feedgen holds the state"
                            : "the state is there and can't be read: " + error.text,
                    is_busy ? "run again when it is done" : remedy, Place{shown_ + kDatabase}}};
}

bool State::can_not_look(const Error& error) {
  fail_reading({DatabaseFault::kUnavailable, error.message.problem, error.message.remedy});
  return false;
}

// Whether there is a folder that may hold a database.
bool State::prepare_folder() {
  const std::string& holder = request_.holder.empty() ? request_.home : request_.holder;
  const Result<std::string> home = files_.real_path(holder.empty() ? "." : holder);
  shown_ = holder.empty() ? kName : holder + '/' + kName;
  if (!home) return can_not_look(home.error());
  folder_ = (*home == "/" ? "" : *home) + '/' + kName;
  if (request_.part.empty()) return is_folder();
  if (!is_folder()) return false;
  folder_ += '/' + request_.part;
  shown_ += '/' + request_.part;
  return is_folder();
}

bool State::is_folder() {
  const Result<bool> is_ready = made_.prepare(folder_, shown_, request_.mode, diagnostics_);
  return is_ready ? *is_ready : can_not_look(is_ready.error());
}

void State::open() {
  const std::string path = folder_ + kDatabase;
  const auto status = files_.status(path, Links::kDoNotFollow);
  if (!status) {
    return fail_reading({DatabaseFault::kUnavailable, status.error().message.problem,
                         status.error().message.remedy});
  }
  if (*status && (*status)->kind != FileKind::kFile) {
    return warn(shown_ + kDatabase,
                "this is no regular file, so nothing is kept from one run to the next",
                "remove it");
  }
  const bool exists = status->has_value();
  is_missing_ = !exists;
  if (request_.mode != StateMode::kWrite && !exists) return;
  const auto access =
      request_.mode == StateMode::kRead ? Database::Access::kRead : Database::Access::kWrite;
  DatabaseResult<Database> opened = open_database(access);
  std::optional<DatabaseError> refused;  // to write
  if (!opened && is_of_system(opened.error().fault) && exists &&
      access == Database::Access::kWrite) {
    refused = opened.error();
    opened = open_database(Database::Access::kRead);
  }
  if (!opened && opened.error().fault == DatabaseFault::kDamaged) {
    return note_damage(opened.error());
  }
  // A run that could not begin a database leaves an empty file, which knows nothing.
  const bool knows_nothing = !exists || (*status)->size() == 0;
  if (!opened) return knows_nothing ? give_up(opened.error()) : fail_reading(opened.error());
  database_ = std::move(*opened);
  is_writable_ = request_.mode == StateMode::kWrite && !refused;
  if (is_writable_) refused = begin();
  if (refused && is_of_system(refused->fault)) system_fault_ = refused;
  check_version();
  if (database_ && !is_foreign()) check_origin();
  // The warning about what can't be read was given already.
  if (refused && !failure_) give_up(*refused);
}

// Begins the one transaction of the run: what the run reads is still true when it writes. Returns
// why there is none; nullopt for a damaged database, of which reading says more.
std::optional<DatabaseError> State::begin() {
  const DatabaseResult<void> begun = database_->run("BEGIN IMMEDIATE");
  if (begun || begun.error().fault == DatabaseFault::kDamaged) return std::nullopt;
  is_writable_ = false;
  return begun.error();
}

void State::check_version() {
  const auto application = database_->number("PRAGMA application_id");
  const auto version = database_->number("PRAGMA user_version");
  const auto tables = database_->number("SELECT count(*) FROM sqlite_schema");
  if (!application || !version || !tables) {
    const DatabaseError& error = !application ? application.error()
                                 : !version   ? version.error()
                                              : tables.error();
    return error.fault == DatabaseFault::kDamaged ? note_damage(error) : fail_reading(error);
  }
  if (*application == 0 && *version == 0 && *tables == 0) {
    warn_of_emptied();
    if (!is_writable_) return database_.reset();
    return open_new();
  }
  if (*application != kStateApplication) {
    reason_ = "something else than feedgen wrote it";
  } else if (*version != kStateVersion) {
    reason_ = fmt::format("another version of feedgen wrote it (format {})", *version);
  } else if (!database_->has_checksums()) {
    reason_ = "it is damaged: its pages have no checksums";
  }
}

// A new database, and one whose first build was killed, have no tables either.
void State::warn_of_emptied() {
  if (is_missing_) return;
  const auto begun = files_.status(folder_ + kBegun, Links::kDoNotFollow);
  if (!begun || !*begun) return;
  warn(shown_ + kDatabase, "it was emptied: ids that only it knew are lost",
       "if you have a copy of it, put that in its place before the next build; else go on, and "
       "articles whose addresses are as they were keep their ids");
}

void State::note_damage(const DatabaseError& error) {
  if (system_fault_) return fail_reading({system_fault_->fault, error.text, system_fault_->remedy});
  reason_ = "it is damaged: " + error.text;
  is_writable_ = false;
  database_.reset();  // before another is opened: SQLite locks files for the process
  DatabaseResult<Database> opened =
      Database::open(folder_ + kDatabase, Database::Access::kRescue, request_.patience);
  if (opened) database_ = std::move(*opened);
}

// Of a state that was made elsewhere only the ids are kept, which an article's front matter may
// set, too.
void State::check_origin() {
  const DatabaseResult<Binding> recorded = recorded_binding(*database_);
  if (!recorded) {
    const bool is_damaged = recorded.error().fault == DatabaseFault::kDamaged;
    return is_damaged ? note_damage(recorded.error()) : fail_reading(recorded.error());
  }
  const Result<Binding> now = binding_of(files_, folder_);
  if (!now) return static_cast<void>(can_not_look(now.error()));
  const Origin origin = feedgen::origin_of(*recorded, *now);
  if (origin == Origin::kHere) return;
  if (request_.adopts) return adopt();
  is_from_elsewhere_ = true;
  reason_ = origin == Origin::kOtherUser
                ? "another user made it"
                : "it was made for another folder, or came with a repository";
}

void State::adopt() {
  if (!is_writable_) return;
  DatabaseResult<void> bound = bind_to(files_, folder_, *database_);
  if (bound) bound = keep();
  if (!bound) give_up(bound.error());
}

void State::open_new() {
  DatabaseResult<void> made = database_->run(kStateSchema);
  if (made) made = bind_to(files_, folder_, *database_);
  is_begun_ = made.has_value();
  if (made) return;
  give_up(made.error());
  database_.reset();
}

void State::rebuild(const std::string& reason, std::size_t kept) {
  const std::string why = reason_.empty() ? reason : std::exchange(reason_, {});
  // After a fault of the system SQLite takes what it could not read for damage.
  if (system_fault_) return fail_reading({system_fault_->fault, why, system_fault_->remedy});
  // Closed before it gets another name: SQLite finds its journal by the name.
  database_.reset();
  const bool may_write = request_.mode == StateMode::kWrite;
  const std::string aside = may_write ? put_aside() : std::string();
  warn(shown_ + kDatabase, fmt::format("{}; {} ids are kept", why, kept), remedy_for(aside));
  if (aside.empty()) return;
  DatabaseResult<Database> opened = open_database(Database::Access::kWrite);
  if (!opened) return give_up(opened.error());
  database_ = std::move(*opened);
  is_writable_ = true;
  const std::optional<DatabaseError> refused = begin();
  if (refused) return give_up(*refused);
  open_new();
}

std::string State::remedy_for(const std::string& aside) const {
  std::string remedy = request_.mode != StateMode::kWrite
                           ? "the next build begins a new one and keeps this one under another name"
                       : aside.empty()
                           ? "remove it; feedgen then begins a new one"
                           : fmt::format("a new one is begun, and the old one kept as {}", aside);
  if (is_tracked_) {
    return remedy + fmt::format("; git tracks it, which git rm --cached -r {} ends", shown_);
  }
  if (is_from_elsewhere_) {
    remedy += "; where it is your own, as in a CI cache, FEEDGEN_ADOPT_STATE=1 has it believed";
  }
  return remedy;
}

// The database's new name; empty where it could not be renamed.
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
    if (!files_.rename(folder_ + kDatabase, target)) return {};
    aside_ = target;
    return name;
  }
  return {};
}

void State::put_back() {
  if (aside_.empty()) return;
  database_.reset();
  is_writable_ = false;
  static_cast<void>(files_.rename(aside_, folder_ + kDatabase));
  for (const char* suffix : {"-journal", "-wal", "-shm"}) {
    const auto present = files_.status(aside_ + suffix, Links::kDoNotFollow);
    if (!present || !*present) continue;
    static_cast<void>(files_.rename(aside_ + suffix, folder_ + kDatabase + suffix));
  }
  aside_.clear();
}

Result<Database*> State::work() {
  if (failure_) return tl::unexpected(*failure_);
  if (is_writable()) return &*database_;
  if (private_) return &*private_;
  const bool has_tables = database_ && !is_foreign();
  // The copy must not have what a failed attempt wrote. Without a transaction this does nothing.
  if (has_tables) static_cast<void>(database_->run("ROLLBACK"));
  DatabaseError error;
  for (const auto make : {&Database::temporary, &Database::in_memory}) {
    DatabaseResult<Database> opened = make();
    DatabaseResult<void> filled;
    if (opened) filled = has_tables ? opened->copy_from(*database_) : opened->run(kStateSchema);
    if (opened && filled) {
      private_ = std::move(*opened);
      return &*private_;
    }
    error = opened ? filled.error() : opened.error();
  }
  if (has_tables && error.fault == DatabaseFault::kDamaged && !system_fault_) {
    reason_ = "it is damaged: " + error.text;
  } else if (has_tables) {
    fail_reading(error);
    return tl::unexpected(*failure_);
  }
  return fail(ErrorKind::kOutput, "there is no room to work: " + error.text,
              error.remedy.empty() ? "make room for temporary files" : error.remedy);
}

DatabaseResult<void> State::keep() {
  is_missing_ = false;
  return is_writable() ? database_->run("COMMIT; BEGIN IMMEDIATE") : DatabaseResult<void>{};
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

void State::take_back() {
  const bool is_of_this_run = is_missing_ && is_begun_ && is_writable();
  if (!is_of_this_run) return;
  roll_back();
  database_.reset();
  made_.take_back({"state.db", "mark"});
}

void State::commit() {
  if (!is_writable()) return;
  is_missing_ = false;
  const DatabaseResult<void> done = database_->run("COMMIT");
  if (!done) {
    give_up(done.error());
  } else if (is_begun_) {
    // The file exists already if another database was begun before. Without it only a warning is
    // lost.
    static_cast<void>(files_.write_new(folder_ + kBegun, {}, Durability::kLater));
  }
  is_writable_ = false;
}

void State::give_up(const DatabaseError& error) {
  is_writable_ = false;
  if (!system_fault_ && is_of_system(error.fault)) system_fault_ = error;
  if (error.fault == DatabaseFault::kBusy) {
    // Other runs can read what was written before after a moment.
    if (database_) database_->set_patience(std::chrono::seconds(1));
    if (std::exchange(is_told_of_others_, true)) return;
    return warn(shown_, "another run of feedgen holds the state, so new ids are not kept",
                "run again when it is done");
  }
  warn(shown_, fmt::format("the state can't be used, so new ids are not kept: {}", error.text),
       error.remedy.empty() ? "check who may write the folder" : error.remedy);
}

}  // namespace feedgen
