#include "system/postgres_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

namespace feedgen {

tl::expected<PostgresLibrary, std::string> load_postgres(const char* file) {
  void* library = ::dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return tl::unexpected(std::string(::dlerror()));
  PostgresLibrary pq{};
  const char* missing = nullptr;
  const auto find = [&](auto& function, const char* name) {
    function =
        reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library, name));
    if (function == nullptr) missing = name;
  };
  find(pq.connect_start, "PQconnectStartParams");
  find(pq.connect_poll, "PQconnectPoll");
  find(pq.conninfo_parse, "PQconninfoParse");
  find(pq.conninfo_free, "PQconninfoFree");
  find(pq.free_memory, "PQfreemem");
  find(pq.finish, "PQfinish");
  find(pq.status, "PQstatus");
  find(pq.error_message, "PQerrorMessage");
  find(pq.socket, "PQsocket");
  find(pq.set_nonblocking, "PQsetnonblocking");
  find(pq.flush, "PQflush");
  find(pq.consume_input, "PQconsumeInput");
  find(pq.is_busy, "PQisBusy");
  find(pq.send_query, "PQsendQuery");
  find(pq.send_query_params, "PQsendQueryParams");
  find(pq.get_result, "PQgetResult");
  find(pq.clear, "PQclear");
  find(pq.result_status, "PQresultStatus");
  find(pq.result_error_field, "PQresultErrorField");
  find(pq.rows, "PQntuples");
  find(pq.columns, "PQnfields");
  find(pq.value, "PQgetvalue");
  find(pq.length, "PQgetlength");
  find(pq.is_null, "PQgetisnull");
  find(pq.set_notice_processor, "PQsetNoticeProcessor");
  if (missing != nullptr) return tl::unexpected(fmt::format("{} lacks {}", file, missing));
  return pq;
}

}  // namespace feedgen
