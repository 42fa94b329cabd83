#include "config/find_settings.h"

#include <filesystem>

namespace feedgen {
namespace {

constexpr const char* kFileName = "feedgen.yaml";

Result<bool> exists(FileReader& files, const std::filesystem::path& path) {
  return files.status(path.string(), Links::kFollow).map([](const auto& status) {
    return status.has_value();
  });
}

std::string as_typed(const std::filesystem::path& path, const std::filesystem::path& here) {
  const std::filesystem::path relative = path.lexically_relative(here);
  return relative.empty() ? path.string() : relative.string();
}

}  // namespace

Result<std::optional<std::string>> find_settings(FileReader& files, const std::string& articles) {
  const Result<std::string> here = files.real_path(".");
  const Result<std::string> start = files.real_path(articles);
  if (!here) return tl::unexpected(here.error());
  if (!start) return tl::unexpected(start.error());
  for (std::filesystem::path folder = *start;; folder = folder.parent_path()) {
    const Result<bool> found = exists(files, folder / kFileName);
    if (!found) return tl::unexpected(found.error());
    if (*found) return as_typed(folder / kFileName, *here);
    const Result<bool> is_repository = exists(files, folder / ".git");
    if (folder == folder.parent_path() || (is_repository && *is_repository)) return std::nullopt;
  }
}

}  // namespace feedgen
