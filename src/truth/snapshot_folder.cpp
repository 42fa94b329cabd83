#include "truth/snapshot_folder.h"

#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "system/replace_file.h"
#include "text/hash.h"
#include "truth/snapshot.h"

namespace feedgen {
namespace {

// Of one writer, for as long as it takes to compare and to replace.
constexpr std::chrono::milliseconds kPatience{30'000};

std::string etag_of(const std::string& bytes) {
  std::string etag;
  for (const std::uint8_t byte : hash128(bytes)) etag += fmt::format("{:02x}", byte);
  return etag;
}

class SnapshotFile final : public SnapshotPlace {
 public:
  SnapshotFile(std::string path, FileSystem& files) : path_(std::move(path)), files_(files) {}

  const std::string& shown() const override { return path_; }

  Result<std::optional<StoredSnapshot>> get() override {
    const auto status = files_.status(path_, Links::kFollow);
    if (!status) return tl::unexpected(status.error());
    if (!*status) return std::optional<StoredSnapshot>();
    Result<std::string> bytes = files_.read(path_, kLargestSnapshot);
    if (!bytes) {
      bytes.error().kind = ErrorKind::kOutput;
      return tl::unexpected(std::move(bytes.error()));
    }
    std::string etag = etag_of(*bytes);
    return StoredSnapshot{std::move(*bytes), std::move(etag)};
  }

  Result<bool> put(const std::string& bytes, const std::optional<std::string>& etag) override {
    const Result<std::unique_ptr<FileLock>> lock = files_.lock(path_ + ".lock", kPatience);
    if (!lock) return tl::unexpected(lock.error());
    const Result<std::optional<StoredSnapshot>> now = get();
    if (!now) return tl::unexpected(now.error());
    const bool is_same = now->has_value() ? etag == (*now)->etag : !etag;
    if (!is_same) return false;
    if (const Result<void> done = replace_file(path_, bytes, files_); !done) {
      return tl::unexpected(done.error());
    }
    return true;
  }

 private:
  std::string path_;
  FileSystem& files_;
};

}  // namespace

std::unique_ptr<SnapshotPlace> snapshot_in_file(const std::string& path, FileSystem& files) {
  return std::make_unique<SnapshotFile>(path, files);
}

}  // namespace feedgen
