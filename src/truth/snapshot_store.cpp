#include "truth/snapshot_store.h"

#include <algorithm>
#include <utility>

#include "state/values.h"
#include "system/clock.h"
#include "truth/snapshot.h"

namespace feedgen {
namespace {

// A builder that was killed leaves its claims behind: others wait so long. No round of pings, and
// no upload of one file, takes longer; each answer that is recorded renews them.
constexpr std::chrono::seconds kClaimed = std::chrono::minutes{10};
// So often a change is made again on what another builder has written meanwhile.
constexpr int kMostTries = 20;

class SnapshotStore final : public TruthStore {
 public:
  SnapshotStore(std::unique_ptr<SnapshotPlace> place, std::function<Instant()> now)
      : place_(std::move(place)), now_(std::move(now)), own_(random_number()) {}

  // What can't be given back ends by itself.
  ~SnapshotStore() override {
    if (!has_claims_) return;
    static_cast<void>(change([&](TruthSnapshot& snapshot) {
      std::erase_if(snapshot.claims, [&](const SnapshotClaim& one) { return one.holder == own_; });
      return true;
    }));
  }

  const std::string& shown() const override { return place_->shown(); }

  // There is none: who writes finds out whether another was faster.
  Result<void> take_lease(std::chrono::milliseconds,
                          const std::function<void(const Message&)>&) override {
    is_build_ = true;
    return {};
  }

  Result<FetchedTruth> fetch(const std::optional<TruthPosition>& seen) override {
    if (Result<void> got = get(); !got) return tl::unexpected(got.error());
    FetchedTruth fetched;
    fetched.position = position_of(latest_);
    fetched.is_whole = seen != fetched.position;
    if (fetched.is_whole) fetched.rows = latest_.rows;
    return fetched;
  }

  Result<std::optional<TruthPosition>> write(const std::vector<TruthRow>& rows) override {
    const auto apply = [&](TruthSnapshot& snapshot) {
      snapshot = with_changes(std::move(snapshot), rows);
      std::sort(snapshot.rows.begin(), snapshot.rows.end());
      if (snapshot.rows == latest_.rows) return false;  // written again, the same
      ++snapshot.version;
      for (SnapshotClaim& claim : snapshot.claims) {
        if (claim.holder == own_) claim.until = seconds(now_()) + kClaimed.count();
      }
      return true;
    };
    const Result<bool> written = is_build_ ? put(apply) : change(apply);
    if (!written) return tl::unexpected(written.error());
    if (!*written) return std::nullopt;
    return position_of(latest_);
  }

  Result<std::vector<bool>> claim(const std::vector<std::string>& names) override {
    std::vector<bool> claimed;
    const Result<bool> done = change([&](TruthSnapshot& snapshot) {
      const std::int64_t now = seconds(now_());
      std::erase_if(snapshot.claims, [&](const SnapshotClaim& one) {
        return one.until <= now || one.until > now + 2 * kClaimed.count();
      });
      claimed.clear();
      for (const std::string& name : names) {
        const bool is_free = std::none_of(
            snapshot.claims.begin(), snapshot.claims.end(),
            [&](const SnapshotClaim& one) { return one.name == name && one.holder != own_; });
        claimed.push_back(is_free);
        if (!is_free) continue;
        std::erase_if(snapshot.claims, [&](const SnapshotClaim& one) { return one.name == name; });
        snapshot.claims.push_back({name, own_, now + kClaimed.count()});
      }
      return std::find(claimed.begin(), claimed.end(), true) != claimed.end();
    });
    if (!done) return tl::unexpected(done.error());
    has_claims_ = true;
    return claimed;
  }

 private:
  static std::int64_t random_number() { return static_cast<std::int64_t>(random_bits() >> 1U); }

  Result<void> get() {
    Result<std::optional<StoredSnapshot>> stored = place_->get();
    if (!stored) return tl::unexpected(std::move(stored.error()));
    etag_.reset();
    latest_ = {};
    if (!*stored) return {};
    Result<TruthSnapshot> read = read_snapshot((*stored)->bytes);
    if (!read) {
      read.error().message.place.path = place_->shown();
      return tl::unexpected(std::move(read.error()));
    }
    latest_ = std::move(*read);
    etag_ = std::move((*stored)->etag);
    return {};
  }

  // False: another was faster. `apply` says whether there is something to write.
  Result<bool> put(const std::function<bool(TruthSnapshot&)>& apply) {
    TruthSnapshot next = latest_;
    if (!apply(next)) return true;
    const std::string bytes = write_snapshot(next);
    if (bytes.size() > kLargestSnapshot) {
      return fail(ErrorKind::kOutput, "the shared state is too large for one snapshot",
                  "share it on PostgreSQL: feedgen state move", Place{place_->shown()});
    }
    const Result<bool> stored = place_->put(bytes, etag_);
    if (stored && *stored) latest_ = std::move(next);
    return stored;
  }

  // On what is there now, whoever has written it.
  Result<bool> change(const std::function<bool(TruthSnapshot&)>& apply) {
    for (int i = 0; i < kMostTries; ++i) {
      if (Result<void> got = get(); !got) return tl::unexpected(got.error());
      const Result<bool> done = put(apply);
      if (!done || *done) return done;
    }
    return false;
  }

  std::unique_ptr<SnapshotPlace> place_;
  std::function<Instant()> now_;
  std::int64_t own_;
  TruthSnapshot latest_;
  std::optional<std::string> etag_;
  bool is_build_ = false;
  bool has_claims_ = false;
};

}  // namespace

std::unique_ptr<TruthStore> snapshot_store(std::unique_ptr<SnapshotPlace> place,
                                           std::function<Instant()> now) {
  return std::make_unique<SnapshotStore>(std::move(place), std::move(now));
}

}  // namespace feedgen
