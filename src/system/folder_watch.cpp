#include "system/folder_watch.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/hash.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr std::uint32_t kComes = IN_CREATE | IN_MOVED_TO;
constexpr std::uint32_t kGoes = IN_DELETE | IN_MOVED_FROM;
constexpr std::uint32_t kOfNames = kComes | kGoes | IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t kOfBytes = IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB;

// Between two looks at all files: a second, and more where looking takes long.
constexpr milliseconds kPause{1000};
constexpr int kPauseForLook = 20;

// Of an editor, or of a program such as tee, which writes what feedgen says.
bool is_others_own(std::string_view name) {
  const bool is_saved_aside = name.size() > 1 && name.starts_with('#') && name.ends_with('#');
  return name.starts_with('.') || name.ends_with('~') || name.ends_with(".log") || is_saved_aside;
}

// Whether this process writes its output or its messages to the file: each of them would be a
// change, and a reason for the next one.
bool is_own_stream(const struct stat& file) {
  return any_of(std::array{STDOUT_FILENO, STDERR_FILENO}, [&](int descriptor) {
    struct stat stream {};
    return ::fstat(descriptor, &stream) == 0 && S_ISREG(stream.st_mode) &&
           stream.st_dev == file.st_dev && stream.st_ino == file.st_ino;
  });
}

bool is_own_stream(const std::string& path) {
  struct stat file {};
  return ::lstat(path.c_str(), &file) == 0 && is_own_stream(file);
}

std::string absolute_path(const std::string& path) {
  std::error_code error;
  std::string whole = fs::absolute(path.empty() ? "." : path, error).lexically_normal().string();
  while (whole.size() > 1 && whole.ends_with('/')) whole.pop_back();
  return error ? path : whole;
}

std::string without_links(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? path : absolute_path(real.string());
}

// The path, and the one that links in it lead to: a link may be changed, too.
std::set<std::string> spellings(const std::string& path) {
  const std::string whole = absolute_path(path);
  return {whole, without_links(whole)};
}

std::string folder_above(const std::string& path) { return fs::path(path).parent_path().string(); }
std::string name_of(const std::string& path) { return fs::path(path).filename().string(); }

}  // namespace

FolderWatch::FolderWatch(const EndSignals& ends)
    : ends_(ends), notify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (!notify_) note_limit(EMFILE, {});
}

void FolderWatch::note_limit(int error, const std::string& path) {
  const bool is_instances = error == EMFILE;
  limit_ =
      Message{"the system watches no more folders",
              fmt::format("feedgen looks at all files again and again; to have the system tell "
                          "of changes, raise fs.inotify.max_user_{} (sysctl)",
                          is_instances ? "instances" : "watches"),
              {path, 0, 0}};
}

// The nearest folder above decides: articles may lie in what is left out, and the other way round.
bool FolderWatch::is_left_out(const std::string& path) const {
  if (except_.empty()) return false;
  for (std::string at = path; at.size() > 1; at = folder_above(at)) {
    if (except_.contains(at)) return true;
    const auto known = wanted_.find(at);
    if (known != wanted_.end() && known->second.is_whole) return false;
  }
  return false;
}

// Has a name count in its folder, and the names of all folders above it in theirs: one that is
// moved tells nothing of what lies in it.
void FolderWatch::want_name(const std::string& path) {
  for (std::string at = path; at.size() > 1; at = folder_above(at)) {
    if (!wanted_[folder_above(at)].names.insert(name_of(at)).second) return;
  }
}

void FolderWatch::want(const WatchedPaths& paths) {
  wanted_.clear();
  except_.clear();
  for (const std::string& path : paths.except) except_.merge(spellings(path));
  for (const std::string& root : paths.whole) {
    for (const std::string& path : spellings(root)) {
      want_name(path);
      std::error_code error;
      if (!fs::is_regular_file(path, error)) wanted_[path].is_whole = true;
    }
  }
  for (const std::string& folder : paths.flat) {
    for (const std::string& path : spellings(folder)) {
      want_name(path);
      wanted_[path].is_flat = true;
    }
  }
  std::map<std::string, std::string> real_folders;  // many files lie in one
  for (const std::string& single : paths.single) {
    const std::string whole = absolute_path(single);
    const auto [folder, is_new] = real_folders.try_emplace(folder_above(whole));
    if (is_new) folder->second = without_links(folder->first);
    std::error_code error;
    std::set<std::string> its{whole, (fs::path(folder->second) / name_of(whole)).string()};
    if (fs::is_symlink(whole, error)) its.insert(without_links(whole));
    for (const std::string& path : its) {
      if (!is_left_out(path)) want_name(path);
    }
  }
}

void FolderWatch::add(const std::string& path, const Interest& interest) {
  // Where none of the names is a file, as in the folder of all temporary files, others may be
  // written all the time.
  std::error_code error;
  const bool has_files = interest.is_whole || any_of(interest.names, [&](const std::string& name) {
                           return fs::is_regular_file(fs::path(path) / name, error);
                         });
  const std::uint32_t events = kOfNames | (has_files ? kOfBytes : 0) | IN_ONLYDIR | IN_MASK_ADD;
  const int watch = ::inotify_add_watch(notify_.get(), path.c_str(), events);
  if (watch < 0) {
    if (errno == ENOSPC || errno == ENOMEM) note_limit(errno, path);
    return;
  }
  Watch& known = watches_[watch];
  const bool is_first = seen_.insert(watch).second;
  if (is_first || interest.is_whole) known.path = path;
  if (is_first) known.interest = {};
  known.interest.is_whole = known.interest.is_whole || interest.is_whole;
  known.interest.is_flat = known.interest.is_flat || interest.is_flat;
  known.interest.names.insert(interest.names.begin(), interest.names.end());
}

// Links to folders are not followed: who wants what they lead to names it.
void FolderWatch::add_whole(const std::string& path) {
  if (is_left_out(path) || limit_) return;
  Interest interest;
  interest.is_whole = true;
  add(path, interest);
  std::error_code error;
  for (fs::directory_iterator one(path, error), end; !error && one != end; one.increment(error)) {
    std::error_code unknown;
    const bool is_folder = one->symlink_status(unknown).type() == fs::file_type::directory;
    if (is_folder && !is_others_own(name_of(one->path().string()))) {
      add_whole(one->path().string());
    }
  }
}

void FolderWatch::add_wanted() {
  for (const auto& [path, interest] : wanted_) {
    if (!is_left_out(path)) add(path, interest);
    if (interest.is_whole) add_whole(path);
  }
}

void FolderWatch::set(const WatchedPaths& paths) {
  // They are returned by the next wait(): a build may run between the last one and this call.
  has_news_ = drain() || has_news_;
  if (!is_unsure_ && !limit_ && paths == paths_) return;
  paths_ = paths;
  is_unsure_ = false;
  if (!notify_) {
    want(paths);
    if (!digest_) digest_ = digest_of_files();
    return;
  }
  limit_.reset();
  seen_.clear();
  // Twice: a folder that was missing may have come before the one above it had its watch.
  for (int round = 0; round < 2; ++round) {
    want(paths);
    add_wanted();
  }
  std::erase_if(watches_, [&](const auto& one) {
    if (seen_.contains(one.first)) return false;
    ::inotify_rm_watch(notify_.get(), one.first);
    return true;
  });
  if (!limit_) digest_.reset();
  if (limit_ && !digest_) digest_ = digest_of_files();
}

bool FolderWatch::counts(const Watch& watch, const std::string& name, std::uint32_t events) const {
  if (name.empty()) return (events & (IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB)) != 0;
  if (is_left_out(watch.path + '/' + name) || is_own_stream(watch.path + '/' + name)) return false;
  if (watch.interest.names.contains(name)) return true;
  if (is_others_own(name)) return false;
  if (watch.interest.is_whole) return true;
  // Of a flat one only its names were asked for.
  return watch.interest.is_flat && (events & (kComes | kGoes)) != 0;
}

std::optional<std::vector<std::string>> FolderWatch::take_changed_files() {
  // While there may be folders without a watch, what is in them is not told.
  const bool has_doubt = std::exchange(has_doubt_, is_unsure_ || limit_) || is_unsure_ || limit_;
  const std::set<std::string> files = std::exchange(changed_files_, {});
  if (has_doubt) return std::nullopt;
  std::map<std::string, std::string> real_folders;  // many files lie in one
  std::set<std::string> real;
  for (const std::string& file : files) {
    const auto [folder, is_new] = real_folders.try_emplace(folder_above(file));
    if (is_new) folder->second = without_links(folder->first);
    real.insert((fs::path(folder->second) / name_of(file)).string());
  }
  return std::vector<std::string>(real.begin(), real.end());
}

// Remembers one that counts.
void FolderWatch::note_change(const std::string& folder, const std::string& name, bool is_folder) {
  constexpr std::size_t kMostFiles = 4096;  // looking at all files is no slower then
  if (name.empty() || is_folder || changed_files_.size() == kMostFiles) {
    has_doubt_ = true;
    changed_files_.clear();
  } else if (!has_doubt_) {
    changed_files_.insert(folder + '/' + name);
  }
}

// Whether anything of interest has happened. New folders get their watches at once.
bool FolderWatch::drain() {
  bool is_news = false;
  alignas(inotify_event) std::array<char, 65536> buffer;
  while (true) {
    const ssize_t got = ::read(notify_.get(), buffer.data(), buffer.size());
    if (got <= 0) return is_news;
    for (std::size_t i = 0; i < static_cast<std::size_t>(got);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + i, sizeof event);
      const std::string name(event.len > 0 ? buffer.data() + i + sizeof event : "");
      i += sizeof event + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) is_unsure_ = has_doubt_ = is_news = true;
      const auto found = watches_.find(event.wd);
      if (found == watches_.end()) continue;
      if ((event.mask & IN_IGNORED) != 0) {
        watches_.erase(found);
        is_unsure_ = has_doubt_ = is_news = true;
        continue;
      }
      const Watch& watch = found->second;
      if (!counts(watch, name, event.mask)) continue;
      is_news = true;
      const bool is_folder = (event.mask & IN_ISDIR) != 0;
      const std::string path = watch.path + '/' + name;
      note_change(watch.path, name, is_folder);
      if (name.empty() || watch.interest.names.contains(name) ||
          (is_folder && (event.mask & kGoes) != 0)) {
        is_unsure_ = true;
      } else if (is_folder && watch.interest.is_whole && (event.mask & kComes) != 0) {
        add_whole(path);
        is_unsure_ = is_unsure_ || limit_;
      }
    }
  }
}

std::uint64_t FolderWatch::digest_of_files() const {
  std::uint64_t digest = 0;
  enum class Part { kAll, kName };
  const auto note = [&](const std::string& path, Part part) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || is_own_stream(status)) return;
    // A sum, because folders list their names in no particular order. The time of a folder changes
    // with files in it that do not count.
    const bool is_name = part == Part::kName || S_ISDIR(status.st_mode);
    digest += hash64(fmt::format("{}\n{} {} {} {}", path, is_name ? 0 : status.st_size,
                                 status.st_ino, is_name ? 0 : status.st_mtim.tv_sec,
                                 is_name ? 0 : status.st_mtim.tv_nsec));
  };
  const auto is_passed_over = [&](const fs::directory_entry& entry) {
    return is_others_own(name_of(entry.path().string())) || is_left_out(entry.path().string());
  };
  for (const auto& [folder, interest] : wanted_) {
    for (const std::string& name : interest.names) note(folder + '/' + name, Part::kAll);
    std::error_code error;
    if (interest.is_whole) {
      for (fs::recursive_directory_iterator one(folder, error), end; !error && one != end;
           one.increment(error)) {
        if (is_passed_over(*one)) {
          one.disable_recursion_pending();
        } else {
          note(one->path().string(), Part::kAll);
        }
      }
    } else if (interest.is_flat) {
      for (fs::directory_iterator one(folder, error), end; !error && one != end;
           one.increment(error)) {
        if (!is_passed_over(*one)) note(one->path().string(), Part::kName);
      }
    }
  }
  return digest;
}

bool FolderWatch::have_files_changed() {
  const auto begin = std::chrono::steady_clock::now();
  const std::uint64_t digest = digest_of_files();
  const auto took = std::chrono::steady_clock::now() - begin;
  pause_ = std::max(kPause, std::chrono::ceil<milliseconds>(took * kPauseForLook));
  const bool has_changed = digest_ && digest != *digest_;
  digest_ = digest;
  return has_changed;
}

Wake FolderWatch::wait(std::optional<milliseconds> most) {
  using Clock = std::chrono::steady_clock;
  const auto end = Clock::now() + most.value_or(milliseconds(0));
  // Other events may come all the time, and put no look off.
  auto look = Clock::now() + std::max(pause_, kPause);
  while (true) {
    std::optional<Clock::time_point> next;
    if (most) next = end;
    if (limit_) next = std::min(look, next.value_or(look));
    if (has_news_) next = Clock::now();
    const milliseconds now =
        next ? std::max(std::chrono::ceil<milliseconds>(*next - Clock::now()), milliseconds(0))
             : milliseconds(-1);
    std::array<pollfd, 2> waiting{pollfd{ends_.descriptor(), POLLIN, 0},
                                  pollfd{notify_.get(), POLLIN, 0}};
    const int ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(now.count()));
    if (ready < 0) continue;  // by a signal
    if (waiting[0].revents != 0) return Wake::kEnd;
    if (std::exchange(has_news_, false)) return Wake::kChange;
    if (waiting[1].revents != 0 && drain()) return Wake::kChange;
    const bool is_over = most && Clock::now() >= end;
    if (limit_ && (is_over || Clock::now() >= look)) {
      if (have_files_changed()) return Wake::kChange;
      look = Clock::now() + pause_;
    }
    if (is_over) return Wake::kTimeout;
  }
}

}  // namespace feedgen
