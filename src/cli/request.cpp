#include "cli/request.h"

#include <filesystem>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "body/describe_files.h"
#include "cli/named_path.h"
#include "cli/near_words.h"
#include "cli/page_files.h"
#include "cli/pages_request.h"
#include "cli/place_feeds.h"
#include "cli/settings_notes.h"
#include "cli/shared_state.h"
#include "config/load_settings.h"
#include "config/read_settings.h"
#include "config/site_icon.h"
#include "feed/formats.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "state/state.h"
#include "system/clock.h"
#include "system/watched_files.h"
#include "text/display.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

// The folder from which configuration is looked for.
Result<std::string> start_of(const Options& options, FileReader& files) {
  std::string start = options.articles.empty() ? "." : options.articles.front();
  if (options.articles.empty() && options.config) {
    start = fs::path(*options.config).parent_path().string();
    return start.empty() ? "." : start;
  }
  const auto status = files.status(start, Links::kFollow);
  if (!status || !*status) {
    return missing_path(start, files);
  }
  if ((*status)->kind != FileKind::kFolder) start = fs::path(start).parent_path().string();
  return start.empty() ? "." : start;
}

std::string word_for(ContentRule rule) {
  if (rule == ContentRule::kRaw) return "raw";
  return rule == ContentRule::kFull ? "full" : "summary";
}

std::string words_for(const std::vector<const FeedFormat*>& formats) {
  std::string words;
  for (const FeedFormat* format : formats) {
    words += fmt::format("{}{}", words.empty() ? "" : ",", format->word);
  }
  return words;
}

Result<void> apply_options(const Options& options, Settings& settings) {
  const auto note = [&](const char* setting, const char* option, std::string value) {
    record({setting, std::move(value), SettingOrigin::Kind::kOption, option, {}}, settings);
  };
  if (options.base_url) {
    Result<std::string> url = read_base_url(*options.base_url);
    if (!url) {
      url.error().message.problem = "--base-url: " + url.error().message.problem;
      return tl::unexpected(std::move(url.error()));
    }
    settings.base_url = std::move(*url);
    note("base_url", "--base-url", settings.base_url);
  }
  if (options.title) {
    settings.title = clean_text(repair_utf8(*options.title));
    note("title", "--title", settings.title);
  }
  if (options.limit) {
    settings.limit = *options.limit;
    note("limit", "--limit", fmt::format("{}", settings.limit));
  }
  if (options.formats) {
    settings.formats = *options.formats;
    note("formats", "--format", words_for(settings.formats));
  }
  if (options.content) {
    settings.content = *options.content;
    note("content", "--content", word_for(settings.content));
  }
  return {};
}

// A folder that the settings name and that is not there.
tl::unexpected<Error> no_such_articles(const std::string& path, const Settings& settings) {
  const SettingOrigin* origin = origin_of(settings, "articles");
  const bool is_generator = origin != nullptr && origin->kind == SettingOrigin::Kind::kGenerator;
  if (!is_generator) {
    return fail(ErrorKind::kUsage, fmt::format("there is no {}", in_quotes(path)),
                "correct articles, the folder that holds them",
                origin == nullptr ? Place{} : origin->place);
  }
  return fail(ErrorKind::kUsage,
              fmt::format("this is a site of {}, but its folder of articles, {}, is not there",
                          origin->source, in_quotes(path)),
              "write an article into it, or name another folder: feedgen FOLDER -o feeds");
}

Result<void> choose_articles(const std::string& edition, const Options& options, FileReader& files,
                             const std::string& settings_path, BuildRequest& request) {
  if (edition.empty()) request.articles = options.articles;
  if (request.articles.empty()) {
    for (const std::string& name : request.settings.articles) {
      Result<std::string> path = inside(name, "articles", request.settings, files);
      if (!path) return tl::unexpected(std::move(path.error()));
      if (!files.has(*path)) return no_such_articles(*path, request.settings);
      request.articles.push_back(std::move(*path));
    }
  }
  if (!request.articles.empty()) return {};
  return no_articles_named(settings_path, files);
}

// Without a folder of their own, files that a site serves lie among its articles.
Result<void> choose_files(FileReader& files, BuildRequest& request) {
  if (request.settings.files.empty()) {
    request.settings.files = request.articles;
    return {};
  }
  for (std::string& name : request.settings.files) {
    Result<std::string> path = inside(name, "files", request.settings, files);
    if (!path) return tl::unexpected(std::move(path.error()));
    name = std::move(*path);
  }
  return {};
}

Result<std::string> output_of(const Options& options, const Settings& settings, FileReader& files) {
  if (options.output) {
    if (!options.output->empty()) return *options.output;
    return fail(ErrorKind::kUsage, "--output: the folder has no name", "write: -o feeds");
  }
  return inside(settings.output.empty() ? "feeds" : settings.output, "output", settings, files);
}

Result<void> choose_output(const Options& options, FileReader& files, BuildRequest& request) {
  return output_of(options, request.settings, files).map([&](std::string path) {
    request.output = std::move(path);
  });
}

// A preview is made of the same settings as the output's feeds, and lies elsewhere.
Result<void> put_aside(const std::string& folder, FileReader& files, BuildRequest& request) {
  if (folder.empty() || real_path_of(folder, files) == real_path_of(request.output, files)) {
    return fail(ErrorKind::kUsage, "--preview needs a folder other than that of the feeds",
                "write: --preview /tmp/preview");
  }
  leave_out_feeds(files, request);
  request.output = folder;
  return {};
}

// The folder in which the paths of the site begin, if it is there.
Result<void> choose_source(FileReader& files, BuildRequest& request) {
  const std::string& name = request.settings.source;
  if (name.empty()) return {};
  const Result<std::string> path = inside(name, "source", request.settings, files);
  if (!path) return tl::unexpected(path.error());
  if (!files.has(*path)) return {};
  return files.real_path(*path).map([&](std::string real) { request.source = std::move(real); });
}

// Whether the folder of feeds has a home page that is not feedgen's, and so is a site's, or
// articles, among which pages would be read as such.
bool has_own_pages(const BuildRequest& request, FileReader& files) {
  constexpr std::uint64_t kLargest = 16U << 20U;
  const Result<std::string> home = files.read(request.output + "/index.html", kLargest);
  if (home && !home->empty() && !kPage.is_successor_of(*home)) return true;
  const std::string output = real_path_of(request.output, files);
  return std::any_of(request.articles.begin(), request.articles.end(), [&](const auto& folder) {
    return (real_path_of(folder, files) + '/').starts_with(output + '/');
  });
}

// The configuration, with the options applied to it.
struct Loaded {
  Settings settings;
  Diagnostics notes;
  std::string path;  // empty: there is no file
  std::vector<SiteEdition> editions;
};

Result<Loaded> load(const Options& options, const std::string& edition, FileReader& files) {
  const Result<std::string> start = start_of(options, files);
  if (!start) return tl::unexpected(start.error());
  Result<LoadedSettings> loaded = load_settings(files, *start, options.config, edition);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  if (options.pages) loaded->settings.own_feeds.output = *options.pages;
  return Loaded{std::move(loaded->settings), std::move(loaded->notes), std::move(loaded->path),
                std::move(loaded->editions)};
}

// A mistake in several settings together has no line, but it has a file.
tl::unexpected<Error> in_file(Error error, const std::string& path) {
  if (error.message.place.path.empty()) error.message.place.path = path;
  return tl::unexpected(std::move(error));
}

// A configuration that can't be read now is not taken for one that is not there.
template <class T>
Result<T> if_all_was_read(Result<T> prepared, const WatchedFiles& files) {
  if (files.unreadable()) return tl::unexpected(*files.unreadable());
  return prepared;
}

// The state of an edition, in that of the site.
std::string state_part(const std::string& edition) {
  return edition.empty() ? std::string() : "edition-" + edition;
}

// Other languages have articles beside those of the main one, so only who names no folder, or the
// site's own, means them too.
bool names_all(const Options& options, const BuildRequest& request, FileReader& files) {
  if (options.articles.empty()) return true;
  if (options.articles.size() > 1 || request.settings.articles.size() != 1) return false;
  const auto path = inside(request.settings.articles.front(), "articles", request.settings, files);
  const Result<std::string> named = files.real_path(options.articles.front());
  const Result<std::string> own =
      path.and_then([&](const std::string& its) { return files.real_path(its); });
  return named && own && *named == *own;
}

Result<PreparedBuild> build_of(const Options& options, const std::string& edition,
                               FileReader& files, const World& world) {
  Result<Loaded> loaded = load(options, edition, files);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  PreparedBuild prepared;
  BuildRequest& request = prepared.request;
  request.settings = std::move(loaded->settings);
  prepared.notes = std::move(loaded->notes);
  const std::string& path = loaded->path;
  Result<void> done = apply_options(options, request.settings);
  if (done) done = complete_settings(request.settings);
  if (done) done = choose_articles(edition, options, files, path, request);
  if (done) done = choose_files(files, request);
  if (done) done = choose_output(options, files, request);
  if (done) done = choose_source(files, request);
  if (done) find_icon(files, request.settings);
  if (done) describe_site_pictures(request.settings, files);
  if (done) done = read_page_files(request.settings, files);
  if (!done) return in_file(std::move(done.error()), path);
  const Result<bool> is_placed = place_feeds(request.output, edition, files, request.settings);
  if (!is_placed) return in_file(is_placed.error(), path);
  request.is_sites_output = *is_placed;
  if (request.is_sites_output || has_own_pages(request, files)) request.settings.has_pages = false;
  if (request.is_sites_output && names_all(options, request, files)) {
    for (const SiteEdition& one : loaded->editions) {
      if (one.name == edition) {
        request.own_pages = one.folder;
      } else {
        request.other_pages.push_back(one.folder);
      }
    }
    prepared.editions = std::move(loaded->editions);
  }
  if (options.preview) {
    done = put_aside(*options.preview, files, request);
  } else {
    done = choose_pages(options, files, request);
  }
  if (!done) return in_file(std::move(done.error()), path);
  const Result<Instant> now = build_time(world.clock);
  if (!now) return tl::unexpected(now.error());
  request.now = *now;
  request.jobs = options.jobs > 0 ? options.jobs : world.processors;
  request.reuse = options.full ? Reuse::kNothing : Reuse::kUnchanged;
  request.prune = options.prune;
  request.changed_since = options.changed_since;
  request.watched = options.watched;
  request.feeds_in_report = options.json ? FeedsInReport::kAll : FeedsInReport::kLookedAt;
  request.mode = options.dry_run ? PublishMode::kDryRun : PublishMode::kWrite;
  request.state.home = fs::path(path).parent_path().string();
  request.edition = edition;
  request.state.part = state_part(edition);
  request.state.holder = options.preview_state;
  const bool only_reads = options.dry_run || (options.preview && options.preview_state.empty());
  request.state.mode = only_reads ? StateMode::kRead : StateMode::kWrite;
  request.binds_ids = !options.preview;
  request.state.adopts = environment_adopts_state();
  Result<std::string> shared = shared_state(options, request.settings);
  if (!shared) return in_file(std::move(shared.error()), path);
  request.state.shared = std::move(*shared);
  for (Diagnostic& note : setting_notes(request.settings)) {
    prepared.notes.push_back(std::move(note));
  }
  if (std::optional<Message> lack = lack_of_address(request.settings, path)) {
    prepared.notes.push_back({Severity::kWarning, std::move(*lack)});
  }
  return prepared;
}

Result<PreparedPing> ping_of(const Options& options, const std::string& edition,
                             FileReader& files) {
  Result<Loaded> loaded = load(options, edition, files);
  if (!loaded) return tl::unexpected(std::move(loaded.error()));
  PreparedPing prepared;
  PingRun& request = prepared.run;
  request.settings = std::move(loaded->settings);
  prepared.notes = std::move(loaded->notes);
  request.home = fs::path(loaded->path).parent_path().string();
  request.state_part = state_part(edition);
  request.adopts_state = environment_adopts_state();
  Result<std::string> output =
      apply_options(options, request.settings)
          .and_then([&] { return complete_settings(request.settings); })
          .and_then([&] { return output_of(options, request.settings, files); });
  if (!output) return in_file(std::move(output.error()), loaded->path);
  request.output = std::move(*output);
  Result<std::string> shared = shared_state(options, request.settings);
  if (!shared) return in_file(std::move(shared.error()), loaded->path);
  request.shared = std::move(*shared);
  const Result<bool> is_placed = place_feeds(request.output, edition, files, request.settings);
  if (!is_placed) return in_file(is_placed.error(), loaded->path);
  if (*is_placed) {
    prepared.editions = std::move(loaded->editions);
  }
  for (Diagnostic& note : setting_notes(request.settings)) {
    prepared.notes.push_back(std::move(note));
  }
  return prepared;
}

}  // namespace

Result<void> find_articles(const Options& options, FileReader& files) {
  for (const std::string& path : options.articles) {
    const auto status = files.status(path, Links::kFollow);
    if (!status) continue;  // what can't be looked at is said by the scan
    if (*status && (*status)->kind == FileKind::kOther) {
      return fail(ErrorKind::kUsage,
                  fmt::format("{} is neither a folder nor a file of text", in_quotes(path)),
                  "name the folder that holds the articles");
    }
    if (*status && (*status)->kind == FileKind::kFolder) {
      // Without the right to enter it, a configuration in it would be what can't be read.
      auto inside = files.status(path + "/.", Links::kFollow);
      if (!inside) {
        inside.error().message.place.path = path;
        return tl::unexpected(std::move(inside.error()));
      }
    }
    if (*status) continue;
    return missing_path(path, files);
  }
  return {};
}

Result<PreparedBuild> prepare_build(const Options& options, const World& world,
                                    const std::string& edition) {
  WatchedFiles watched(world.files);
  const Result<void> chosen = refuse_foreign_links(options, watched, world.git);
  if (!chosen) return tl::unexpected(chosen.error());
  return if_all_was_read(build_of(options, edition, watched, world), watched);
}

Result<PreparedPing> prepare_ping(const Options& options, FileReader& files,
                                  const std::string& edition) {
  WatchedFiles watched(files);
  return if_all_was_read(ping_of(options, edition, watched), watched);
}

}  // namespace feedgen
