#include "hook/turn.h"

#include <chrono>
#include <memory>

namespace feedgen {
Turn take_turn(FileSystem& files, const std::string& folder, std::string_view name,
               const std::function<void()>& work) {
  const std::string base = folder + '/' + std::string(name);
  const std::string mark = base + ".due";
  // If the mark exists already, another process has set it.
  const bool is_set =
      !folder.empty() && (files.write_new(mark, {}, Durability::kLater) || files.has(mark));
  if (!is_set) {
    work();
    return Turn::kDone;
  }
  bool has_worked = false;
  while (files.has(mark)) {
    Result<std::unique_ptr<FileLock>> lock =
        files.lock(base + ".lock", std::chrono::milliseconds(0));
    if (!lock) return has_worked ? Turn::kDone : Turn::kTakenOver;
    while (files.has(mark)) {
      // Before the work reads anything: a process that comes later sets the mark again.
      const bool is_removed = files.remove(mark).has_value();
      work();
      has_worked = true;
      if (!is_removed) return Turn::kDone;
    }
  }
  // Without a mark at the beginning, another process has taken it and looks after it.
  return has_worked ? Turn::kDone : Turn::kTakenOver;
}

}  // namespace feedgen
