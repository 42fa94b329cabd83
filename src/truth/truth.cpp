#include "truth/truth.h"

#include <utility>

#include <fmt/format.h>

#include "s3/bucket.h"
#include "text/percent.h"
#include "truth/local.h"
#include "truth/postgres_store.h"
#include "truth/snapshot_bucket.h"
#include "truth/snapshot_folder.h"

namespace feedgen {
namespace {

bool is_postgres(std::string_view address) {
  return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

// file:///folder/name
std::optional<std::string> path_of_file(std::string_view address) {
  constexpr std::string_view kScheme = "file://";
  if (!address.starts_with(kScheme)) return std::nullopt;
  std::string path = percent_decode(address.substr(kScheme.size()));
  const bool is_fit = path.starts_with('/') && path.find('\0') == std::string::npos;
  return is_fit ? std::optional(std::move(path)) : std::nullopt;
}

tl::unexpected<Error> failed(const DatabaseError& error) {
  return fail(ErrorKind::kOutput, "the shared state can't be worked on here: " + error.text,
              error.remedy);
}

}  // namespace

bool is_shared_address(std::string_view address) {
  return is_postgres(address) || is_bucket_address(address) || path_of_file(address);
}

Result<std::unique_ptr<TruthStore>> open_truth_store(const std::string& address,
                                                     const std::string& site, TruthAccess access,
                                                     const World& world) {
  if (is_postgres(address)) return open_postgres(address, site, access);
  if (is_bucket_address(address)) {
    const std::string suffix = site.empty() ? std::string() : '.' + site;
    Result<std::unique_ptr<SnapshotPlace>> place = snapshot_in_bucket(address, suffix, world);
    if (!place) return tl::unexpected(std::move(place.error()));
    return snapshot_store(std::move(*place), world.clock.now);
  }
  std::optional<std::string> path = path_of_file(address);
  if (!path) return fail(ErrorKind::kUsage, "this is no address of a shared state");
  if (!site.empty()) *path += '.' + site;
  return snapshot_store(snapshot_in_file(*path, world.files), world.clock.now);
}

Result<std::unique_ptr<Truth>> Truth::open(const StateRequest& request, const World& world,
                                           std::chrono::milliseconds patience) {
  if (request.shared.empty() || request.mode == StateMode::kNone) return nullptr;
  const TruthAccess access =
      request.mode == StateMode::kRead ? TruthAccess::kLook : TruthAccess::kWrite;
  Result<std::unique_ptr<TruthStore>> store =
      open_truth_store(request.shared, request.part, access, world);
  if (!store) return tl::unexpected(std::move(store.error()));
  if (request.mode == StateMode::kWrite) {
    const Result<void> leased = (*store)->take_lease(patience, request.tell);
    if (!leased) return tl::unexpected(leased.error());
  }
  return std::make_unique<Truth>(std::move(*store), access);
}

Result<void> Truth::pull(Database& database) {
  Session session(database);
  LocalTruth local(session);
  local.end_tracking();
  const std::optional<TruthPosition> seen = local.position();
  if (session.failure()) return failed(*session.failure());
  const Result<FetchedTruth> fetched = store_->fetch(seen);
  if (!fetched) return tl::unexpected(fetched.error());
  const std::optional<std::string> unfit =
      fetched->is_whole ? local.put_all(fetched->rows) : local.put(fetched->rows);
  if (unfit) {
    return fail(ErrorKind::kOutput,
                fmt::format("the shared state has a value that feedgen does not write: {}", *unfit),
                "remove that row, or restore a backup; nothing was published",
                Place{store_->shown()});
  }
  position_ = fetched->position;
  has_pulled_ = seen != position_;
  if (has_pulled_) local.set_position(position_);
  has_unshared_ = local.has_unknown();
  local.begin_tracking();
  if (session.failure()) return failed(*session.failure());
  return {};
}

Result<Push> Truth::push(Session& session) {
  if (access_ == TruthAccess::kLook) return Push::kDone;
  LocalTruth local(session);
  const std::vector<TruthRow> rows = local.changed_rows();
  if (rows.empty() || session.failure()) return Push::kDone;
  const Result<std::optional<TruthPosition>> written = store_->write(rows);
  if (!written) return tl::unexpected(written.error());
  if (!*written) return Push::kOvertaken;
  // With versions of others between, the next pull() gets theirs and these.
  if ((*written)->version == position_.version + 1) {
    position_ = **written;
    local.set_position(position_);
  }
  local.begin_tracking();
  return Push::kDone;
}

}  // namespace feedgen
