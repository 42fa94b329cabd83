#include "cli/list_links.h"

#include <fmt/format.h>

#include "cli/json_report.h"
#include "cli/pages_request.h"
#include "cli/place_feeds.h"
#include "pages/feed_partial.h"
#include "pages/known_pages.h"
#include "pages/links_of_pages.h"
#include "pages/page_links.h"
#include "pages/site_pages.h"
#include "read/read.h"
#include "render/group_feeds.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kLargestPage = std::uint64_t{16} << 20U;

// The page that a person has named, by page_key(), and its file.
struct NamedPage {
  std::string key;
  std::string file;  ///< empty: it is not known, or not there
};

tl::unexpected<Error> no_such_page(const std::string& name) {
  return fail(ErrorKind::kUsage, fmt::format("--html: there is no page {}", in_quotes(name)),
              "name it by its address, by its path in the folder of the finished pages, or by the "
              "file of its article");
}

// The key of the article's page whose file was named, or nullopt.
std::optional<std::string> page_of_article(const std::string& name, Run& run) {
  const Result<std::string> real = run.world.files.real_path(name);
  if (!real || !run.folders.find(*real)) return std::nullopt;
  const ArticleFolders::Place place = *run.folders.find(*real);
  const SourceFile file = run.folders.source(place.folder, place.path);
  const ArticleReading reading =
      read_article_file(file, run.request.settings, run.world.files).reading;
  if (!reading.article) return std::nullopt;
  return key_of_address(reading.article->url, run.request.settings);
}

std::string file_in(const std::string& folder, const std::string& path, FileReader& files) {
  for (const std::string_view ending : {"", "/index.html", "index.html", ".html"}) {
    const std::string file = joined_path(folder, path + std::string(ending));
    const auto status = files.status(file, Links::kFollow);
    if (status && *status && (*status)->kind == FileKind::kFile) return file;
  }
  return {};
}

Result<NamedPage> find_page(const std::string& name, const std::string& folder, Run& run) {
  const Settings& settings = run.request.settings;
  FileReader& files = run.world.files;
  if (is_web_url(name)) {
    const std::string url = encode_url(name);
    if (!url.starts_with(settings.base_url)) return no_such_page(name);
    const std::string path = percent_decode(
        std::string_view(url).substr(settings.base_url.size(), url.find_first_of("?#")));
    return NamedPage{page_key(path), folder.empty() ? "" : file_in(folder, path, files)};
  }
  if (const std::optional<std::string> key = page_of_article(name, run)) {
    return NamedPage{*key, folder.empty() ? "" : file_in(folder, *key, files)};
  }
  const std::string below(
      std::string_view(name).substr(std::min(name.find_first_not_of('/'), name.size())));
  const std::string pages = folder.empty() ? "" : real_path_of(folder, files);
  const std::string typed = real_path_of(name, files);
  if (!pages.empty() && typed.starts_with(pages + '/') && files.has(typed)) {
    const std::string path = typed.substr(pages.size() + 1);
    return NamedPage{page_key(path), file_in(folder, path, files)};
  }
  return NamedPage{page_key(below), folder.empty() ? "" : file_in(folder, below, files)};
}

Result<std::vector<FeedLink>> links_for(const std::string& name,
                                        const std::vector<FeedReport>& feeds, Run& run) {
  const LinksOfPages links(feeds, run.request.settings);
  if (name.empty()) return links.of(nullptr, {});
  const Result<std::string> folder = pages_folder(run.request, run.world.files);
  if (!folder) return tl::unexpected(folder.error());
  const Result<NamedPage> page = find_page(name, *folder, run);
  if (!page) return tl::unexpected(page.error());
  const std::string output = real_path_of(run.request.output, run.world.files);
  const std::string pages = folder->empty() ? "" : real_path_of(*folder, run.world.files);
  const bool is_below = !pages.empty() && output.starts_with(pages + '/');
  PageGroups groups =
      pages_of_groups(feeds, is_below ? output.substr(pages.size() + 1) : "", run.request.settings);
  PagesOfArticles articles = pages_of_articles(run);
  groups.merge(articles.groups);
  const GroupKey* group = group_of_page(page->key, groups);
  const bool is_known = group != nullptr || page->key.empty() || !page->file.empty() ||
                        articles.keys.contains(page->key);
  if (!is_known) return no_such_page(name);
  std::string language;
  if (!page->file.empty()) {
    const Result<std::string> bytes = run.world.files.read(page->file, kLargestPage);
    if (bytes) language = language_of_page(*bytes);
  }
  return links.of(group, language);
}

}  // namespace

Result<std::string> html_links(const Options& options, Run& run) {
  const Settings& settings = run.request.settings;
  if (settings.base_url.empty()) {
    return fail(ErrorKind::kUsage,
                "--html: the address of the site is not known, so pages can't lead to its feeds",
                "add a line such as base_url: https://your-site.example/ to feedgen.yaml");
  }
  name_folders(run.index.groups, settings);
  const std::vector<FeedReport> feeds = feeds_of(run.index.groups, settings);
  if (const TemplateWords* words = template_of_word(*options.html, settings)) {
    return feed_partial(*words, feeds, settings);
  }
  const Result<std::vector<FeedLink>> links = links_for(*options.html, feeds, run);
  if (!links) return tl::unexpected(links.error());
  if (options.json) return json_links(*links);
  std::string text;
  for (const FeedLink& link : *links) text.append(link_tag(link, {})) += '\n';
  return text;
}

}  // namespace feedgen
