#include "system/watched_files.h"

#include <fmt/format.h>

#include "text/hash.h"

namespace feedgen {

Result<std::optional<FileStatus>> WatchedFiles::status(const std::string& path, Links links) {
  Result<std::optional<FileStatus>> status = noted(files_.status(path, links));
  seen_[path] = status_digest(status);
  return status;
}

std::uint64_t status_digest(const Result<std::optional<FileStatus>>& status) {
  if (!status || !*status) return 0;
  const FileStamp& stamp = (*status)->stamp;
  return hash64(fmt::format("{} {} {} {} {}", static_cast<int>((*status)->kind), stamp.size,
                            stamp.inode, stamp.modified, stamp.changed));
}

}  // namespace feedgen
