#include "cli/place_feeds.h"

#include <filesystem>
#include <optional>

#include <fmt/format.h>

#include "config/read_settings.h"
#include "text/display.h"
#include "value/ranges.h"

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

namespace {

// Where a link that git keeps leads to, if that is not below the repository's folder.
std::optional<std::string> foreign_target(const fs::path& link, FileReader& files, Git& git) {
  const std::string folder = link.has_parent_path() ? link.parent_path().string() : ".";
  const Result<std::string> target = files.real_path(link.string());
  if (!target || !git.tracks(folder, link.filename().string())) return std::nullopt;
  const std::optional<Repository> repository = git.find(folder);
  if (!repository || (*target + '/').starts_with(repository->top + '/')) return std::nullopt;
  return *target;
}

Result<void> refuse_links_of(const std::string& path, const char* what, FileReader& files,
                             Git& git) {
  fs::path passed;
  for (const fs::path& part : fs::path(path)) {
    passed = passed.empty() ? part : passed / part;
    if (part.empty() || part == "." || part == "..") continue;  // no link's own name
    const auto status = files.status(passed.string(), Links::kDoNotFollow);
    if (!status || !*status) return {};  // reading or writing says why
    if ((*status)->kind != FileKind::kLink) continue;
    const std::optional<std::string> target = foreign_target(passed, files, git);
    if (!target) continue;
    return fail(
        ErrorKind::kUsage,
        fmt::format("{}: {} is a link that git keeps, and leads out of its repository, to {}", what,
                    in_quotes(passed.string()), in_quotes(*target)),
        "if that folder is meant, name it by its own path");
  }
  return {};
}

}  // namespace

bool place_feeds(const std::string& output, FileReader& files, Settings& settings) {
  if (settings.own_feeds.output.empty()) return false;
  const std::string pages = real_path_of(settings.own_feeds.output, files);
  const std::string feeds = real_path_of(output, files);
  if (pages.empty() || (feeds != pages && !feeds.starts_with(pages + '/'))) return false;
  complete_places(feeds == pages ? "" : feeds.substr(pages.size() + 1), settings);
  return feeds == pages;
}

Result<void> refuse_foreign_links(const Options& options, FileReader& files, Git& git) {
  for (const std::string& path : options.articles) {
    Result<void> done = refuse_links_of(path, "articles", files, git);
    if (!done) return done;
  }
  return options.output ? refuse_links_of(*options.output, "--output", files, git) : Result<void>{};
}

void leave_out_feeds(FileReader& files, BuildRequest& request) {
  const std::string output = real_path_of(request.output, files);
  const auto is_part_of = [&](const std::string& path) { return output.starts_with(path + '/'); };
  for (const std::string& articles : request.articles) {
    const std::string folder = real_path_of(articles, files);
    if (!is_part_of(folder)) continue;
    const std::string below = output.substr(folder.size());
    const bool is_elsewhere_too = any_of(request.articles, [&](const std::string& other) {
      return !is_part_of(real_path_of(other, files)) && files.has(other + below);
    });
    if (!is_elsewhere_too) request.settings.exclude.push_back(below);
  }
}

}  // namespace feedgen
