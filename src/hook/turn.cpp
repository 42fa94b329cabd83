#include "hook/turn.h"

#include <chrono>
#include <memory>

namespace feedgen {
namespace {

bool exists(FileSystem& files, const std::string& path) {
  const auto status = files.status(path, Links::kDoNotFollow);
  return status && *status;
}

}  // namespace

Turn build_in_turn(FileSystem& files, const std::string& folder,
                   const std::function<void()>& build) {
  const std::string mark = folder + "/hook.due";
  // A failure is no failure where the mark is there already.
  const bool is_set =
      !folder.empty() && (files.write_new(mark, {}, Durability::kLater) || exists(files, mark));
  if (!is_set) {
    build();
    return Turn::kDone;
  }
  bool has_built = false;
  while (exists(files, mark)) {
    Result<std::unique_ptr<FileLock>> lock =
        files.lock(folder + "/hook.lock", std::chrono::milliseconds(0));
    if (!lock) return has_built ? Turn::kDone : Turn::kTakenOver;
    while (exists(files, mark)) {
      // Before the build looks at anything: what comes later sets it again.
      const bool is_removed = files.remove(mark).has_value();
      build();
      has_built = true;
      if (!is_removed) return Turn::kDone;
    }
  }
  // Without a mark at the beginning, another process has taken it and looks after it.
  return has_built ? Turn::kDone : Turn::kTakenOver;
}

}  // namespace feedgen
