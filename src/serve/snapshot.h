// All that a build has made, whole: what is asked for later never sees half of it. Pages of it get
// the messages of the build, and a script that loads them again.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/instant.h"

namespace feedgen {

/// Bytes as they are sent; compressed when that is first asked for. For several threads.
class ServedBody {
 public:
  explicit ServedBody(std::string bytes) : bytes_(std::move(bytes)) {}
  const std::string& bytes() const { return bytes_; }
  /// nullopt: compressing saves nothing, or takes too long.
  const std::optional<std::string>& gzip() const;

 private:
  std::string bytes_;
  mutable std::once_flag once_;
  mutable std::optional<std::string> gzip_;
};

/// A file that a build has made; snapshots share those that did not change.
struct BuiltFile {
  std::shared_ptr<const ServedBody> body;
  std::string type;    ///< Content-Type
  std::string digest;  ///< of the bytes
  Instant modified{};  ///< later than that of all bytes that the path had before
};

BuiltFile built_file(std::string bytes, std::string type, Instant modified);

struct ServedFile {
  std::shared_ptr<const ServedBody> body;
  std::string type;
  std::string digest;
  Instant modified{};
};

class PreviewSnapshot {
 public:
  /// By path, without '/' at its beginning.
  using Files = std::map<std::string, std::shared_ptr<const BuiltFile>, std::less<>>;

  /// `time`: of the build, and later than that of the snapshot before.
  PreviewSnapshot(Files files, std::vector<std::string> messages, Instant time);

  /// Changes when anything of the snapshot does.
  const std::string& version() const { return version_; }

  bool has(std::string_view path) const { return files_.find(path) != files_.end(); }

  /// nullopt: there is no such file. A page is made when it is first asked for. The home page is
  /// there always: one that lists the files takes its place.
  std::optional<ServedFile> find(std::string_view path) const;

 private:
  ServedFile page(const std::string& path, const BuiltFile& file) const;
  std::string list_of_files() const;

  Files files_;
  std::vector<std::string> messages_;
  Instant time_{};
  std::string version_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, ServedFile, std::less<>> pages_;  // guarded by mutex_
};

/// The page with a section of the messages at its top, and a script that loads the page again when
/// the snapshot is no longer that of `version`; the policy of the page allows both.
std::string page_with_reload(std::string page, const std::string& version,
                             const std::vector<std::string>& messages);

/// Where pages ask for the version: the answer is held back as long as it is the one they name.
inline constexpr std::string_view kVersionPath = "/.feedgen-version";

/// The media type of a file by its ending, with the charset of texts.
std::string type_by_name(std::string_view path);

}  // namespace feedgen
