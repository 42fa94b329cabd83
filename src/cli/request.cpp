#include "cli/request.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include <fmt/format.h>

#include "config/find_settings.h"
#include "config/read_settings.h"
#include "syntax/scalar.h"
#include "system/clock.h"
#include "text/display.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLargestConfiguration = 1U << 20U;

Result<std::optional<std::string>> configuration_file(const Options& options, FileSystem& files) {
  if (options.config) return options.config;
  std::string start = options.articles.empty() ? "." : options.articles.front();
  const auto status = files.status(start, Links::kFollow);
  if (!status || !*status) {
    return fail(ErrorKind::kUsage, fmt::format("there is no {}", in_quotes(start)),
                "name the folder that holds the articles");
  }
  if ((*status)->kind != FileKind::kFolder) start = fs::path(start).parent_path().string();
  return find_settings(files, start.empty() ? "." : start);
}

Result<void> load(const std::string& path, FileSystem& files, Settings& settings) {
  Result<std::string> yaml = files.read(path, kLargestConfiguration);
  if (!yaml) {
    yaml.error().kind = ErrorKind::kUsage;
    return tl::unexpected(std::move(yaml.error()));
  }
  return read_settings(*yaml, path, settings);
}

bool exists(const std::string& path, FileSystem& files) {
  const auto status = files.status(path, Links::kDoNotFollow);
  return status && *status;
}

// A folder that configuration names: below the configuration's own, links included.
Result<std::string> inside(const std::string& name, const std::string& folder,
                           std::string_view setting, FileSystem& files) {
  const auto outside = [&] {
    return fail(
        ErrorKind::kUsage,
        fmt::format("{}: {} lies outside the configuration's folder", setting, in_quotes(name)),
        fmt::format("name it on the command line{}", setting == "output" ? " with -o" : ""));
  };
  const fs::path path = fs::path(name).lexically_normal();
  if (path.is_absolute() || path.empty() || *path.begin() == "..") return outside();
  const std::string joined = folder.empty() ? path.string() : (fs::path(folder) / path).string();
  const Result<std::string> root = files.real_path(folder.empty() ? "." : folder);
  if (!root) return tl::unexpected(root.error());
  // As much of the path as is there already: a link in it may lead elsewhere.
  fs::path existing = joined;
  while (!existing.empty() && !exists(existing.string(), files)) existing = existing.parent_path();
  if (existing.empty()) return joined;
  const Result<std::string> real = files.real_path(existing.string());
  if (!real || !(*real + '/').starts_with(*root == "/" ? *root : *root + '/')) return outside();
  return joined;
}

Result<void> apply_options(const Options& options, Settings& settings) {
  if (options.base_url) {
    Result<std::string> url = read_base_url(*options.base_url);
    if (!url) {
      url.error().message.problem = "--base-url: " + url.error().message.problem;
      return tl::unexpected(std::move(url.error()));
    }
    settings.base_url = std::move(*url);
  }
  if (options.title) settings.title = clean_text(repair_utf8(*options.title));
  if (options.limit) settings.limit = *options.limit;
  if (options.formats) settings.formats = *options.formats;
  if (options.content) settings.content = *options.content;
  return {};
}

Result<void> choose_folders(const Options& options, const std::string& configuration,
                            FileSystem& files, BuildRequest& request) {
  const std::string folder = fs::path(configuration).parent_path().string();
  request.articles = options.articles;
  if (request.articles.empty()) {
    for (const std::string& name : request.settings.articles) {
      Result<std::string> path = inside(name, folder, "articles", files);
      if (!path) return tl::unexpected(std::move(path.error()));
      request.articles.push_back(std::move(*path));
    }
  }
  if (request.articles.empty()) {
    return fail(ErrorKind::kUsage, "no folder of articles is named",
                "write: feedgen ARTICLES -o feeds");
  }
  if (options.output) {
    request.output = *options.output;
    if (!request.output.empty()) return {};
    return fail(ErrorKind::kUsage, "--output: the folder has no name", "write: -o feeds");
  }
  const bool configured = !request.settings.output.empty();
  return inside(configured ? request.settings.output : "feeds", configured ? folder : "", "output",
                files)
      .map([&](std::string path) { request.output = std::move(path); });
}

Message no_address() {
  return {"the address of the site is not known, so the feeds have no links",
          "set base_url in feedgen.yaml, or --base-url https://example.org/",
          {}};
}

}  // namespace

Result<PreparedBuild> prepare_build(const Options& options, FileSystem& files) {
  PreparedBuild prepared;
  BuildRequest& request = prepared.request;
  const Result<std::optional<std::string>> configuration = configuration_file(options, files);
  if (!configuration) return tl::unexpected(configuration.error());
  const std::string path = configuration->value_or("");
  Result<void> done;
  if (!path.empty()) {
    done = load(path, files, request.settings);
    prepared.notes.push_back(
        {Severity::kNote, Message{"settings are read from this file", {}, Place{path}}});
  }
  if (done) done = apply_options(options, request.settings);
  if (done) done = complete_settings(request.settings);
  if (done) done = choose_folders(options, path, files, request);
  if (!done) {
    // What only the whole can tell has no line, but it has a file.
    if (done.error().message.place.path.empty()) done.error().message.place.path = path;
    return tl::unexpected(std::move(done.error()));
  }
  const Result<Instant> now = current_time();
  if (!now) return tl::unexpected(now.error());
  request.now = *now;
  request.jobs =
      options.jobs > 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  request.mode = options.dry_run ? PublishMode::kDryRun : PublishMode::kWrite;
  request.state.home = fs::path(path).parent_path().string();
  request.state.mode = options.dry_run ? StateMode::kRead : StateMode::kWrite;
  if (request.settings.base_url.empty()) {
    prepared.notes.push_back({Severity::kWarning, no_address()});
  }
  return prepared;
}

}  // namespace feedgen
