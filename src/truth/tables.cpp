#include "truth/tables.h"

#include "state/checked_row.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestTitle = 400;
constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kLongestAnswer = std::size_t{64} << 10U;
constexpr std::size_t kLongestAddress = std::size_t{64} << 10U;
constexpr std::size_t kLongestUploadEtag = 1024;
constexpr std::int64_t kMostCount = 0xFFFFFFFF;

bool is_count(std::int64_t number) { return number >= 0 && number <= kMostCount; }
bool is_key_number(std::int64_t number) { return number >= 1 && number <= kMostCount; }
bool is_flag(std::int64_t number) { return number == 0 || number == 1; }
bool is_ledger_state(std::int64_t number) { return number >= 0 && number <= 2; }
bool is_digest(std::string_view bytes) { return bytes.size() == 16; }
bool is_digests(std::string_view bytes) { return bytes.size() % 16 == 0 && bytes.size() <= 256; }
bool is_title(std::string_view text) { return text.size() <= kLongestTitle && is_utf8(text); }
bool is_word(std::string_view text) { return is_recordable_text(text, kLongestWord); }
bool is_answer(std::string_view text) { return text.size() <= kLongestAnswer && is_utf8(text); }
bool is_page(std::string_view text) {
  return !text.empty() && is_recordable_text(text, kLongestAddress);
}
// Compared with what the settings name, and never used itself.
bool is_upload_target(std::string_view url) {
  return !url.empty() && url.size() <= kLongestAddress &&
         url.find('\0') == std::string_view::npos &&
         (url.front() == '/' || url.find("://") != std::string_view::npos);
}
bool is_upload_path(std::string_view path) { return !path.empty() && is_path_of_feeds(path); }
bool is_etag(std::string_view text) { return is_recordable_text(text, kLongestUploadEtag); }
bool is_commit(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

TruthColumn number(const char* name, bool (*is_fit)(std::int64_t)) {
  return {name, TruthKind::kNumber, is_fit, nullptr};
}
TruthColumn text(const char* name, bool (*is_fit)(std::string_view)) {
  return {name, TruthKind::kText, nullptr, is_fit};
}
TruthColumn blob(const char* name, bool (*is_fit)(std::string_view) = is_digest) {
  return {name, TruthKind::kBlob, nullptr, is_fit};
}

// Feeds that another builder has published are looked at by the next run: zero digests and rules.
constexpr const char* kPutOutput =
    "INSERT OR IGNORE INTO outputs (path, rules, generation) VALUES (?1, 0, 0)";

TruthTable ids() {
  return {"ids",
          1,
          {text("id", is_recordable_id), text("path", is_recordable_path), text("title", is_title),
           number("published", is_recordable_time), blob("content"), blob("body"),
           number("state", is_ledger_state)},
          "SELECT id, path, title, published, content, body, state FROM ids",
          "ids",
          "SELECT ROW.id",
          {"INSERT INTO ids (id, path, title, published, content, body, state)"
           " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET"
           " path = excluded.path, title = excluded.title, published = excluded.published,"
           " content = excluded.content, body = excluded.body, state = excluded.state"},
          {"DELETE FROM ids WHERE id = ?1"}};
}

TruthTable heads() {
  return {"heads",
          1,
          {text("path", is_path_from_home), text("head", is_commit)},
          "SELECT path, head FROM repositories UNION ALL SELECT path, head FROM shared_heads"
          " WHERE path NOT IN (SELECT path FROM repositories)",
          "repositories",
          "SELECT ROW.path",
          {"INSERT OR REPLACE INTO shared_heads (path, head) VALUES (?1, ?2)"},
          {"DELETE FROM shared_heads WHERE path = ?1"}};
}

// A feed that another builder has removed is left over here: its file is to go, too.
TruthTable feeds() {
  return {"feeds",
          2,
          {text("output", is_path_from_home), text("path", is_path_of_feeds),
           text("url", is_recordable_address), blob("content_digest"), blob("adopted_digest"),
           text("format", is_word), number("of_site", is_flag)},
          "SELECT o.path AS output, f.path AS path, f.url AS url, f.content_digest AS"
          " content_digest, f.adopted_digest AS adopted_digest, f.format AS format, f.of_site AS"
          " of_site FROM feeds f JOIN outputs o ON o.number = f.output",
          "feeds",
          "SELECT o.path, ROW.path FROM outputs o WHERE o.number = ROW.output",
          {kPutOutput,
           "UPDATE outputs SET rules = 0 WHERE path = ?1 AND NOT EXISTS (SELECT 1 FROM feeds f"
           " WHERE f.output = outputs.number AND f.path = ?2 AND f.content_digest = ?4)",
           "INSERT INTO feeds (output, path, url, inputs_digest, content_digest, adopted_digest,"
           " size, inode, modified, format, of_site)"
           " SELECT number, ?2, ?3, zeroblob(16), ?4, ?5, 0, 0, 0, ?6, ?7 FROM outputs"
           " WHERE path = ?1 ON CONFLICT (output, path) DO UPDATE SET url = excluded.url,"
           " inputs_digest = CASE WHEN content_digest = excluded.content_digest"
           " THEN inputs_digest ELSE zeroblob(16) END,"
           " inode = CASE WHEN content_digest = excluded.content_digest THEN inode ELSE 0 END,"
           " content_digest = excluded.content_digest, adopted_digest = excluded.adopted_digest,"
           " format = excluded.format, of_site = excluded.of_site"},
          {"UPDATE outputs SET rules = 0 WHERE path = ?1",
           "UPDATE feeds SET url = '', inputs_digest = zeroblob(16), adopted_digest = zeroblob(16)"
           " WHERE output = (SELECT number FROM outputs WHERE path = ?1) AND path = ?2"}};
}

TruthTable targets() {
  return {"targets",
          3,
          {text("output", is_path_from_home), text("protocol", is_word),
           text("url", is_recordable_address), number("not_before", is_recordable_time),
           number("asked_until", is_recordable_time), number("failing_since", is_recordable_time),
           number("failures", is_count), number("gone", is_flag), text("answer", is_answer)},
          "SELECT o.path AS output, t.protocol AS protocol, t.url AS url, t.not_before AS"
          " not_before, t.asked_until AS asked_until, t.failing_since AS failing_since, t.failures"
          " AS failures, t.gone AS gone, t.answer AS answer FROM targets t JOIN outputs o"
          " ON o.number = t.output",
          "targets",
          "SELECT o.path, ROW.protocol, ROW.url FROM outputs o WHERE o.number = ROW.output",
          {kPutOutput,
           "INSERT INTO targets (output, protocol, url, not_before, asked_until, failing_since,"
           " failures, gone, answer) SELECT number, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM outputs"
           " WHERE path = ?1 ON CONFLICT (output, protocol, url) DO UPDATE SET"
           " not_before = excluded.not_before, asked_until = excluded.asked_until, failing_since ="
           " excluded.failing_since, failures = excluded.failures, gone = excluded.gone,"
           " answer = excluded.answer"},
          {"DELETE FROM notices WHERE target IN (SELECT t.number FROM targets t JOIN outputs o"
           " ON o.number = t.output WHERE o.path = ?1 AND t.protocol = ?2 AND t.url = ?3)",
           "DELETE FROM targets WHERE output = (SELECT number FROM outputs WHERE path = ?1)"
           " AND protocol = ?2 AND url = ?3"}};
}

TruthTable notices() {
  return {
      "notices",
      4,
      {text("output", is_path_from_home), text("protocol", is_word),
       text("url", is_recordable_address), text("topic", is_recordable_address), blob("accepted"),
       blob("given_up"), number("attempts", is_count), number("failing_since", is_recordable_time),
       number("next_try", is_recordable_time), text("answer", is_answer)},
      "SELECT o.path AS output, t.protocol AS protocol, t.url AS url, n.topic AS topic,"
      " n.accepted AS accepted, n.given_up AS given_up, n.attempts AS attempts,"
      " n.failing_since AS failing_since, n.next_try AS next_try, n.answer AS answer"
      " FROM notices n JOIN targets t ON t.number = n.target JOIN outputs o"
      " ON o.number = t.output",
      "notices",
      "SELECT o.path, t.protocol, t.url, ROW.topic FROM targets t JOIN outputs o"
      " ON o.number = t.output WHERE t.number = ROW.target",
      {"INSERT OR REPLACE INTO notices (target, topic, accepted, given_up, attempts,"
       " failing_since, next_try, answer) SELECT t.number, ?4, ?5, ?6, ?7, ?8, ?9, ?10"
       " FROM targets t JOIN outputs o ON o.number = t.output"
       " WHERE o.path = ?1 AND t.protocol = ?2 AND t.url = ?3"},
      {"DELETE FROM notices WHERE topic = ?4 AND target IN (SELECT t.number FROM targets t"
       " JOIN outputs o ON o.number = t.output"
       " WHERE o.path = ?1 AND t.protocol = ?2 AND t.url = ?3)"}};
}

// A folder below the configuration's is each builder's own.
TruthTable upload_targets() {
  return {
      "upload_targets",
      2,
      {text("output", is_path_from_home), text("url", is_upload_target), text("answer", is_answer)},
      "SELECT o.path AS output, t.url AS url, t.answer AS answer FROM upload_targets t"
      " JOIN outputs o ON o.number = t.output WHERE (t.url GLOB '/*' OR t.url GLOB '*://*')",
      "upload_targets",
      "SELECT o.path, ROW.url FROM outputs o WHERE o.number = ROW.output"
      " AND (ROW.url GLOB '/*' OR ROW.url GLOB '*://*')",
      {kPutOutput,
       "INSERT INTO upload_targets (output, url, answer) SELECT number, ?2, ?3 FROM outputs"
       " WHERE path = ?1 ON CONFLICT (output, url) DO UPDATE SET answer = excluded.answer"},
      {"DELETE FROM uploads WHERE target IN (SELECT t.number FROM upload_targets t"
       " JOIN outputs o ON o.number = t.output WHERE o.path = ?1 AND t.url = ?2)",
       "DELETE FROM upload_targets WHERE output = (SELECT number FROM outputs WHERE path = ?1)"
       " AND url = ?2"}};
}

TruthTable uploads() {
  return {"uploads",
          3,
          {text("output", is_path_from_home), text("url", is_upload_target),
           text("path", is_upload_path), blob("accepted"), blob("content"),
           blob("sent", is_digests), text("etag", is_etag), text("answer", is_answer)},
          "SELECT o.path AS output, t.url AS url, u.path AS path, u.accepted AS accepted,"
          " u.content AS content, u.sent AS sent, u.etag AS etag, u.answer AS answer"
          " FROM uploads u JOIN upload_targets t ON t.number = u.target JOIN outputs o"
          " ON o.number = t.output WHERE (t.url GLOB '/*' OR t.url GLOB '*://*')",
          "uploads",
          "SELECT o.path, t.url, ROW.path FROM upload_targets t JOIN outputs o"
          " ON o.number = t.output WHERE t.number = ROW.target"
          " AND (t.url GLOB '/*' OR t.url GLOB '*://*')",
          {"INSERT OR REPLACE INTO uploads (target, path, accepted, content, sent, etag, answer)"
           " SELECT t.number, ?3, ?4, ?5, ?6, ?7, ?8 FROM upload_targets t JOIN outputs o"
           " ON o.number = t.output WHERE o.path = ?1 AND t.url = ?2"},
          {"DELETE FROM uploads WHERE path = ?3 AND target IN (SELECT t.number"
           " FROM upload_targets t JOIN outputs o ON o.number = t.output"
           " WHERE o.path = ?1 AND t.url = ?2)"}};
}

// The number of the page's article is each builder's own.
TruthTable addresses() {
  return {"addresses",
          1,
          {text("url", is_page), number("change", is_key_number)},
          "SELECT url, change FROM addresses",
          "addresses",
          "SELECT ROW.url",
          {"INSERT INTO addresses (url, change, article) VALUES (?1, ?2, 0)"
           " ON CONFLICT (url) DO UPDATE SET change = excluded.change"},
          {"DELETE FROM addresses WHERE url = ?1"}};
}

bool is_fit(const TruthCell& cell, const TruthColumn& column) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    return column.is_fit_number != nullptr && column.is_fit_number(*number);
  }
  return column.is_fit_bytes != nullptr && column.is_fit_bytes(std::get<std::string>(cell));
}

}  // namespace

const std::vector<TruthTable>& truth_tables() {
  // A table comes behind those whose rows its own need.
  static const std::vector<TruthTable> tables{ids(),     heads(),     feeds(),          targets(),
                                              notices(), addresses(), upload_targets(), uploads()};
  return tables;
}

const char* unfit_column(const TruthRow& row) {
  const TruthTable& table = truth_tables()[row.table];
  const std::size_t cells = row.is_gone ? table.keys : table.columns.size();
  for (std::size_t i = 0; i < cells; ++i) {
    if (i >= row.cells.size() || !is_fit(row.cells[i], table.columns[i])) {
      return table.columns[i].name;
    }
  }
  return nullptr;
}

}  // namespace feedgen
