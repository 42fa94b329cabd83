#include "cli/named_path.h"

#include <filesystem>

#include <fmt/format.h>

#include "config/load_settings.h"
#include "config/read_settings.h"
#include "text/display.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> refused(std::string_view problem, std::string remedy,
                              std::string_view setting, const Settings& settings) {
  const SettingOrigin* origin = origin_of(settings, setting);
  return fail(ErrorKind::kUsage, fmt::format("{}: {}", setting, problem), std::move(remedy),
              origin == nullptr ? Place{} : origin->place);
}

tl::unexpected<Error> outside(const std::string& name, std::string_view setting,
                              const Settings& settings) {
  return refused(fmt::format("{} lies outside the configuration's folder", in_quotes(name)),
                 setting.starts_with("page_") ? "name a file below it"
                 : setting == "output"        ? "name it on the command line with -o"
                 : setting == "publish"       ? "name it on the command line with --to"
                                              : "name it on the command line",
                 setting, settings);
}

}  // namespace

Result<std::string> inside(const std::string& name, std::string_view setting,
                           const Settings& settings, FileReader& files) {
  constexpr std::size_t kLongest = 4096;  // of a path; each folder above it is looked for
  if (name.size() > kLongest)
    return refused("the path is too long", "name a folder with a shorter one", setting, settings);
  const std::string folder = folder_of_setting(settings, setting);
  const fs::path path = fs::path(name).lexically_normal();
  for (const fs::path& part : path) {
    // What git and feedgen keep there is not made by settings.
    if (part != ".git" && part != ".feedgen") continue;
    return refused(fmt::format("{} lies in {}", in_quotes(name), part.string()),
                   "name another place", setting, settings);
  }
  if (path.is_absolute() || path.empty() || *path.begin() == "..")
    return outside(name, setting, settings);
  const std::string joined = folder.empty() ? path.string() : (fs::path(folder) / path).string();
  const Result<std::string> root = files.real_path(folder.empty() ? "." : folder);
  if (!root) return tl::unexpected(root.error());
  // As much of the path as is there already: a link in it may lead elsewhere.
  fs::path existing = joined;
  while (!existing.empty() && !files.has(existing.string())) existing = existing.parent_path();
  if (existing.empty()) return joined;
  const Result<std::string> real = files.real_path(existing.string());
  if (!real || !(*real + '/').starts_with(*root == "/" ? *root : *root + '/'))
    return outside(name, setting, settings);
  return joined;
}

}  // namespace feedgen
