#include "hook/state_folder.h"

namespace feedgen {

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

}  // namespace feedgen
