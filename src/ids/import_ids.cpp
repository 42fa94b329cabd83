#include "ids/import_ids.h"

#include <utility>

#include <fmt/format.h>

#include "ids/ids_tsv.h"
#include "ids/ledger_store.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kLargestIds = 1ULL << 30U;
constexpr std::string_view kIdsFact = "stamp of ids.tsv";

std::int64_t digest_of(const FileStamp& stamp) {
  const std::string text =
      fmt::format("{} {} {} {}", stamp.size, stamp.inode, stamp.modified, stamp.changed);
  return static_cast<std::int64_t>(hash64(text) | 1U);
}

}  // namespace

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
    if (ledger.has_id(line.row.id)) continue;
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
