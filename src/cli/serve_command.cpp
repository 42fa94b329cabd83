#include <algorithm>
#include <filesystem>
#include <functional>

#include <fmt/format.h>

#include "build.h"
#include "cli/command.h"
#include "cli/json_report.h"
#include "cli/message_list.h"
#include "cli/request.h"
#include "feed/formats.h"
#include "serve/http_server.h"
#include "serve/respond.h"
#include "serve/settle.h"
#include "system/clock.h"
#include "system/folder_watch.h"
#include "text/hash.h"
#include "text/percent.h"

namespace feedgen {
namespace {

// An editor writes several files when it saves one, git thousands in a checkout.
constexpr std::chrono::milliseconds kQuiet{200};
constexpr std::chrono::milliseconds kMostDelay{5000};
constexpr std::size_t kMostMessages = 50;
constexpr std::uint64_t kLargestFile = 256U << 20U;

void add_folders(const BuildRequest& request, WatchedFolders& folders) {
  folders.whole.insert(folders.whole.end(), request.articles.begin(), request.articles.end());
  folders.flat.push_back(request.state.home);
  if (!request.source.empty()) folders.flat.push_back(request.source);
  folders.except.push_back(request.output);
  if (!request.pages.empty()) folders.except.push_back(request.pages);
}

// What a build reads: the articles, and the folders of settings.
WatchedFolders folders_of(const Options& options, const World& world) {
  WatchedFolders folders;
  if (options.config) {
    folders.flat.push_back(std::filesystem::path(*options.config).parent_path().string());
  }
  const Result<PreparedBuild> prepared = prepare_build(options, world);
  if (!prepared) {
    // The mistake is mended in one of these.
    folders.whole = options.articles;
    folders.flat.emplace_back();
    return folders;
  }
  add_folders(prepared->request, folders);
  for (const SiteEdition& edition : prepared->editions) {
    const Result<PreparedBuild> other = prepare_build(options, world, edition.name);
    if (other) add_folders(other->request, folders);
  }
  return folders;
}

// Builds now and after each change until an end is wished. Only a mistake in the words or settings
// of the first build ends it: the next change may mend a later one.
ExitCode follow(const Options& options, const Surroundings& around, const EndSignals& ends,
                const std::function<Result<void>()>& rebuild) {
  FolderWatch watch(ends);
  Settle settle(kQuiet, kMostDelay);
  bool is_limit_said = false;
  // Folders that a mistake in the settings hides are those of before.
  WatchedFolders known;
  const auto look_again = [&] {
    WatchedFolders folders = folders_of(options, around.world);
    if (!known.except.empty() && folders.except.empty()) {
      folders.except = known.except;
      folders.whole = known.whole;
      folders.flat.insert(folders.flat.end(), known.flat.begin(), known.flat.end());
    }
    watch.set(folders);
    known = std::move(folders);
    if (!watch.limit() || is_limit_said) return;
    around.console.show(Severity::kWarning, *watch.limit());
    is_limit_said = true;
  };
  look_again();
  const Result<void> first = rebuild();
  if (!first && first.error().kind == ErrorKind::kUsage) {
    return give_up(first.error(), options, around);
  }
  look_again();
  while (true) {
    std::optional<std::chrono::milliseconds> left;
    if (const auto due = settle.due()) {
      left =
          std::max(std::chrono::ceil<std::chrono::milliseconds>(*due - around.world.clock.ticks()),
                   std::chrono::milliseconds(0));
    }
    const Wake wake = left && left->count() == 0 ? Wake::kTimeout : watch.wait(left);
    if (wake == Wake::kEnd) return ExitCode::kDone;
    if (wake == Wake::kChange) {
      settle.change(around.world.clock.ticks());
      continue;
    }
    settle.begin();
    static_cast<void>(rebuild());
    look_again();
  }
}

void show_report(const Report& report, std::chrono::microseconds elapsed, const Options& options,
                 const Surroundings& around) {
  around.console.show(report, elapsed);
  if (!options.json) return;
  fmt::print(around.out, "{}", json_report(report));
  std::fflush(around.out);
}

// The error, unless it ends the program: then give_up() says it.
Result<void> show_error(const Error& error, bool is_first, const Options& options,
                        const Surroundings& around) {
  if (!is_first || error.kind != ErrorKind::kUsage) {
    static_cast<void>(give_up(error, options, around));
    std::fflush(around.out);
  }
  return tl::unexpected(error);
}

// A folder for one run; goes away with it.
class PreviewFolder {
 public:
  PreviewFolder()
      : path_(std::filesystem::temp_directory_path() /
              fmt::format("feedgen-serve-{:016x}", random_bits())) {
    std::filesystem::create_directory(path_);
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
  }
  ~PreviewFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  PreviewFolder(const PreviewFolder&) = delete;
  PreviewFolder& operator=(const PreviewFolder&) = delete;

  std::string site() const { return (path_ / "site").string(); }
  void empty() const {
    std::error_code error;
    std::filesystem::remove_all(path_ / "site", error);
  }

 private:
  std::filesystem::path path_;
};

struct PlainFile {
  std::string bytes;
  std::string type;
};
using PlainFiles = std::map<std::string, PlainFile>;

Result<void> read_files(const std::string& folder, const std::string& below, FileReader& files,
                        PlainFiles& found) {
  const auto all = [](std::string_view name, FileKind kind) {
    return !name.starts_with('.') && (kind == FileKind::kFile || kind == FileKind::kFolder);
  };
  const Result<FolderListing> listing = files.look(folder, all);
  if (!listing) return tl::unexpected(listing.error());
  for (const FolderEntry& entry : listing->entries) {
    const std::string path = folder + '/' + entry.name;
    if (entry.status.kind == FileKind::kFolder) {
      Result<void> done = read_files(path, below + entry.name + '/', files, found);
      if (!done) return done;
    } else if (entry.status.kind == FileKind::kFile) {
      Result<std::string> bytes = files.read(path, kLargestFile);
      if (!bytes) return tl::unexpected(bytes.error());
      found[below + entry.name] = {std::move(*bytes), type_by_name(entry.name)};
    }
  }
  return {};
}

std::string with_charset(std::string_view type) {
  const bool is_json = type.ends_with("json");
  return fmt::format("{}{}", type, is_json ? "" : "; charset=utf-8");
}

class Preview {
 public:
  Preview(const Options& options, const Surroundings& around, HttpServer& server,
          std::string address)
      : options_(options), around_(around), server_(server), address_(std::move(address)) {
    options_.preview = folder_.site();
  }

  Result<void> rebuild() {
    Stopwatch watch;
    folder_.empty();
    Result<Report> report = build_as_asked(options_, around_);
    if (!report) {
      show_files({message_line(Severity::kError, report.error().message)});
      return show_error(report.error(), is_first_, options_, around_);
    }
    PlainFiles files;
    const Result<void> read = read_files(folder_.site(), {}, around_.world.files, files);
    for (const std::vector<FeedReport>* made : {&report->feeds, &report->documents}) {
      for (const FeedReport& feed : *made) {
        const auto found = files.find(feed.path);
        if (found == files.end() || feed.format == nullptr) continue;
        found->second.type = with_charset(feed.format->media_type);
      }
    }
    folder_.empty();
    // Where not all could be made, what was good before stays.
    if (read && (is_complete(*report) || files_.empty())) files_ = std::move(files);
    std::vector<std::string> messages;
    for (const ListedMessage& one : all_messages(*report)) {
      if (one.severity == Severity::kNote || messages.size() == kMostMessages) continue;
      messages.push_back(message_line(one.severity, one.message));
    }
    if (!report->refusal.empty()) messages.push_back(report->refusal);
    report->output = address_;
    show_files(messages);
    show_report(*report, watch.lap(), options_, around_);
    is_first_ = false;
    return {};
  }

 private:
  void show_files(const std::vector<std::string>& messages) {
    auto snapshot = std::make_shared<Snapshot>();
    std::uint64_t version = 0;
    for (const auto& [path, file] : files_) version = hash64(file.bytes, hash64(path, version));
    for (const std::string& one : messages) version = hash64(one, version);
    snapshot->version = fmt::format("{:016x}", version);
    for (const auto& [path, file] : files_) {
      snapshot->files[path] = served_file(file.bytes, file.type, snapshot->version, messages);
    }
    if (!files_.contains("index.html")) {
      std::string page =
          "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<title>feedgen</title>\n</head>\n<body>\n<h1>feedgen</h1>\n<ul>\n";
      for (const auto& [path, file] : files_) {
        if (file.type.find("css") != std::string::npos) continue;
        page += fmt::format("<li><a href=\"{0}\">{0}</a></li>\n", encode_path(path));
      }
      snapshot->files["index.html"] =
          served_file(page + "</ul>\n</body>\n</html>\n", type_by_name("index.html"),
                      snapshot->version, messages);
    }
    server_.show(std::move(snapshot));
  }

  Options options_;
  const Surroundings& around_;
  HttpServer& server_;
  std::string address_;
  PreviewFolder folder_;
  PlainFiles files_;
  bool is_first_ = true;
};

}  // namespace

ExitCode watch_command(const Options& options, const Surroundings& around) {
  const EndSignals ends;
  bool is_first = true;
  return follow(options, around, ends, [&]() -> Result<void> {
    Stopwatch watch;
    Result<Report> report = build_as_asked(options, around);
    if (!report) return show_error(report.error(), is_first, options, around);
    is_first = false;
    constexpr auto kPatience = std::chrono::seconds(10);
    if (options.publish && report->refusal.empty()) {
      publish_after_build(options, around, kPatience, *report);
    }
    if (options.ping && report->refusal.empty()) {
      ping_after_build(options, around, kPatience, *report);
    }
    show_report(*report, watch.lap(), options, around);
    return {};
  });
}

ExitCode serve_command(const Options& options, const Surroundings& around) {
  const EndSignals ends;
  const Result<std::unique_ptr<HttpServer>> server = HttpServer::start(options.host, options.port);
  if (!server) return give_up(server.error(), options, around);
  const bool is_ipv6 = options.host.find(':') != std::string::npos;
  const std::string host = is_ipv6 ? '[' + options.host + ']' : options.host;
  const std::string address = fmt::format("http://{}:{}/", host, (*server)->port());
  Preview preview(options, around, **server, address);
  bool is_said = false;
  return follow(options, around, ends, [&] {
    Result<void> built = preview.rebuild();
    if (built && !is_said) {
      around.console.say(fmt::format("look at {} in a browser; Ctrl-C ends this", address));
      is_said = true;
    }
    return built;
  });
}

}  // namespace feedgen
