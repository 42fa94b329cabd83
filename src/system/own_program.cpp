#include "system/own_program.h"

#include <algorithm>
#include <cstdlib>

namespace feedgen {
namespace {

std::string file_at(FileReader& files, const std::string& path) {
  constexpr unsigned kExecutable = 0111;
  const auto status = files.status(path, Links::kFollow);
  const bool is_program = status && *status && (*status)->kind == FileKind::kFile &&
                          ((*status)->mode & kExecutable) != 0;
  return is_program ? files.real_path(path).value_or("") : std::string();
}

}  // namespace

std::string find_program(FileReader& files, std::string_view word, std::string_view path) {
  if (word.empty()) return {};
  if (word.find('/') != std::string_view::npos) return file_at(files, std::string(word));
  while (true) {
    const std::size_t end = std::min(path.find(':'), path.size());
    // An empty entry is the working folder.
    const std::string folder = end == 0 ? "." : std::string(path.substr(0, end));
    if (std::string found = file_at(files, folder + '/' + std::string(word)); !found.empty()) {
      return found;
    }
    if (end == path.size()) return {};
    path.remove_prefix(end + 1);
  }
}

Result<std::string> own_program(FileReader& files) {
  // Not there in a container or a chroot without /proc.
  if (Result<std::string> path = files.real_path("/proc/self/exe")) return path;
  const char* variable = std::getenv("PATH");  // NOLINT(concurrency-mt-unsafe)
  std::string path =
      find_program(files, ::program_invocation_name, variable == nullptr ? "" : variable);
  if (!path.empty()) return path;
  return fail(ErrorKind::kOutput, "it can't be found out where this program lies",
              "mount /proc, or call it by its full path: /usr/local/bin/feedgen");
}

}  // namespace feedgen
