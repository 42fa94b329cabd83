#include "system/postgres.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include <fmt/format.h>
#include <poll.h>

#include "system/postgres_library.h"

namespace feedgen {
namespace {

// Numbers of types that never change (PostgreSQL's pg_type.dat).
constexpr std::uint32_t kBigint = 20;
constexpr std::uint32_t kBytea = 17;
constexpr std::uint32_t kBigintArray = 1016;
constexpr std::uint32_t kByteaArray = 1001;

const tl::expected<PostgresLibrary, std::string>& library() {
  static const tl::expected<PostgresLibrary, std::string> loaded = load_postgres("libpq.so.5");
  return loaded;
}

// What has a connection has been loaded.
const PostgresLibrary& pq() { return *library(); }

template <class Unsigned>
void append(Unsigned number, std::string& data) {
  for (std::size_t shift = sizeof(number) * 8; shift > 0; shift -= 8) {
    data += static_cast<char>((number >> (shift - 8)) & 0xFFU);
  }
}

// One dimension, no NULL, counted from 1.
std::string array_of(std::uint32_t type, std::size_t size) {
  std::string data;
  append(std::uint32_t{size == 0 ? 0U : 1U}, data);
  append(std::uint32_t{0}, data);
  append(type, data);
  if (size == 0) return data;
  append(static_cast<std::uint32_t>(size), data);
  append(std::uint32_t{1}, data);
  return data;
}

// In one line: libpq ends each with a line feed, and indents what follows.
std::string in_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

bool wait_for(int socket, short events, std::chrono::steady_clock::time_point end) {
  using std::chrono::milliseconds;
  while (true) {
    const auto left =
        std::chrono::ceil<milliseconds>(end - std::chrono::steady_clock::now()).count();
    if (left <= 0) return false;
    pollfd one{socket, events, 0};
    const int ready = ::poll(&one, 1, static_cast<int>(std::min<long long>(left, 60'000)));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

}  // namespace

PostgresValue::PostgresValue(std::int64_t number) : type_(kBigint) {
  append(static_cast<std::uint64_t>(number), data_);
}

PostgresValue::PostgresValue(std::string_view bytes) : type_(kBytea), data_(bytes) {}

PostgresValue::PostgresValue(const std::vector<std::int64_t>& numbers)
    : type_(kBigintArray), data_(array_of(kBigint, numbers.size())) {
  for (const std::int64_t number : numbers) {
    append(std::uint32_t{8}, data_);
    append(static_cast<std::uint64_t>(number), data_);
  }
}

PostgresValue::PostgresValue(const std::vector<std::string_view>& bytes)
    : type_(kByteaArray), data_(array_of(kBytea, bytes.size())) {
  for (const std::string_view one : bytes) {
    append(static_cast<std::uint32_t>(one.size()), data_);
    data_ += one;
  }
}

void PostgresRows::Clear::operator()(void* result) const {
  pq().clear(static_cast<PGresult*>(result));
}

std::size_t PostgresRows::size() const {
  return static_cast<std::size_t>(pq().rows(static_cast<PGresult*>(result_.get())));
}

std::size_t PostgresRows::columns() const {
  return static_cast<std::size_t>(pq().columns(static_cast<PGresult*>(result_.get())));
}

std::string_view PostgresRows::bytes(std::size_t row, std::size_t column) const {
  auto* const result = static_cast<PGresult*>(result_.get());
  const int length = pq().length(result, static_cast<int>(row), static_cast<int>(column));
  return {pq().value(result, static_cast<int>(row), static_cast<int>(column)),
          static_cast<std::size_t>(length)};
}

std::int64_t PostgresRows::number(std::size_t row, std::size_t column) const {
  std::uint64_t number = 0;
  for (const char c : bytes(row, column)) number = number << 8U | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(number);
}

void Postgres::Finish::operator()(void* connection) const {
  pq().finish(static_cast<PGconn*>(connection));
}

PostgresResult<Postgres> Postgres::connect(const std::string& address,
                                           std::chrono::milliseconds patience,
                                           std::chrono::milliseconds silence) {
  if (!library()) {
    return tl::unexpected(PostgresError{fmt::format("libpq can't be used ({})", library().error()),
                                        {},
                                        "install the package libpq5"});
  }
  // What comes first gives way to what the address says.
  const std::array<const char*, 6> names{"keepalives_idle",  "keepalives_interval",
                                         "tcp_user_timeout", "fallback_application_name",
                                         "dbname",           nullptr};
  const std::array<const char*, 6> values{"15", "5", "45000", "feedgen", address.c_str(), nullptr};
  Postgres opened(pq().connect_start(names.data(), values.data(), 1), silence);
  auto* const connection = static_cast<PGconn*>(opened.connection_.get());
  const auto end = std::chrono::steady_clock::now() + patience;
  PostgresPollingStatusType step = PGRES_POLLING_WRITING;
  while (connection != nullptr && pq().status(connection) != CONNECTION_BAD &&
         step != PGRES_POLLING_OK && step != PGRES_POLLING_FAILED) {
    const short events = step == PGRES_POLLING_READING ? POLLIN : POLLOUT;
    if (!wait_for(pq().socket(connection), events, end)) {
      return tl::unexpected(PostgresError{"the server does not answer", {}});
    }
    step = pq().connect_poll(connection);
  }
  if (connection == nullptr || pq().status(connection) != CONNECTION_OK) {
    return tl::unexpected(PostgresError{in_one_line(pq().error_message(connection)), {}});
  }
  pq().set_notice_processor(
      connection, [](void*, const char*) {}, nullptr);
  pq().set_nonblocking(connection, 1);
  return opened;
}

PostgresResult<void> Postgres::wait_for_result() {
  auto* const connection = static_cast<PGconn*>(connection_.get());
  const auto end = std::chrono::steady_clock::now() + silence_;
  const auto lost = [&](std::string text) {
    return tl::unexpected(PostgresError{std::move(text), {}});
  };
  bool is_sent = false;
  while (true) {
    if (!is_sent) {
      const int left = pq().flush(connection);
      if (left < 0) return lost(in_one_line(pq().error_message(connection)));
      is_sent = left == 0;
    }
    if (is_sent && pq().is_busy(connection) == 0) return {};
    const short events = static_cast<short>(is_sent ? POLLIN : POLLIN | POLLOUT);
    if (!wait_for(pq().socket(connection), events, end)) {
      return lost("the server does not answer any more");
    }
    if (pq().consume_input(connection) == 0) {
      return lost(in_one_line(pq().error_message(connection)));
    }
  }
}

// All results are taken; the last one, or the first that is an error, counts.
PostgresResult<PostgresRows> Postgres::last_result() {
  auto* const connection = static_cast<PGconn*>(connection_.get());
  PostgresResult<PostgresRows> last;
  while (true) {
    if (PostgresResult<void> ready = wait_for_result(); !ready) {
      return tl::unexpected(std::move(ready.error()));
    }
    PostgresRows rows;
    rows.result_.reset(pq().get_result(connection));
    if (!rows.result_) break;
    auto* const result = static_cast<PGresult*>(rows.result_.get());
    const ExecStatusType status = pq().result_status(result);
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || status == PGRES_EMPTY_QUERY) {
      if (last) last = std::move(rows);
      continue;
    }
    const char* text = pq().result_error_field(result, PG_DIAG_MESSAGE_PRIMARY);
    const char* code = pq().result_error_field(result, PG_DIAG_SQLSTATE);
    if (last) {
      last = tl::unexpected(
          PostgresError{in_one_line(text == nullptr ? pq().error_message(connection) : text),
                        code == nullptr ? std::string() : std::string(code)});
    }
    if (pq().status(connection) == CONNECTION_BAD) break;
  }
  return last;
}

PostgresResult<void> Postgres::run(const std::string& sql) {
  auto* const connection = static_cast<PGconn*>(connection_.get());
  if (pq().send_query(connection, sql.c_str()) == 0) {
    return tl::unexpected(PostgresError{in_one_line(pq().error_message(connection)), {}});
  }
  return last_result().map([](const PostgresRows&) {});
}

PostgresResult<PostgresRows> Postgres::query(const std::string& sql,
                                             const std::vector<PostgresValue>& values) {
  auto* const connection = static_cast<PGconn*>(connection_.get());
  std::vector<Oid> types;
  std::vector<const char*> data;
  std::vector<int> lengths;
  for (const PostgresValue& value : values) {
    types.push_back(value.type_);
    data.push_back(value.data_.data());
    lengths.push_back(static_cast<int>(value.data_.size()));
  }
  const std::vector<int> binary(values.size(), 1);
  if (pq().send_query_params(connection, sql.c_str(), static_cast<int>(values.size()), types.data(),
                             data.data(), lengths.data(), binary.data(), 1) == 0) {
    return tl::unexpected(PostgresError{in_one_line(pq().error_message(connection)), {}});
  }
  return last_result();
}

PostgresAddress read_postgres_address(const std::string& address) {
  PostgresAddress read;
  read.shown = "postgresql";
  if (!library()) return read;
  char* error = nullptr;
  PQconninfoOption* const options = pq().conninfo_parse(address.c_str(), &error);
  if (options == nullptr) {
    // What libpq quotes may be a part of a password.
    const std::string text = error == nullptr ? "out of memory" : in_one_line(error);
    read.problem = text.substr(0, text.find(": \""));
  }
  if (error != nullptr) pq().free_memory(error);
  std::string host;
  std::string name;
  std::string service;
  std::string port;
  for (const PQconninfoOption* one = options; one != nullptr && one->keyword != nullptr; ++one) {
    if (one->val == nullptr) continue;
    const std::string_view keyword = one->keyword;
    if (keyword == "host") host = one->val;
    if (keyword == "dbname") name = one->val;
    if (keyword == "service") service = one->val;
    if (keyword == "port") port = one->val;
  }
  if (options != nullptr) pq().conninfo_free(options);
  // A password with @ or / in it, or one that no host follows, ends up in these.
  const bool is_split = (host + name).find('@') != std::string::npos ||
                        port.find_first_not_of("0123456789,") != std::string::npos;
  if (is_split) {
    read.problem =
        "a name or a password in it holds a character that has to be written as %40 (@), "
        "%2F (/) or %3A (:), or it has no host";
  }
  if (!read.problem.empty()) return read;
  read.shown = service.empty()
                   ? fmt::format("postgresql://{}/{}", host.starts_with('/') ? "" : host, name)
                   : "postgresql service " + service;
  return read;
}

}  // namespace feedgen
