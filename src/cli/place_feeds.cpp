#include "cli/place_feeds.h"

#include <filesystem>

#include "config/read_settings.h"

namespace feedgen {

namespace fs = std::filesystem;

std::string real_path_of(const std::string& path, FileReader& files) {
  const fs::path whole = path.empty() ? fs::path(".") : fs::path(path).lexically_normal();
  fs::path existing = whole;
  while (!existing.empty() && existing != existing.root_path() && !files.has(existing.string())) {
    existing = existing.parent_path();
  }
  const Result<std::string> real = files.real_path(existing.empty() ? "." : existing.string());
  if (!real) return {};
  const fs::path rest = whole.lexically_relative(existing.empty() ? fs::path(".") : existing);
  std::string joined = (fs::path(*real) / rest).lexically_normal().string();
  while (joined.size() > 1 && joined.ends_with('/')) joined.pop_back();
  return joined;
}

bool place_feeds(const std::string& output, FileReader& files, Settings& settings) {
  if (settings.own_feeds.output.empty()) return false;
  const std::string pages = real_path_of(settings.own_feeds.output, files);
  const std::string feeds = real_path_of(output, files);
  if (pages.empty() || (feeds != pages && !feeds.starts_with(pages + '/'))) return false;
  complete_places(feeds == pages ? "" : feeds.substr(pages.size() + 1), settings);
  return feeds == pages;
}

}  // namespace feedgen
