// The door to SQLite: one file on the disk, statements, transactions. Knows no tables.
//
// The file may come from anyone (a cloned repository): its schema can't run anything, its pages and
// values are bounded, and it is never reached through a symbolic link. Each page has a checksum.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

struct sqlite3;
struct sqlite3_stmt;

namespace feedgen {

/// What a caller can do about a failure.
enum class DatabaseFault {
  kBusy,         ///< another process holds it, longer than the patience given
  kDamaged,      ///< it is no database, or not what was written
  kRefused,      ///< it can be read and not written: rights, no room
  kUnavailable,  ///< it can't be opened, read or written: disk, memory, a link
  kNoLocks,      ///< its file system refuses locks, so it can't be read or written there
};

/// Whether the system has failed: what SQLite says of the file after that does not mean damage.
inline bool is_of_system(DatabaseFault fault) {
  return fault == DatabaseFault::kUnavailable || fault == DatabaseFault::kNoLocks;
}

struct DatabaseError {
  DatabaseFault fault = DatabaseFault::kUnavailable;
  std::string text;         ///< the system's own words, for a message in brackets
  std::string remedy = {};  ///< where the system has failed: what can be done about it
};

template <class T>
using DatabaseResult = tl::expected<T, DatabaseError>;

/// A prepared statement; its parameters and columns count from 0. What a column returns is valid
/// until the next step(). NULL reads as 0 or as nothing.
class Statement {
 public:
  /// One whose every step fails.
  Statement() = default;

  Statement& bind(int parameter, std::string_view text);
  Statement& bind(int parameter, std::int64_t number);
  Statement& bind(int parameter, std::span<const std::uint8_t> bytes);
  Statement& bind_null(int parameter);

  /// True when there is a row, false when the statement is done and may be bound anew.
  [[nodiscard]] DatabaseResult<bool> step();
  /// Lets go of a row that was not the last one, so that the statement may be bound anew.
  void reset();

  std::string_view text(int column) const;
  std::int64_t number(int column) const;
  std::span<const std::uint8_t> bytes(int column) const;
  bool is_null(int column) const;
  /// As the statement calls it.
  std::string_view name(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : handle_(statement) {}
  std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// One connection, for one thread at a time. A transaction that is open when the Database goes away
/// is rolled back.
class Database {
 public:
  enum class Access {
    kRead,
    kWrite,
    kRescue  ///< to read what is damaged, as far as it goes
  };

  /// Called once, after a second: `patience` is how long all calls together wait.
  using OnWait = std::function<void(std::chrono::milliseconds patience)>;

  /// `path` has no links in it (FileReader::real_path of its folder); kWrite creates the file. All
  /// calls together wait for other processes as long as `patience` says. For a file system that
  /// refuses locks they wait a second, and are then kNoLocks.
  [[nodiscard]] static DatabaseResult<Database> open(const std::string& path, Access access,
                                                     std::chrono::milliseconds patience,
                                                     OnWait on_wait = {});

  /// One that is nowhere on the disk.
  [[nodiscard]] static DatabaseResult<Database> in_memory();

  /// One of this process alone, which goes away with it; what is large goes to the disk.
  [[nodiscard]] static DatabaseResult<Database> temporary();

  /// How long all calls together wait for other processes from now on.
  void set_patience(std::chrono::milliseconds patience);
  /// Likewise since the last set_patience(), if that is longer than what was said before.
  void extend_patience(std::chrono::milliseconds patience);

  /// Whether its pages have checksums, as those of all databases have that open() has created. One
  /// whose bytes were changed since it was written then fails as damaged.
  bool has_checksums() const;

  /// Whether its file has another name by now, or none.
  bool has_moved() const;

  /// Makes this one, which is empty, the same as `other`.
  [[nodiscard]] DatabaseResult<void> copy_from(Database& other);

  /// Statements separated by semicolons, their rows ignored.
  [[nodiscard]] DatabaseResult<void> run(const std::string& sql);
  /// Likewise, without waiting for other processes.
  [[nodiscard]] DatabaseResult<void> run_at_once(const std::string& sql);
  [[nodiscard]] DatabaseResult<Statement> prepare(std::string_view sql);
  /// The first column of the first row, such as a pragma's value; 0 without rows.
  [[nodiscard]] DatabaseResult<std::int64_t> number(std::string_view sql);

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  struct Waiting {
    std::chrono::milliseconds left{};
    std::chrono::milliseconds waited{};
    std::chrono::milliseconds left_for_refusals{1'000};  // in all: they seldom pass
    OnWait on_wait;
    sqlite3* handle = nullptr;
  };
  explicit Database(sqlite3* handle) : waiting_(std::make_unique<Waiting>()), handle_(handle) {}
  static int wait_for_others(void* waiting, int count);
  static DatabaseResult<Database> open_handle(const std::string& path, int flags, const char* layer,
                                              std::chrono::milliseconds patience,
                                              OnWait on_wait = {});
  std::unique_ptr<Waiting> waiting_;  // SQLite knows its address
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace feedgen
