#include "cli/pages_request.h"

#include <filesystem>

#include <fmt/format.h>

#include "cli/named_path.h"
#include "cli/place_feeds.h"
#include "config/read_settings.h"
#include "scan/walk.h"
#include "text/display.h"
#include "text/percent.h"

namespace feedgen {
namespace {

bool is_in(const std::string& path, const std::string& folder) {
  return path == folder || path.starts_with(folder == "/" ? folder : folder + '/');
}

// What the generator's configuration says was perhaps written by a stranger.
Result<std::string> generators_folder(const BuildRequest& request, FileReader& files) {
  const OwnFeeds& own = request.settings.own_feeds;
  const std::string pages = real_path_of(own.output, files);
  const bool is_named = is_in(real_path_of(request.output, files), pages);
  if (is_named || is_in(pages, real_path_of(own.site, files))) return own.output;
  return fail(ErrorKind::kUsage,
              fmt::format("{}, the folder of the site's pages, lies outside of the site",
                          in_quotes(own.output)),
              "name it with -o, or name another: inject: FOLDER in feedgen.yaml");
}

// Where "site/feeds" is served at "feeds/", "site" is served at the site's address.
std::string folder_above_feeds(const BuildRequest& request) {
  const std::string& base = request.settings.base_url;
  const std::string& feeds = request.settings.feeds_url;
  if (base.empty() || !feeds.starts_with(base)) return {};
  namespace fs = std::filesystem;
  fs::path below = fs::path(percent_decode(std::string_view(feeds).substr(base.size())));
  fs::path folder = fs::path(request.output).lexically_normal();
  if (!below.has_filename()) below = below.parent_path();
  if (!folder.has_filename()) folder = folder.parent_path();
  for (; !below.empty(); below = below.parent_path(), folder = folder.parent_path()) {
    if (folder.filename() != below.filename()) return {};
  }
  return folder.empty() ? "." : folder.string();
}

Result<void> refuse_articles(const BuildRequest& request, FileReader& files) {
  const std::string pages = real_path_of(request.pages, files);
  const std::string output = real_path_of(request.output, files);
  for (const std::string& one : request.articles) {
    const std::string articles = real_path_of(one, files);
    const bool holds_pages =
        pages != output && is_in(pages, articles) &&
        !is_left_out(std::string_view(pages).substr(std::min(pages.size(), articles.size() + 1)),
                     request.settings.exclude, request.settings);
    if (!is_in(articles, pages) && !holds_pages) continue;
    return fail(ErrorKind::kUsage,
                fmt::format("articles of {} lie among the pages of {}, and feedgen changes no "
                            "article",
                            in_quotes(one), in_quotes(request.pages)),
                "name the folder of the finished pages: inject: FOLDER in feedgen.yaml; or print "
                "the lines with feedgen list --html, and write them into the pages");
  }
  return {};
}

}  // namespace

Result<std::string> pages_folder(const BuildRequest& request, FileReader& files) {
  const Settings& settings = request.settings;
  if (settings.inject && !settings.inject->empty()) {
    return inside(*settings.inject, "inject", settings, files);
  }
  if (!settings.own_feeds.output.empty()) return generators_folder(request, files);
  return folder_above_feeds(request);
}

Result<void> choose_pages(const Options& options, FileReader& files, BuildRequest& request) {
  request.needs_pages = options.inject || options.eject;
  if (!request.needs_pages && !request.settings.inject) return {};
  const char* const option = options.eject ? "--eject" : options.inject ? "--inject" : "inject";
  if (!options.eject && request.settings.base_url.empty()) {
    // Without the option, the warning that feeds have no links says enough.
    if (!options.inject) return {};
    return fail(ErrorKind::kUsage,
                "--inject: the address of the site is not known, so pages can't lead to its feeds",
                "add a line such as base_url: https://your-site.example/ to feedgen.yaml");
  }
  Result<std::string> folder = pages_folder(request, files);
  if (!folder) return tl::unexpected(std::move(folder.error()));
  if (folder->empty()) {
    return fail(ErrorKind::kUsage,
                fmt::format("{}: the folder of the site's pages is not known", option),
                "name it in feedgen.yaml: inject: FOLDER");
  }
  request.pages = std::move(*folder);
  while (request.pages.size() > 1 && request.pages.ends_with('/')) request.pages.pop_back();
  if (Result<void> apart = refuse_articles(request, files); !apart) return apart;
  const std::string pages = real_path_of(request.pages, files);
  const std::string output = real_path_of(request.output, files);
  if (is_in(output, pages)) {
    request.feeds_below_pages = output == pages ? "" : output.substr(pages.size() + 1);
  }
  request.links = options.eject ? LinksInPages::kTake : LinksInPages::kPut;
  return {};
}

}  // namespace feedgen
