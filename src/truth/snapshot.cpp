#include "truth/snapshot.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "text/hash.h"
#include "truth/tables.h"

namespace feedgen {
namespace {

constexpr std::string_view kHead = "feedgen-state 2";
// It has no rows of uploads.
constexpr std::string_view kHeadWithoutUploads = "feedgen-state 1";
constexpr std::string_view kClaim = "claim";
constexpr std::string_view kEnd = "end";
constexpr std::string_view kDigits = "0123456789abcdef";

void append_hex(std::string_view bytes, std::string& text) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += kDigits[byte >> 4U];
    text += kDigits[byte & 0xFU];
  }
}

// One line holds one row, and a tab ends a cell.
void append_escaped(std::string_view bytes, std::string& text) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '\\') {
      text += '\\';
      append_hex(std::string_view(&c, 1), text);
    } else {
      text += c;
    }
  }
}

std::optional<unsigned> digit(char c) {
  const std::size_t place = kDigits.find(c);
  return place == std::string_view::npos ? std::nullopt : std::optional(unsigned(place));
}

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const auto high = digit(text[i]);
    const auto low = digit(text[i + 1]);
    if (!high || !low) return std::nullopt;
    bytes += static_cast<char>(*high << 4U | *low);
  }
  return bytes;
}

std::optional<std::string> unescaped(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      bytes += text[i];
      continue;
    }
    const std::optional<std::string> byte = from_hex(text.substr(i + 1, 2));
    if (!byte || byte->empty()) return std::nullopt;
    bytes += *byte;
    i += 2;
  }
  return bytes;
}

std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const std::size_t tab = line.find('\t');
    cells.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

std::string line_of(const TruthRow& row) {
  const TruthTable& table = truth_tables()[row.table];
  std::string line = table.name;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    line += '\t';
    if (table.columns[i].kind == TruthKind::kNumber) {
      line += fmt::format("{}", std::get<std::int64_t>(row.cells[i]));
    } else if (table.columns[i].kind == TruthKind::kBlob) {
      append_hex(std::get<std::string>(row.cells[i]), line);
    } else {
      append_escaped(std::get<std::string>(row.cells[i]), line);
    }
  }
  return line + '\n';
}

std::optional<TruthRow> row_in(const std::vector<std::string_view>& cells) {
  const std::vector<TruthTable>& tables = truth_tables();
  const auto table = std::find_if(tables.begin(), tables.end(),
                                  [&](const TruthTable& one) { return one.name == cells.front(); });
  if (table == tables.end() || cells.size() != table->columns.size() + 1) return std::nullopt;
  TruthRow row{static_cast<std::size_t>(table - tables.begin()), {}, false};
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    const std::string_view cell = cells[i + 1];
    if (table->columns[i].kind == TruthKind::kNumber) {
      const std::optional<std::int64_t> number = number_in(cell);
      if (!number) return std::nullopt;
      row.cells.emplace_back(*number);
      continue;
    }
    std::optional<std::string> bytes =
        table->columns[i].kind == TruthKind::kBlob ? from_hex(cell) : unescaped(cell);
    if (!bytes) return std::nullopt;
    row.cells.emplace_back(std::move(*bytes));
  }
  return row;
}

std::optional<SnapshotClaim> claim_in(const std::vector<std::string_view>& cells) {
  if (cells.size() != 4) return std::nullopt;
  std::optional<std::string> name = unescaped(cells[1]);
  const auto holder = number_in(cells[2]);
  const auto until = number_in(cells[3]);
  if (!name || !holder || !until) return std::nullopt;
  return SnapshotClaim{std::move(*name), *holder, *until};
}

tl::unexpected<Error> unfit_line(unsigned number, std::string what) {
  return fail(ErrorKind::kOutput, fmt::format("this is no state of feedgen: {}", what),
              "take what feedgen state export writes, or restore a backup", Place{{}, number});
}

using Key = std::pair<std::size_t, std::vector<TruthCell>>;

Key key_of_row(const TruthRow& row) {
  const auto keys = static_cast<std::ptrdiff_t>(truth_tables()[row.table].keys);
  return {row.table, {row.cells.begin(), row.cells.begin() + keys}};
}

}  // namespace

std::string write_snapshot(TruthSnapshot snapshot) {
  std::sort(snapshot.rows.begin(), snapshot.rows.end());
  std::string text = fmt::format("{} {}\n", kHead, snapshot.version);
  for (const TruthRow& row : snapshot.rows) text += line_of(row);
  for (const SnapshotClaim& claim : snapshot.claims) {
    text += kClaim;
    text += '\t';
    append_escaped(claim.name, text);
    text += fmt::format("\t{}\t{}\n", claim.holder, claim.until);
  }
  return text + fmt::format("{} {}\n", kEnd, snapshot.rows.size());
}

Result<TruthSnapshot> read_snapshot(std::string_view text) {
  TruthSnapshot snapshot;
  const auto take_line = [&] {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
  };
  const std::string_view head = take_line();
  const std::string_view format = head.substr(0, head.rfind(' '));
  if (format != kHead && format != kHeadWithoutUploads) {
    if (!head.starts_with("feedgen-state ")) return unfit_line(1, "it begins otherwise");
    return fail(ErrorKind::kOutput, "a newer feedgen has written this state",
                "update feedgen here; nothing was changed", Place{{}, 1});
  }
  const auto version = number_in(head.substr(format.size() + 1));
  if (!version || *version < 0) return unfit_line(1, "it has no version");
  snapshot.version = *version;
  for (unsigned number = 2; !text.empty(); ++number) {
    const std::string_view line = take_line();
    if (line == fmt::format("{} {}", kEnd, snapshot.rows.size())) return snapshot;
    const std::vector<std::string_view> cells = cells_of(line);
    if (cells.front() == kClaim) {
      std::optional<SnapshotClaim> claim = claim_in(cells);
      if (!claim) return unfit_line(number, "a claim makes no sense");
      snapshot.claims.push_back(std::move(*claim));
      continue;
    }
    std::optional<TruthRow> row = row_in(cells);
    if (!row) return unfit_line(number, "a row makes no sense");
    if (const char* column = unfit_column(*row); column != nullptr) {
      return unfit_line(number, fmt::format("{} makes no sense", column));
    }
    snapshot.rows.push_back(std::move(*row));
  }
  return unfit_line(0, "its end is missing");
}

TruthPosition position_of(const TruthSnapshot& snapshot) {
  std::uint64_t token = 0;
  for (const TruthRow& row : snapshot.rows) token += hash64(line_of(row));
  return {snapshot.version, static_cast<std::int64_t>(token)};
}

TruthSnapshot with_changes(TruthSnapshot snapshot, const std::vector<TruthRow>& changes) {
  std::map<Key, TruthRow> rows;
  for (TruthRow& row : snapshot.rows) rows.insert_or_assign(key_of_row(row), std::move(row));
  for (const TruthRow& row : changes) {
    if (row.is_gone) {
      rows.erase(key_of_row(row));
    } else {
      rows.insert_or_assign(key_of_row(row), row);
    }
  }
  snapshot.rows.clear();
  for (auto& [key, row] : rows) snapshot.rows.push_back(std::move(row));
  return snapshot;
}

}  // namespace feedgen
