#include "system/replace_file.h"

#include <optional>

namespace feedgen {

Result<void> replace_file(const std::string& path, const std::string& bytes, FileSystem& files) {
  std::string target = path;
  std::optional<unsigned> mode;
  const auto status = files.status(path, Links::kFollow);
  if (!status) return tl::unexpected(status.error());
  if (*status) {
    mode = (*status)->mode;
    const Result<std::string> real = files.real_path(path);
    if (!real) return tl::unexpected(real.error());
    target = *real;
  }
  const std::string fresh = target + ".feedgen-new";
  const auto written = files.write_new(fresh, bytes, Durability::kNow, mode);
  if (!written) return tl::unexpected(written.error());
  Result<void> renamed = files.rename(fresh, target);
  if (!renamed) static_cast<void>(files.remove(fresh));
  return renamed;
}

}  // namespace feedgen
