#include "cli/foreign_links.h"

#include <filesystem>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "text/display.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

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

Result<void> refuse_foreign_links(const Options& options, FileReader& files, Git& git) {
  for (const std::string& path : options.articles) {
    Result<void> done = refuse_links_of(path, "articles", files, git);
    if (!done) return done;
  }
  return options.output ? refuse_links_of(*options.output, "--output", files, git) : Result<void>{};
}

}  // namespace feedgen
