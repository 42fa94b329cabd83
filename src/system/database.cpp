#include "system/database.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "system/database_pages.h"
#include "system/posix_call.h"

namespace feedgen {
namespace {

// Longer texts and blobs are neither read nor written, whatever a file claims.
constexpr int kLongestValue = 4 << 20;
constexpr int kLongestSql = 64 << 10;

DatabaseFault fault_of(int code) {
  if (code == SQLITE_IOERR_DATA) return DatabaseFault::kDamaged;  // a page without its checksum
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DatabaseFault::kBusy;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_ERROR:  // a table or column that should be there is not
    case SQLITE_SCHEMA:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_CONSTRAINT: return DatabaseFault::kDamaged;
    case SQLITE_READONLY:
    case SQLITE_FULL: return DatabaseFault::kRefused;
    default: return DatabaseFault::kUnavailable;
  }
}

// SQLite keeps the system's error for what it can't open, read or write.
std::string remedy_of(sqlite3* handle, int code) {
  const int error = handle == nullptr ? 0 : sqlite3_system_errno(handle);
  switch (code & 0xFF) {
    case SQLITE_FULL: return remedy_for(error == EDQUOT || error == EFBIG ? error : ENOSPC);
    case SQLITE_READONLY:
    case SQLITE_PERM: return remedy_for(error == EROFS ? EROFS : EACCES);
    case SQLITE_NOMEM: return remedy_for(ENOMEM);
    case SQLITE_IOERR: return remedy_for(error == 0 ? EIO : error);
    case SQLITE_CANTOPEN:
      // It is not there, and could not be created before that.
      return remedy_for(error == 0 || error == ENOENT ? EACCES : error);
    default: return {};
  }
}

tl::unexpected<DatabaseError> damaged(std::string text) {
  return tl::unexpected(DatabaseError{DatabaseFault::kDamaged, std::move(text)});
}

bool is_lock_refused(sqlite3* handle, int code) {
  const bool is_about_locks = (code & 0xFF) == SQLITE_BUSY || code == SQLITE_IOERR_LOCK ||
                              code == SQLITE_IOERR_UNLOCK || code == SQLITE_IOERR_RDLOCK ||
                              code == SQLITE_IOERR_CHECKRESERVEDLOCK;
  if (!is_about_locks) return false;
  int answer = 0;
  return sqlite3_file_control(handle, "main", kAsksForRefusedLock, &answer) == SQLITE_OK &&
         answer != 0;
}

tl::unexpected<DatabaseError> failure(sqlite3* handle, int code) {
  if (handle != nullptr && is_lock_refused(handle, code)) {
    return tl::unexpected(DatabaseError{DatabaseFault::kNoLocks, "the file system refuses locks",
                                        remedy_for(ENOLCK)});
  }
  if (code == SQLITE_IOERR_DATA) return damaged("a page is not as it was written");
  const char* text = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
  return tl::unexpected(DatabaseError{fault_of(code), text, remedy_of(handle, code)});
}

// SQLite rolls a journal back that it finds beside the file, and a journal may name another file
// that SQLite then deletes (the "super-journal" of transactions over several files, file format
// section 3). Ours never do, so such a file was made by another program. So was a write-ahead log.
DatabaseResult<void> check_journal(const std::string& path) {
  constexpr std::array<unsigned char, 8> kMagic{0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7};
  const std::string journal = path + "-journal";
  struct ::stat status = {};
  if (::lstat((path + "-wal").c_str(), &status) == 0) return damaged("a log lies beside it");
  if (::lstat(journal.c_str(), &status) != 0) return {};
  if (!S_ISREG(status.st_mode)) return damaged("its journal is no regular file");
  const int file = ::open(journal.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  if (file < 0) {
    return tl::unexpected(
        DatabaseError{DatabaseFault::kUnavailable, "its journal can't be opened"});
  }
  std::array<unsigned char, 8> last{};
  const off_t end = ::lseek(file, 0, SEEK_END);
  const bool ends_in_magic =
      end >= 8 && ::pread(file, last.data(), last.size(), end - 8) == 8 && last == kMagic;
  ::close(file);
  return ends_in_magic ? damaged("its journal names another file") : DatabaseResult<void>{};
}

// An address by which SQLite reads the file alone: no journal beside it, no log, whatever its
// header says, and no locks.
std::string as_it_lies(const std::string& path) {
  std::string address = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      address += c == '%' ? "%25" : c == '?' ? "%3f" : "%23";
    } else {
      address += c;
    }
  }
  return address + "?immutable=1";
}

void restrict_to_data(sqlite3* handle) {
  for (const int setting :
       {SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
        SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL}) {
    sqlite3_db_config(handle, setting, 0, nullptr);
  }
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLongestValue);
  sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, kLongestSql);
  sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 64);
  sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 32);
  sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 25000);
  sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

// A rollback journal, not WAL: nothing is shared through memory, which network file systems do not
// have, a reader needs no right to write, and between runs there is the one file only.
constexpr const char* kPragmas =
    "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
    "PRAGMA locking_mode=NORMAL; PRAGMA synchronous=FULL; PRAGMA journal_mode=DELETE;"
    "PRAGMA cache_size=-12000;";

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

// Binding fails where a value is too long; step() then reports it, for the parameter is NULL.
Statement& Statement::bind(int parameter, std::string_view text) {
  sqlite3_bind_text64(handle_.get(), parameter + 1, text.data(), text.size(), SQLITE_TRANSIENT,
                      SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int parameter, std::int64_t number) {
  sqlite3_bind_int64(handle_.get(), parameter + 1, number);
  return *this;
}

Statement& Statement::bind(int parameter, std::span<const std::uint8_t> bytes) {
  // Without a pointer, SQLite takes it for NULL.
  const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
  sqlite3_bind_blob64(handle_.get(), parameter + 1, data, bytes.size(), SQLITE_TRANSIENT);
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  sqlite3_bind_null(handle_.get(), parameter + 1);
  return *this;
}

void Statement::reset() { sqlite3_reset(handle_.get()); }

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::string_view Statement::name(int column) const {
  const char* name = sqlite3_column_name(handle_.get(), column);
  return name == nullptr ? std::string_view() : name;
}

DatabaseResult<bool> Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  sqlite3* handle = sqlite3_db_handle(handle_.get());
  if (code != SQLITE_DONE) {
    auto error = failure(handle, code);
    sqlite3_reset(handle_.get());
    return error;
  }
  sqlite3_reset(handle_.get());
  return false;
}

std::string_view Statement::text(int column) const {
  const unsigned char* data = sqlite3_column_text(handle_.get(), column);
  const int size = sqlite3_column_bytes(handle_.get(), column);
  if (data == nullptr) return {};
  return {reinterpret_cast<const char*>(data), static_cast<std::size_t>(size)};
}

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

std::span<const std::uint8_t> Statement::bytes(int column) const {
  const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(handle_.get(), column));
  const int size = sqlite3_column_bytes(handle_.get(), column);
  if (data == nullptr) return {};
  return {data, static_cast<std::size_t>(size)};
}

// `layer`: between SQLite and the file; null for one that is not on the disk.
DatabaseResult<Database> Database::open_handle(const std::string& path, int flags,
                                               const char* layer,
                                               std::chrono::milliseconds patience, OnWait on_wait) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &raw,
      flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOFOLLOW, layer);
  Database database(raw);
  if (code != SQLITE_OK) return failure(raw, code);
  sqlite3_extended_result_codes(raw, 1);
  database.waiting_->handle = raw;
  sqlite3_busy_handler(raw, wait_for_others, database.waiting_.get());
  database.set_patience(patience);
  database.waiting_->on_wait = std::move(on_wait);
  restrict_to_data(raw);
  // Counts for a database that is new; others have their own number.
  int reserved = kPageSealBytes;
  if (layer != nullptr) sqlite3_file_control(raw, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
  if (DatabaseResult<void> set = database.run(kPragmas); !set) return tl::unexpected(set.error());
  return database;
}

DatabaseResult<Database> Database::open(const std::string& path, Access access,
                                        std::chrono::milliseconds patience, OnWait on_wait) {
  if (access == Access::kRescue) {
    return open_handle(as_it_lies(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                       sealing_vfs(PageRule::kAllButFirst), patience, std::move(on_wait));
  }
  if (DatabaseResult<void> journal = check_journal(path); !journal) {
    return tl::unexpected(journal.error());
  }
  const int flags =
      access == Access::kWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  return open_handle(path, flags, sealing_vfs(PageRule::kAll), patience, std::move(on_wait));
}

DatabaseResult<Database> Database::in_memory() {
  return open_handle(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, nullptr, {});
}

DatabaseResult<Database> Database::temporary() {
  DatabaseResult<Database> database =
      open_handle("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr, {});
  if (!database) return database;
  // It need not survive anything.
  if (auto set = database->run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"); !set) {
    return tl::unexpected(set.error());
  }
  return database;
}

// Called as often as another process is found to hold the file; false: no longer.
int Database::wait_for_others(void* waiting, int count) {
  constexpr std::chrono::milliseconds kFirst{5};
  constexpr std::chrono::milliseconds kLongest{100};
  constexpr std::chrono::seconds kSilent{1};
  Waiting& own = *static_cast<Waiting*>(waiting);
  const bool is_refused = is_lock_refused(own.handle, SQLITE_BUSY);
  std::chrono::milliseconds& left = is_refused ? own.left_for_refusals : own.left;
  if (left.count() <= 0) return 0;
  const auto begun = std::chrono::steady_clock::now();
  std::this_thread::sleep_for(std::min({kFirst * (count + 1), kLongest, left}));
  const auto slept =
      std::chrono::ceil<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
  left -= slept;
  if (is_refused) return 1;
  own.waited += slept;
  if (own.on_wait && own.waited >= kSilent) {
    std::exchange(own.on_wait, {})(own.waited + std::max(own.left, std::chrono::milliseconds(0)));
  }
  return 1;
}

void Database::set_patience(std::chrono::milliseconds patience) {
  waiting_->left = patience;
  waiting_->waited = {};
}

void Database::extend_patience(std::chrono::milliseconds patience) {
  waiting_->left = std::max(waiting_->left, patience - waiting_->waited);
}

DatabaseResult<void> Database::run_at_once(const std::string& sql) {
  const std::chrono::milliseconds left = std::exchange(waiting_->left, {});
  DatabaseResult<void> done = run(sql);
  waiting_->left = left;
  return done;
}

bool Database::has_checksums() const {
  int answer = 0;
  sqlite3_file_control(handle_.get(), "main", kAsksForSeals, &answer);
  return answer != 0;
}

bool Database::has_moved() const {
  int answer = 0;
  sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &answer);
  return answer != 0;
}

DatabaseResult<void> Database::copy_from(Database& other) {
  sqlite3_backup* backup = sqlite3_backup_init(handle_.get(), "main", other.handle_.get(), "main");
  if (backup == nullptr) return failure(handle_.get(), sqlite3_errcode(handle_.get()));
  const int step = sqlite3_backup_step(backup, -1);
  const int finish = sqlite3_backup_finish(backup);
  if (step == SQLITE_DONE && finish == SQLITE_OK) return {};
  const int code = step == SQLITE_DONE ? finish : step;
  return failure(is_lock_refused(other.handle_.get(), code) ? other.handle_.get() : nullptr, code);
}

DatabaseResult<void> Database::run(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return failure(handle_.get(), code);
  return {};
}

DatabaseResult<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  const int code =
      sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  if (code != SQLITE_OK) return failure(handle_.get(), code);
  return Statement(raw);
}

DatabaseResult<std::int64_t> Database::number(std::string_view sql) {
  DatabaseResult<Statement> statement = prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  const DatabaseResult<bool> row = statement->step();
  if (!row) return tl::unexpected(row.error());
  return *row ? statement->number(0) : 0;
}

}  // namespace feedgen
