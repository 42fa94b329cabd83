#include "hook/state_folder.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include <fmt/format.h>

namespace feedgen {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 10U;
constexpr std::size_t kMostOfOneRun = std::size_t{64} << 10U;

}  // namespace

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
    const bool is_held = !lock && lock.error().kind != ErrorKind::kUnreadable;
    if (is_held) return has_worked ? Turn::kDone : Turn::kTakenOver;
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

std::string hook_state_folder(FileSystem& files, const std::string& home) {
  const Result<std::string> real = files.real_path(home.empty() ? "." : home);
  if (!real) return {};
  std::string folder = (*real == "/" ? "" : *real) + "/.feedgen";
  if (!files.make_folder(folder)) return {};
  const auto status = files.status(folder, Links::kDoNotFollow);
  if (!status || !*status || (*status)->kind != FileKind::kFolder) return {};
  const std::string ignore = folder + "/.gitignore";
  const auto ignored = files.status(ignore, Links::kDoNotFollow);
  // The state of one machine is not to be committed.
  if (ignored && !*ignored) static_cast<void>(files.write_new(ignore, "*\n", Durability::kLater));
  return folder;
}

void turn_log(FileSystem& files, const std::string& folder) {
  const std::string path = folder + '/' + std::string(kHookLog);
  const auto status = files.status(path, Links::kDoNotFollow);
  if (!status || !*status || (*status)->size() < kMostBytes) return;
  static_cast<void>(files.rename(path, path + ".old"));
}

std::string bounded_lines(std::string_view text) {
  if (text.size() <= kMostOfOneRun) return std::string(text);
  const std::size_t end = text.rfind('\n', kMostOfOneRun);
  const std::size_t kept = end == std::string_view::npos ? 0 : end + 1;
  const auto left_out =
      std::count(text.begin() + static_cast<std::ptrdiff_t>(kept), text.end(), '\n');
  return fmt::format("{}({} more lines)\n", text.substr(0, kept), left_out);
}

}  // namespace feedgen
