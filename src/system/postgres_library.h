// The functions of libpq that are used, found when a state on PostgreSQL is opened and not when the
// program starts: machines without such a state need no libpq. The header is compiled against,
// nothing is linked. Part of postgres' door.
#pragma once

#include <string>

#include <libpq-fe.h>
#include <tl/expected.hpp>

namespace feedgen {

/// Named as in PostgreSQL's manual, less "PQ". All of them are in libpq 9.6 and later.
struct PostgresLibrary {
  decltype(&PQconnectStartParams) connect_start;
  decltype(&PQconnectPoll) connect_poll;
  decltype(&PQconninfoParse) conninfo_parse;
  decltype(&PQconninfoFree) conninfo_free;
  decltype(&PQfreemem) free_memory;
  decltype(&PQfinish) finish;
  decltype(&PQstatus) status;
  decltype(&PQerrorMessage) error_message;
  decltype(&PQsocket) socket;
  decltype(&PQsetnonblocking) set_nonblocking;
  decltype(&PQflush) flush;
  decltype(&PQconsumeInput) consume_input;
  decltype(&PQisBusy) is_busy;
  decltype(&PQsendQuery) send_query;
  decltype(&PQsendQueryParams) send_query_params;
  decltype(&PQgetResult) get_result;
  decltype(&PQclear) clear;
  decltype(&PQresultStatus) result_status;
  decltype(&PQresultErrorField) result_error_field;
  decltype(&PQntuples) rows;
  decltype(&PQnfields) columns;
  decltype(&PQgetvalue) value;
  decltype(&PQgetlength) length;
  decltype(&PQgetisnull) is_null;
  decltype(&PQsetNoticeProcessor) set_notice_processor;
};

/// Loaded once, and never closed. Otherwise what is missing, for a message.
tl::expected<PostgresLibrary, std::string> load_postgres(const char* file);

}  // namespace feedgen
