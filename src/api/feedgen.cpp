#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include <feedgen/feedgen.h>

#include "api/output_in_memory.h"
#include "build.h"
#include "cli/request.h"
#include "config/read_settings.h"
#include "feed/formats.h"
#include "system/memory_files.h"
#include "system/no_git.h"
#include "system/posix_files.h"
#include "value/version.h"

namespace feedgen::v1 {
namespace {

Message shown(feedgen::Severity severity, const feedgen::Message& message) {
  const Severity as = severity == feedgen::Severity::kNote      ? Severity::kNote
                      : severity == feedgen::Severity::kWarning ? Severity::kWarning
                                                                : Severity::kError;
  return {as,
          message.place.path,
          message.place.line,
          message.place.column,
          message.problem,
          message.remedy};
}

Feeds failed(const feedgen::Error& error) {
  Feeds feeds;
  feeds.failure = shown(feedgen::Severity::kError, error.message);
  return feeds;
}

// The path of an article leads to a file below the folder, also where it is no UTF-8.
bool can_be_path(std::string_view path) {
  if (path.empty() || path.find('\0') != std::string_view::npos) return false;
  while (true) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const std::string_view name = path.substr(0, end);
    if (name.empty() || name == "." || name == "..") return false;
    if (end == path.size()) return true;
    path.remove_prefix(end + 1);
  }
}

// Why the paths can't all be files of one folder; empty: they can.
std::optional<feedgen::Error> wrong_path(const std::vector<Article>& articles) {
  std::set<std::string> paths;
  const auto error = [](const std::string& path, std::string problem, std::string remedy) {
    return feedgen::Error{feedgen::ErrorKind::kUsage,
                          {std::move(problem), std::move(remedy), feedgen::Place{path}}};
  };
  for (const Article& article : articles) {
    if (!can_be_path(article.path)) {
      return error(article.path, "this is no path below the folder of articles",
                   "name it like news/title.md");
    }
    if (!paths.insert(article.path).second) {
      return error(article.path, "two articles have this path", "give each a path of its own");
    }
  }
  for (const std::string& path : paths) {
    const auto next = paths.lower_bound(path + '/');
    if (next != paths.end() && next->starts_with(path + '/')) {
      return error(*next, "another article is where this one's folder would be",
                   "give each a path of its own");
    }
  }
  return std::nullopt;
}

feedgen::Result<feedgen::Options> options_of(const Settings& settings) {
  feedgen::Options options;
  if (!settings.base_url.empty()) options.base_url = settings.base_url;
  if (!settings.title.empty()) options.title = settings.title;
  options.limit = settings.limit;
  if (!settings.formats.empty()) {
    auto formats = feedgen::read_formats(settings.formats);
    if (!formats) return tl::unexpected(std::move(formats.error()));
    options.formats = std::move(*formats);
  }
  if (!settings.content.empty()) {
    const auto content = feedgen::read_content_rule(settings.content);
    if (!content) return tl::unexpected(content.error());
    options.content = *content;
  }
  return options;
}

// No repository, no network, one thread.
feedgen::World world_of(feedgen::FileSystem& files, feedgen::Git& git, const Settings& settings) {
  feedgen::Clock clock = feedgen::system_clock();
  if (settings.now) {
    const feedgen::Instant now{std::chrono::seconds{*settings.now}};
    clock.now = [now] { return now; };
  }
  return {files,
          git,
          std::move(clock),
          [] { return 0.5; },
          [](const feedgen::HttpLimits&) { return std::unique_ptr<feedgen::HttpClient>(); },
          1};
}

void add(const std::vector<feedgen::Diagnostic>& diagnostics, std::vector<Message>& messages) {
  for (const feedgen::Diagnostic& one : diagnostics) {
    messages.push_back(shown(one.severity, one.message));
  }
}

Feeds build_in(feedgen::FileSystem& files, const feedgen::Options& options,
               const Settings& settings) {
  feedgen::NoGit git;
  const feedgen::World world = world_of(files, git, settings);
  auto prepared = feedgen::find_articles(options, files).and_then([&] {
    return feedgen::prepare_build(options, world);
  });
  if (!prepared) return failed(prepared.error());
  feedgen::BuildRequest& request = prepared->request;
  request.now = world.clock.now();
  request.state.mode = feedgen::StateMode::kNone;
  request.links = feedgen::LinksInPages::kLeave;
  const feedgen::Result<feedgen::Report> report = feedgen::build(request, world);
  if (!report) return failed(report.error());

  Feeds feeds;
  add(prepared->notes, feeds.messages);
  for (const feedgen::Message& one : report->skipped) {
    feeds.messages.push_back(shown(feedgen::Severity::kError, one));
  }
  for (const feedgen::Message& one : report->unreadable) {
    feeds.messages.push_back(shown(feedgen::Severity::kError, one));
  }
  add(report->diagnostics, feeds.messages);
  for (const feedgen::FeedReport& one : report->feeds) {
    constexpr std::uint64_t kAll = std::uint64_t{1} << 40U;
    auto bytes = files.read(request.output + '/' + one.path, kAll);
    if (!bytes) return failed(bytes.error());
    feeds.feeds.push_back(
        {one.path, std::string(one.format->media_type), std::move(*bytes), one.entries});
  }
  std::sort(feeds.feeds.begin(), feeds.feeds.end(),
            [](const Feed& a, const Feed& b) { return a.path < b.path; });
  return feeds;
}

}  // namespace

Feeds build(const std::vector<Article>& articles, const Settings& settings) {
  feedgen::Result<feedgen::Options> options = options_of(settings);
  if (!options) return failed(options.error());
  feedgen::MemoryFiles files;
  files.put_folder("articles");
  if (const std::optional<feedgen::Error> wrong = wrong_path(articles)) return failed(*wrong);
  for (const Article& article : articles) {
    files.put_file("articles/" + article.path, article.bytes);
  }
  if (!settings.yaml.empty()) files.put_file("feedgen.yaml", settings.yaml);
  options->articles = {"articles"};
  options->output = "feeds";
  return build_in(files, *options, settings);
}

Feeds build_folder(const std::string& folder, const Settings& settings) {
  feedgen::Result<feedgen::Options> options = options_of(settings);
  if (!options) return failed(options.error());
  feedgen::PosixFiles disk;
  feedgen::OutputInMemory files(disk);
  const std::string memory(feedgen::OutputInMemory::kMemory);
  if (!settings.yaml.empty()) {
    options->config = memory + "/feedgen.yaml";
    files.memory().put_file(*options->config, settings.yaml);
  }
  options->articles = {folder};
  options->output = memory + "/feeds";
  return build_in(files, *options, settings);
}

std::string version() { return feedgen::kVersion; }

}  // namespace feedgen::v1
