#include "ids/bring_ids.h"

#include <fmt/format.h>

#include "ids/ledger_store.h"
#include "system/watched_files.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kMostBytes = 100;

std::string state_folder(const std::string& holder, const std::string& part) {
  std::string folder = holder.empty() ? ".feedgen" : holder + "/.feedgen";
  return part.empty() ? folder : folder + '/' + part;
}

tl::unexpected<Error> no_room(const DatabaseError& error) {
  return fail(ErrorKind::kOutput, "there is no room to work: " + error.text,
              error.remedy.empty() ? "make room for temporary files" : error.remedy);
}

// The rows of the site's state, as far as it may be believed; none where there is no state.
Result<std::vector<LedgerRow>> known_ids(StateRequest request, FileSystem& files) {
  request.holder.clear();
  request.mode = StateMode::kRead;
  Diagnostics said;  // by the next build that is no preview
  State state(files, std::move(request), said);
  if (state.failure()) return tl::unexpected(*state.failure());
  if (state.database() == nullptr) return std::vector<LedgerRow>();
  rescue_ids(state, nullptr);
  const Result<Database*> database = state.work();
  if (!database) return tl::unexpected(database.error());
  Session session(**database);
  std::vector<LedgerRow> rows = LedgerStore(session).all();
  if (session.failure()) return no_room(*session.failure());
  return rows;
}

Result<void> write_ids(const std::vector<LedgerRow>& rows, const StateRequest& request,
                       FileSystem& files) {
  Diagnostics said;
  State state(files, request, said);
  const Result<Database*> database = state.work();
  if (!database) return tl::unexpected(database.error());
  {
    Session session(**database);
    LedgerStore(session).save(rows);
    if (session.failure()) return no_room(*session.failure());
  }
  state.commit();
  return {};
}

}  // namespace

Result<void> bring_ids(const StateRequest& request, FileSystem& files) {
  if (request.holder.empty()) return {};
  const std::string own = state_folder(request.home, request.part) + "/state.db";
  const std::string folder = state_folder(request.holder, request.part);
  const std::string mark = folder + "/brought";
  const std::string seen =
      fmt::format("{:016x}", status_digest(files.status(own, Links::kDoNotFollow)));
  const Result<std::string> before = files.read(mark, kMostBytes);
  if (before && *before == seen) return {};
  const Result<std::vector<LedgerRow>> rows = known_ids(request, files);
  if (!rows) return tl::unexpected(rows.error());
  for (const char* name : {"/brought", "/state.db", "/state.db-journal", "/begun"}) {
    if (Result<void> removed = files.remove(folder + name); !removed) return removed;
  }
  Result<void> written = write_ids(*rows, request, files);
  if (!written) return written;
  return files.write_new(mark, seen, Durability::kLater).map([](const FileStatus&) {});
}

}  // namespace feedgen
