#include "publish/publisher.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "system/clock.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

tl::unexpected<Error> in_the_way(const std::string& path, std::string problem) {
  return fail(ErrorKind::kOutput, std::move(problem), "move it away, or choose another folder",
              Place{path});
}

// Paths come from the names of categories, and from the state, which another user may have made.
bool is_below(std::string_view path) {
  if (path.find('\0') != std::string_view::npos) return false;
  while (true) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

tl::unexpected<Error> not_below(const std::string& path) {
  return fail(ErrorKind::kOutput, "this is no path below the output folder", {}, Place{path});
}

// Beside the target, so that renaming never crosses file systems; hidden, so that no server and
// no run of feedgen takes it for something else; with a number that no other run has, so that two
// never write into the same one.
std::string temporary_for(const std::string& target, std::uint64_t run) {
  return fmt::format("{}.{}.{:016x}.feedgen", before_last_part(target), last_part(target), run);
}

bool is_temporary(std::string_view name) {
  constexpr std::string_view kEnd = ".feedgen";
  constexpr std::size_t kDigits = 16;
  if (!name.starts_with('.') || !name.ends_with(kEnd)) return false;
  name.remove_suffix(kEnd.size());
  const std::size_t dot = name.rfind('.');
  return dot != 0 && name.size() - dot == kDigits + 1 &&
         name.find_first_not_of("0123456789abcdef", dot + 1) == std::string_view::npos;
}

constexpr const char* kLock = "/.feedgen.lock";
constexpr std::chrono::milliseconds kSilent{1000};

Error as_output(Error error) {
  error.kind = ErrorKind::kOutput;
  return error;
}

}  // namespace

Publisher::Publisher(FileSystem& files, std::string folder, PublishMode mode)
    : files_(files), folder_(std::move(folder)), mode_(mode), run_(random_bits()) {
  while (folder_.size() > 1 && folder_.back() == '/') folder_.pop_back();
}

Publisher::~Publisher() {
  for (const Temporary& staged : staged_) {
    // A file that can't be removed stays; the next run removes it (sweep).
    static_cast<void>(files_.remove(staged.temporary));
  }
}

Result<void> Publisher::begin(Work work, std::chrono::milliseconds patience,
                              const std::function<void(const Message&)>& tell) {
  if (mode_ == PublishMode::kDryRun || lock_) return {};
  const std::string path = folder_ + kLock;
  if (work == Work::kNone) {
    const auto status = files_.status(path, Links::kDoNotFollow);
    if (!status || !*status) return {};
  } else if (!make_folders(path)) {
    return {};  // staging says why
  }
  const std::chrono::milliseconds silent = std::min(patience, kSilent);
  Result<std::unique_ptr<FileLock>> lock = files_.lock(path, silent);
  // Where the folder can't be written, staging says why; a file system may have no locks.
  const auto is_held = [&] { return !lock && lock.error().kind != ErrorKind::kUnreadable; };
  if (is_held() && patience > silent) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(patience - silent);
    if (tell) {
      Message message = lock.error().message;
      message.remedy = fmt::format("waiting up to {} s for it", left.count());
      tell(message);
    }
    lock = files_.lock(path, patience - silent);
  }
  if (is_held()) return tl::unexpected(std::move(lock.error()));
  if (!lock) return {};
  lock_ = std::move(*lock);
  if (lock_->was_left_behind()) sweep(folder_);
  return {};
}

// A file that can't be removed does no harm: its name is never used again.
void Publisher::sweep(const std::string& folder) {
  const auto wants = [](std::string_view name, FileKind kind) {
    return (kind == FileKind::kFolder && !name.starts_with('.')) ||
           (kind == FileKind::kFile && is_temporary(name));
  };
  const Result<FolderListing> listing = files_.look(folder, wants);
  if (!listing) return;
  for (const FolderEntry& entry : listing->entries) {
    const std::string path = folder + '/' + entry.name;
    if (entry.status.kind == FileKind::kFolder) {
      sweep(path);
    } else {
      static_cast<void>(files_.remove(path));
    }
  }
}

// The status of the published file; nullopt where there is none.
Result<std::optional<FileStatus>> Publisher::published(const std::string& target) const {
  const auto status = files_.status(target, Links::kDoNotFollow);
  if (!status) return tl::unexpected(as_output(status.error()));
  // A link is replaced by a file; what it points to is not looked at.
  const bool is_there = *status && (*status)->kind != FileKind::kLink;
  if (is_there && (*status)->kind != FileKind::kFile) {
    return in_the_way(target, "something that is no file stands where a feed goes");
  }
  return *status;
}

bool Publisher::is_published(const std::string& path, const FileStamp& stamp) const {
  if (!is_below(path)) return false;
  const auto status = files_.status(folder_ + '/' + path, Links::kDoNotFollow);
  if (!status || !*status || (*status)->kind != FileKind::kFile) return false;
  const FileStamp& now = (*status)->stamp;
  return now.size == stamp.size && now.inode == stamp.inode && now.modified == stamp.modified;
}

// All folders on the way to `path`, from the first one of the output folder's own path on.
Result<void> Publisher::make_folders(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  if (known_folders_.contains(std::string(folder_of(path)))) return {};
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    const std::string folder = path.substr(0, slash);
    if (folder.empty() || known_folders_.contains(folder)) continue;
    // The output folder itself may be a link: the user chose it. What lies in it was not chosen.
    const Links links = slash <= folder_.size() ? Links::kFollow : Links::kDoNotFollow;
    const auto status = files_.status(folder, links);
    if (!status) return tl::unexpected(as_output(status.error()));
    if (!*status) {
      if (mode_ == PublishMode::kDryRun) return {};
      if (Result<void> made = files_.make_folder(folder); !made) return made;
    } else if ((*status)->kind != FileKind::kFolder) {
      return in_the_way(folder, (*status)->kind == FileKind::kLink
                                    ? "a symbolic link stands where a folder of feeds goes"
                                    : "a file stands where a folder of feeds goes");
    }
    known_folders_.insert(folder);
  }
  return {};
}

Result<Staged> Publisher::stage(const std::string& path, const std::string& bytes,
                                const std::optional<FileStamp>& expected) {
  if (!is_below(path)) return not_below(path);
  const std::string target = folder_ + '/' + path;
  if (Result<void> made = make_folders(target); !made) return tl::unexpected(made.error());
  const Result<std::optional<FileStatus>> old = published(target);
  if (!old) return tl::unexpected(old.error());
  const bool is_file = *old && (*old)->kind == FileKind::kFile;
  if (is_file && (*old)->size() == bytes.size()) {
    const Result<std::string> same = files_.read(target, bytes.size());
    if (!same && same.error().kind == ErrorKind::kUnreadable) {
      return tl::unexpected(as_output(same.error()));
    }
    if (same && *same == bytes) return Staged{Change::kNone, (*old)->stamp};
  }
  const Change change = *old ? Change::kReplaced : Change::kNew;
  if (mode_ == PublishMode::kDryRun) return Staged{change, {}};
  const std::string temporary = temporary_for(target, run_);
  Result<FileStatus> written = files_.write_new(
      temporary, bytes, Durability::kLater, is_file ? std::optional((*old)->mode) : std::nullopt);
  if (!written) {
    written.error().message.place.path = target;  // the name that means something to people
    return tl::unexpected(written.error());
  }
  const std::scoped_lock lock(mutex_);
  staged_.push_back({path, temporary, target, expected});
  return Staged{change, written->stamp};
}

Result<void> Publisher::sync() {
  std::vector<std::string> paths;
  for (const Temporary& staged : staged_) paths.push_back(staged.temporary);
  return paths.empty() ? Result<void>{} : files_.sync_files(paths);
}

// The names need not be on the disk when this returns: after a crash each is the old file or the
// new one, and which of them it is the next run sees.
std::vector<Publisher::Failure> Publisher::commit() {
  std::vector<Failure> failures;
  // In the order of their paths: threads have staged them in any.
  std::sort(staged_.begin(), staged_.end(),
            [](const Temporary& a, const Temporary& b) { return a.path < b.path; });
  for (const Temporary& staged : std::exchange(staged_, {})) {
    Result<void> renamed;
    if (staged.expected && !is_published(staged.path, *staged.expected)) {
      renamed = fail(ErrorKind::kOutput, "another program has changed this file meanwhile",
                     "run feedgen again", Place{staged.target});
    } else {
      renamed = files_.rename(staged.temporary, staged.target);
    }
    if (renamed) continue;
    failures.push_back({staged.path, std::move(renamed.error())});
    static_cast<void>(files_.remove(staged.temporary));
  }
  return failures;
}

// Whether the way to `path` leads through folders of the output alone, as far as there is one.
bool Publisher::is_reached(const std::string& path) const {
  if (!is_below(path)) return false;
  for (std::size_t slash = path.find('/'); slash != std::string::npos;
       slash = path.find('/', slash + 1)) {
    const std::string folder = folder_ + '/' + path.substr(0, slash);
    const auto status = files_.status(folder, Links::kDoNotFollow);
    if (!status) return false;
    if (*status && (*status)->kind != FileKind::kFolder) return false;
  }
  return true;
}

Publisher::Leftover Publisher::look_at(const std::string& path, const FileStamp& stamp,
                                       const Digest& bytes) const {
  if (!is_reached(path)) return Leftover::kElsewhere;
  const std::string target = folder_ + '/' + path;
  const auto status = files_.status(target, Links::kDoNotFollow);
  if (!status) return Leftover::kUnreadable;
  if (!*status) return Leftover::kGone;
  if ((*status)->kind != FileKind::kFile) return Leftover::kEdited;
  if (is_published(path, stamp)) return Leftover::kOurs;
  const Result<std::string> now = files_.read(target, (*status)->size());
  if (!now && now.error().kind == ErrorKind::kUnreadable) return Leftover::kUnreadable;
  return now && hash128(*now) == bytes ? Leftover::kOurs : Leftover::kEdited;
}

Result<void> Publisher::remove(const std::string& path) {
  if (!is_reached(path)) return not_below(path);
  std::string target = folder_ + '/' + path;
  const auto status = files_.status(target, Links::kDoNotFollow);
  if (!status) return tl::unexpected(as_output(status.error()));
  if (*status && (*status)->kind != FileKind::kFile) {
    return in_the_way(target, "something that is no file stands where a feed was");
  }
  if (Result<void> removed = files_.remove(target); !removed) return removed;
  for (std::string_view folder = folder_of(target); folder.size() > folder_.size();
       folder = folder_of(folder)) {
    const Result<void> removed = files_.remove_empty_folder(std::string(folder));
    if (!removed) return removed;
  }
  return {};
}

}  // namespace feedgen
