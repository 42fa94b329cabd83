#include "ids/ids_tsv.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "ids/ledger_store.h"
#include "state/checked_row.h"
#include "text/ascii.h"
#include "text/hash.h"
#include "text/language.h"
#include "text/path_parts.h"
#include "text/utf8.h"
#include "time/read_date.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 3> kStates{"", "gone", "replaced"};

std::optional<std::string> unescape(std::string_view field) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\') {
      text += field[i];
      continue;
    }
    const char kind = ++i < field.size() ? field[i] : '\0';
    if (kind == 'x' && i + 2 < field.size()) {
      const std::size_t high = kDigits.find(field[i + 1]);
      const std::size_t low = kDigits.find(field[i + 2]);
      if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
      text += static_cast<char>(high * 16 + low);
      i += 2;
    } else if (kind == 't' || kind == 'n' || kind == 'r' || kind == '\\') {
      text += kind == 't' ? '\t' : kind == 'n' ? '\n' : kind == 'r' ? '\r' : '\\';
    } else {
      return std::nullopt;
    }
  }
  return text;
}

std::string escape(std::string_view text) {
  std::string field;
  std::size_t valid = 0;                   // up to here the text is UTF-8
  if (text.starts_with(kByteOrderMark)) {  // which the first line of a file would lose
    field = R"(\xEF\xBB\xBF)";
    text.remove_prefix(kByteOrderMark.size());
  }
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i >= valid) valid = std::min(find_invalid_utf8(text.substr(i)), text.size() - i) + i;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\t') {
      field += "\\t";
    } else if (byte == '\n') {
      field += "\\n";
    } else if (byte == '\r') {
      field += "\\r";
    } else if (byte == '\\') {
      field += "\\\\";
    } else if (byte < 0x20 || byte == 0x7F || i >= valid) {
      field += fmt::format("\\x{:02X}", byte);
    } else {
      field += text[i];
    }
  }
  return field;
}

Result<IdLine> read_line(std::string_view line) {
  const std::vector<std::string_view> fields = parts_between(line, '\t');
  if (fields.size() < 4 || fields.size() > 6) {
    return fail("this line has no id, path, title and time, with tabs between them",
                "take what feedgen list --ids prints");
  }
  std::array<std::string, 3> texts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::optional<std::string> text = unescape(fields[i]);
    if (!text) {
      return fail("a backslash begins nothing that is known here",
                  "write \\\\ for the character itself");
    }
    texts[i] = std::move(*text);
  }
  IdLine read;
  LedgerRow& row = read.row;
  row.id = std::move(texts[0]);
  row.path = std::move(texts[1]);
  if (!is_recordable_id(row.id)) return fail("this line has no id that feeds can carry");
  if (!is_recordable_path(row.path)) {
    return fail("this line has no path of a file", "write it from here: articles/a.md");
  }
  row.title = recorded_title(repair_utf8(texts[2]));
  const Result<DateReading> published = read_date(fields[3], Zone());
  if (!published) return fail("this line has no time", "write it like 2021-07-10T13:01:16Z");
  row.published = published->instant;
  const auto* const state =
      std::find(kStates.begin(), kStates.end(), fields.size() > 4 ? fields[4] : "");
  if (state == kStates.end()) return fail("the fifth field is neither gone nor replaced");
  row.state = static_cast<LedgerRow::State>(state - kStates.begin());
  if (fields.size() == 6) {
    if (!is_edition_name(fields[5])) {
      return fail("the sixth field is no name of a language", "write it as the site does: fr");
    }
    read.edition = fields[5];
  }
  return read;
}

constexpr std::uint64_t kLargestIds = 1ULL << 30U;
constexpr std::string_view kIdsFact = "stamp of ids.tsv";

std::int64_t digest_of(const FileStamp& stamp) {
  const std::string text =
      fmt::format("{} {} {} {}", stamp.size, stamp.inode, stamp.modified, stamp.changed);
  return static_cast<std::int64_t>(hash64(text) | 1U);
}

}  // namespace

IdsReading read_ids_tsv(std::string_view text) {
  IdsReading reading;
  std::unordered_set<std::string> ids;
  text = without_byte_order_mark(text);
  for (unsigned number = 1; !text.empty(); ++number) {
    std::string_view line = take_until(text, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    Result<IdLine> read = read_line(line);
    if (read && !ids.insert(read->edition + '\t' + read->row.id).second) {
      read = fail("the id on this line stands on an earlier one too", "remove one of them");
    }
    if (read) {
      read->line = number;
      reading.lines.push_back(std::move(*read));
    } else {
      read.error().message.place.line = number;
      reading.problems.push_back(std::move(read.error().message));
    }
  }
  return reading;
}

std::string write_ids_tsv(std::vector<LedgerRow> rows, std::string_view edition) {
  std::sort(rows.begin(), rows.end(), [](const LedgerRow& a, const LedgerRow& b) {
    return std::tie(a.path, a.id) < std::tie(b.path, b.id);
  });
  std::string text;
  for (const LedgerRow& row : rows) {
    text += fmt::format("{}\t{}\t{}\t{}", escape(row.id), escape(row.path), escape(row.title),
                        rfc3339(row.published));
    if (row.state != LedgerRow::State::kLive || !edition.empty()) {
      text += '\t';
      text += kStates[static_cast<std::size_t>(row.state)];
    }
    if (!edition.empty()) text.append("\t").append(edition);
    text += '\n';
  }
  return text;
}

Result<std::unordered_set<std::string>> import_ids(Run& run) {
  LedgerStore ledger(run.session);
  FileSystem& files = run.world.files;
  Facts& facts = run.index.facts;
  std::unordered_set<std::string> imported;
  const std::string path = joined_path(run.request.state.home, "ids.tsv");
  const auto status = files.status(path, Links::kDoNotFollow);
  // Without the ids that it may hold, articles would be published under others.
  if (!status) return tl::unexpected(status.error());
  if (!*status) return imported;
  const std::int64_t stamp = digest_of((*status)->stamp);
  const bool has_ids = !ledger.is_empty();
  if (has_ids && facts.get(kIdsFact) == stamp) return imported;
  const auto warn = [&](Message message) {
    message.place.path = path;
    run.report.diagnostics.push_back({Severity::kWarning, std::move(message)});
  };
  Result<std::string> text = (*status)->kind == FileKind::kFile
                                 ? files.read(path, kLargestIds)
                                 : fail("this is no regular file, so no ids are read from it");
  if (!text && text.error().kind == ErrorKind::kUnreadable) return tl::unexpected(text.error());
  if (!text) {
    warn(std::move(text.error().message));
    return imported;
  }
  // A shell empties the file that an export goes to before anything can be read from it.
  if (text->empty() && !has_ids) {
    warn({"this file is empty, and no other ids are known",
          "if it held ids, restore it, build once, and export them then",
          {}});
  }
  IdsReading reading = read_ids_tsv(*text);
  for (Message& problem : reading.problems) warn(std::move(problem));
  for (const IdLine& line : reading.lines) {
    if (line.edition != run.request.edition || ledger.has_id(line.row.id)) continue;
    if (line.row.state == LedgerRow::State::kLive && !ledger.live_at(line.row.path).empty()) {
      warn({"the article at this line's path is known by another id, which it keeps",
            "remove the line, or export the ids anew: feedgen list --ids > ids.tsv",
            Place{{}, line.line}});
      continue;
    }
    ledger.add(line.row);
    imported.insert(line.row.path);
  }
  facts.set(kIdsFact, stamp);
  if (!imported.empty()) run.index.articles.mark_changed();
  return imported;
}

}  // namespace feedgen
