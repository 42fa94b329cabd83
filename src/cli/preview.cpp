#include "cli/preview.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "build.h"
#include "cli/message_list.h"
#include "feed/formats.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostMessages = 50;
constexpr std::uint64_t kLargestFile = 1U << 30U;

std::string with_charset(std::string_view type) {
  return fmt::format("{}{}", type, type.ends_with("json") ? "" : "; charset=utf-8");
}

std::vector<std::string> messages_of(const Report& report) {
  std::vector<std::string> messages;
  std::size_t more = 0;
  for (const ListedMessage& one : all_messages(report)) {
    if (one.severity == Severity::kNote) continue;
    if (messages.size() < kMostMessages) {
      messages.push_back(message_line(one.severity, one.message));
    } else {
      ++more;
    }
  }
  if (more > 0) messages.push_back(fmt::format("and {} more", more));
  if (!report.refusal.empty()) messages.push_back(report.refusal);
  return messages;
}

}  // namespace

PreviewFolder::~PreviewFolder() {
  std::error_code error;
  if (!path_.empty()) fs::remove_all(path_, error);
}

Result<void> PreviewFolder::make() {
  std::error_code error;
  if (!path_.empty() && fs::is_directory(path_, error)) {
    fs::create_directory(state(), error);
    return {};
  }
  fs::path top = fs::temp_directory_path(error);
  if (!error) top = fs::canonical(top, error);
  std::string path = (top / "feedgen-serve-XXXXXX").string();
  if (!error && ::mkdtemp(path.data()) == nullptr)
    error = std::error_code(errno, std::generic_category());
  if (!error) {
    path_ = path;
    fs::create_directory(state(), error);
  }
  if (!error) return {};
  return fail(ErrorKind::kOutput, "there is no room for the preview: " + error.message(),
              "make room for temporary files, or name a folder that can be written: TMPDIR=FOLDER",
              Place{top.string()});
}

Preview::Preview(const Options& options, HttpServer& server, std::string address)
    : options_(options), server_(server), address_(std::move(address)) {
  options_.prune = true;  // nothing is lost that was published
}

Result<Report> Preview::build(const Surroundings& around) {
  if (Result<void> made = folder_.make(); !made) return tl::unexpected(made.error());
  options_.preview = folder_.site();
  options_.preview_state = folder_.state();
  return build_as_asked(options_, around);
}

Result<Report> Preview::rebuild(const Surroundings& around, const WatchedChanges& changes) {
  options_.watched = changes;
  time_ = std::max(time_ + std::chrono::seconds(1), around.world.clock.now());
  Result<Report> report = build(around);
  if (!report) {
    show({message_line(Severity::kError, report.error().message)});
    return report;
  }
  if (is_complete(*report) || files_.empty()) read_files(*report, around.world);
  show(messages_of(*report));
  report->output = address_;
  report->notifications.reset();  // none are sent of a preview
  return report;
}

Result<void> Preview::read_folder(const std::string& below, const World& world,
                                  std::map<std::string, KnownFile>& found) {
  const auto is_served = [](std::string_view name, FileKind kind) {
    return !name.starts_with('.') && (kind == FileKind::kFile || kind == FileKind::kFolder);
  };
  const Result<FolderListing> listing = world.files.look(folder_.site() + '/' + below, is_served);
  if (!listing) return tl::unexpected(listing.error());
  for (const FolderEntry& entry : listing->entries) {
    const std::string path = below + entry.name;
    if (entry.status.kind == FileKind::kFolder) {
      if (Result<void> done = read_folder(path + '/', world, found); !done) return done;
      continue;
    }
    const auto type = types_.find(path);
    const std::string its_type = type == types_.end() ? type_by_name(path) : type->second;
    const auto known = files_.find(path);
    if (known != files_.end() && known->second.stamp == entry.status.stamp &&
        known->second.file->type == its_type) {
      found.emplace(path, known->second);
      continue;
    }
    Result<std::string> bytes = world.files.read(folder_.site() + '/' + path, kLargestFile);
    if (!bytes) return tl::unexpected(bytes.error());
    found.emplace(path, KnownFile{entry.status.stamp, std::make_shared<const BuiltFile>(built_file(
                                                          std::move(*bytes), its_type, time_))});
  }
  return {};
}

// All or none: what a snapshot shows belongs together.
void Preview::read_files(const Report& report, const World& world) {
  types_.clear();
  for (const std::vector<FeedReport>* made : {&report.feeds, &report.documents}) {
    for (const FeedReport& feed : *made) {
      if (feed.format != nullptr) types_[feed.path] = with_charset(feed.format->media_type);
    }
  }
  std::map<std::string, KnownFile> found;
  if (read_folder({}, world, found)) files_ = std::move(found);
}

void Preview::show(std::vector<std::string> messages) {
  PreviewSnapshot::Files files;
  for (const auto& [path, known] : files_) files.emplace_hint(files.end(), path, known.file);
  server_.show(
      std::make_shared<const PreviewSnapshot>(std::move(files), std::move(messages), time_));
}

}  // namespace feedgen
