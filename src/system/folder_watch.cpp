#include "system/folder_watch.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/hash.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE |
                                  IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF |
                                  IN_MOVE_SELF | IN_ONLYDIR;
constexpr std::chrono::milliseconds kPause{1000};  // between two looks at all files

std::atomic<int> end_pipe{-1};
std::atomic<int> end_count{0};

void note_end(int signal) {
  if (end_count.fetch_add(1) > 0) ::_exit(128 + signal);
  const int error = errno;
  static_cast<void>(!::write(end_pipe.load(), "x", 1));
  errno = error;
}

void handle(void (*handler)(int)) {
  for (const int signal : {SIGINT, SIGTERM}) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
  }
}

std::array<int, 2> open_pipe() {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) ends = {-1, -1};
  return ends;
}

bool is_passed_over(std::string_view name) { return name.starts_with('.') || name.ends_with('~'); }

std::string real_path(const std::string& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path.empty() ? "." : path, error);
  return error ? path : real.string();
}

}  // namespace

EndSignals::EndSignals() : EndSignals(open_pipe()) {}

EndSignals::EndSignals(std::array<int, 2> pipe) : read_end_(pipe[0]), write_end_(pipe[1]) {
  end_count = 0;
  end_pipe = pipe[1];
  handle(note_end);
}

EndSignals::~EndSignals() {
  handle(SIG_DFL);
  end_pipe = -1;
}

FolderWatch::FolderWatch(const EndSignals& ends)
    : ends_(ends), notify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {
  if (notify_) return;
  limit_ = Message{"the system does not tell of changes",
                   "feedgen looks at all files once a second; to have the system tell of changes, "
                   "raise fs.inotify.max_user_instances (sysctl)",
                   {}};
}

bool FolderWatch::is_left_out(const std::string& path) const { return except_.contains(path); }

void FolderWatch::add(const std::string& path) {
  const int watch = ::inotify_add_watch(notify_.get(), path.c_str(), kEvents);
  if (watch >= 0) {
    paths_[watch] = path;
    seen_.insert(watch);
  } else if (errno == ENOSPC || errno == EMFILE || errno == ENOMEM) {
    limit_ =
        Message{"the system watches no more folders",
                "feedgen looks at all files once a second; to have the system tell of changes, "
                "raise fs.inotify.max_user_watches (sysctl)",
                {path, 0, 0}};
  }
}

// Links to folders are not followed, as the scan does not.
void FolderWatch::add_whole(const std::string& path) {
  if (is_left_out(path) || limit_) return;
  add(path);
  std::error_code error;
  for (fs::directory_iterator one(path, error), end; !error && one != end; one.increment(error)) {
    std::error_code unknown;
    const bool is_folder = one->symlink_status(unknown).type() == fs::file_type::directory;
    if (is_folder && !is_passed_over(one->path().filename().string())) {
      add_whole(one->path().string());
    }
  }
}

void FolderWatch::set(const WatchedFolders& folders) {
  folders_ = {};
  except_.clear();
  for (const std::string& path : folders.except) except_.insert(real_path(path));
  for (const std::string& path : folders.whole) {
    std::error_code error;
    const std::string real = real_path(path);
    if (fs::is_regular_file(real, error)) {
      folders_.flat.push_back(fs::path(real).parent_path().string());
    } else {
      folders_.whole.push_back(real);
    }
  }
  for (const std::string& path : folders.flat) folders_.flat.push_back(real_path(path));
  seen_.clear();
  flat_.clear();
  for (const std::string& path : folders_.flat) add(path);
  flat_ = seen_;
  const std::set<int> flat = seen_;
  seen_.clear();
  for (const std::string& path : folders_.whole) add_whole(path);
  for (const int watch : seen_) flat_.erase(watch);
  seen_.insert(flat.begin(), flat.end());
  std::erase_if(paths_, [&](const auto& one) {
    if (seen_.contains(one.first)) return false;
    ::inotify_rm_watch(notify_.get(), one.first);
    return true;
  });
  if (limit_ && !digest_) digest_ = digest_of_files();
}

// Whether anything of interest has happened.
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
      if ((event.mask & IN_Q_OVERFLOW) != 0) is_news = true;
      const auto found = paths_.find(event.wd);
      if (found == paths_.end()) continue;
      if ((event.mask & IN_IGNORED) != 0) {
        paths_.erase(found);
        is_news = true;
        continue;
      }
      const std::string path = name.empty() ? found->second : found->second + '/' + name;
      if (is_passed_over(name) || is_left_out(path)) continue;
      const bool is_folder = (event.mask & IN_ISDIR) != 0;
      if (is_folder && flat_.contains(event.wd) && !name.empty()) {
        // Only the folders of articles count, which may come back.
        if ((event.mask & (IN_CREATE | IN_MOVED_TO)) == 0) continue;
        const bool is_root =
            std::find(folders_.whole.begin(), folders_.whole.end(), path) != folders_.whole.end();
        if (!is_root) continue;
      }
      is_news = true;
      if (is_folder && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) add_whole(path);
    }
  }
}

std::uint64_t FolderWatch::digest_of_files() const {
  std::uint64_t digest = 0;
  const auto note = [&](const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return;
    // A sum, because folders list their names in no particular order.
    digest += hash64(fmt::format("{}\n{} {} {} {}", path.string(), status.st_size, status.st_ino,
                                 status.st_mtim.tv_sec, status.st_mtim.tv_nsec));
  };
  std::error_code error;
  for (const std::string& root : folders_.flat) {
    for (fs::directory_iterator one(root, error), end; !error && one != end; one.increment(error)) {
      std::error_code unknown;
      if (is_passed_over(one->path().filename().string())) continue;
      if (!one->is_directory(unknown)) note(one->path());
    }
  }
  for (const std::string& root : folders_.whole) {
    for (fs::recursive_directory_iterator one(root, error), end; !error && one != end;
         one.increment(error)) {
      if (is_passed_over(one->path().filename().string()) || is_left_out(one->path().string())) {
        one.disable_recursion_pending();
        continue;
      }
      note(one->path());
    }
  }
  return digest;
}

Wake FolderWatch::wait(std::optional<std::chrono::milliseconds> most) {
  const auto end = std::chrono::steady_clock::now() + most.value_or(std::chrono::milliseconds(0));
  while (true) {
    auto left = std::chrono::milliseconds(-1);
    if (most) {
      left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
      left = std::max(left, std::chrono::milliseconds(0));
    }
    const bool is_last = most && (!limit_ || left <= kPause);
    if (limit_ && !is_last) left = kPause;
    std::array<pollfd, 2> waiting{pollfd{ends_.descriptor(), POLLIN, 0},
                                  pollfd{notify_.get(), POLLIN, 0}};
    const int ready = ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count()));
    if (ready < 0) continue;  // by a signal
    if (waiting[0].revents != 0) return Wake::kEnd;
    if (waiting[1].revents != 0 && drain()) return Wake::kChange;
    if (limit_) {
      const std::uint64_t digest = digest_of_files();
      if (digest_ && digest != *digest_) {
        digest_ = digest;
        return Wake::kChange;
      }
      digest_ = digest;
    }
    if (ready == 0 && is_last) return Wake::kTimeout;
  }
}

}  // namespace feedgen
