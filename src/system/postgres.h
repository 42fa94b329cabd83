// The door to PostgreSQL: one connection, statements with values in binary form, so that any bytes
// go in and come out as they are. Knows no tables. No call waits for ever: a server that is silent
// for too long counts as lost.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace feedgen {

struct PostgresError {
  std::string text;      ///< the server's or libpq's own words, in one line
  std::string sqlstate;  ///< five characters; empty: the connection could not be made, or is lost
  std::string remedy = {};
};

template <class T>
using PostgresResult = tl::expected<T, PostgresError>;

/// The values of one parameter: a number, bytes, or an array of either.
class PostgresValue {
 public:
  explicit PostgresValue(std::int64_t number);
  explicit PostgresValue(std::string_view bytes);
  explicit PostgresValue(const std::vector<std::int64_t>& numbers);
  explicit PostgresValue(const std::vector<std::string_view>& bytes);

 private:
  friend class Postgres;
  std::uint32_t type_;
  std::string data_;
};

/// What a statement answers. Columns are bigint (number) or bytea (bytes); NULL reads as 0 or as
/// nothing. A column of another type reads as damaged bytes, which its reader refuses.
class PostgresRows {
 public:
  std::size_t size() const;
  std::size_t columns() const;
  std::int64_t number(std::size_t row, std::size_t column) const;
  std::string_view bytes(std::size_t row, std::size_t column) const;

 private:
  friend class Postgres;
  struct Clear {
    void operator()(void* result) const;
  };
  std::unique_ptr<void, Clear> result_;
};

class Postgres {
 public:
  /// `address` is a URI or a string of keywords, as psql takes it: service files, .pgpass and PG…
  /// variables count as they do there. `patience` bounds the connecting, `silence` every later
  /// wait.
  [[nodiscard]] static PostgresResult<Postgres> connect(const std::string& address,
                                                        std::chrono::milliseconds patience,
                                                        std::chrono::milliseconds silence);

  /// Statements separated by semicolons, their rows ignored.
  [[nodiscard]] PostgresResult<void> run(const std::string& sql);
  /// One statement with its parameters $1, $2, …
  [[nodiscard]] PostgresResult<PostgresRows> query(const std::string& sql,
                                                   const std::vector<PostgresValue>& values = {});

 private:
  struct Finish {
    void operator()(void* connection) const;
  };
  Postgres(void* connection, std::chrono::milliseconds silence)
      : connection_(connection), silence_(silence) {}
  [[nodiscard]] PostgresResult<PostgresRows> last_result();
  [[nodiscard]] PostgresResult<void> wait_for_result();

  std::unique_ptr<void, Finish> connection_;
  std::chrono::milliseconds silence_;
};

struct PostgresAddress {
  std::string shown;  ///< host and database, without user, password and options, for messages
  std::string
      problem;  ///< why no connection is made to it; nothing of it is quoted. Empty: it may be
};

/// The address as libpq reads it.
PostgresAddress read_postgres_address(const std::string& address);

}  // namespace feedgen
