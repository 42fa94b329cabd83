#include "system/posix_lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "system/posix_call.h"
#include "text/display.h"

namespace feedgen {
namespace {

class PosixLock final : public FileLock {
 public:
  PosixLock(std::string path, Descriptor file, bool was_left_behind)
      : path_(std::move(path)), file_(std::move(file)), was_left_behind_(was_left_behind) {}
  // Removed while it is still locked: a process that waits for it finds that it is another file
  // now.
  ~PosixLock() override { ::unlink(path_.c_str()); }
  PosixLock(const PosixLock&) = delete;
  PosixLock& operator=(const PosixLock&) = delete;

  bool was_left_behind() const override { return was_left_behind_; }

 private:
  std::string path_;
  Descriptor file_;
  bool was_left_behind_;
};

std::string own_name() {
  std::array<char, 256> host{};
  if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return fmt::format("process {} on {}", ::getpid(), host.data());
}

std::string holder_of(int file) {
  std::array<char, 300> text{};
  const ssize_t got = ::pread(file, text.data(), text.size(), 0);
  if (got <= 0) return "another process";
  const std::string_view words(text.data(), static_cast<std::size_t>(got));
  return printable(words.substr(0, words.find('\n')));
}

// Whether the file is still the one that its path names; nothing where the system does not say.
std::optional<bool> is_at(int file, const std::string& path) {
  struct ::stat own = {};
  struct ::stat named = {};
  if (::fstat(file, &own) != 0) return std::nullopt;
  if (::lstat(path.c_str(), &named) != 0) {
    return errno == ENOENT ? std::optional(false) : std::nullopt;
  }
  return own.st_ino == named.st_ino && own.st_dev == named.st_dev;
}

}  // namespace

Result<std::unique_ptr<FileLock>> lock_file(const std::string& path,
                                            std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  auto pause = std::chrono::milliseconds(5);
  // Others that let go at the same moment are tried again at once, but not for ever.
  constexpr int kMostAtOnce = 100;
  for (int at_once = 0; true;) {
    constexpr int kFlags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    // A run that ends in the usual way removes its lock: this one was left behind.
    bool left_behind = false;
    int opened = ::open(path.c_str(), kFlags | O_CREAT | O_EXCL, 0666);
    if (opened < 0 && errno == EEXIST) {
      left_behind = true;
      opened = ::open(path.c_str(), kFlags | O_CREAT, 0666);
    }
    Descriptor file(opened);
    if (!file) return posix_failure(ErrorKind::kUnreadable, "can't make the lock", path);
    const bool is_locked = ::flock(file.get(), LOCK_EX | LOCK_NB) == 0;
    const std::optional<bool> is_own = is_locked ? is_at(file.get(), path) : false;
    const int error = is_locked && is_own ? 0 : errno;
    const bool is_refused = !is_own || (!is_locked && error != EINTR && error != EWOULDBLOCK);
    if (is_refused) {
      if (!left_behind) ::unlink(path.c_str());  // no other run has begun it
      errno = error;
      return posix_failure(ErrorKind::kUnreadable, "can't lock the file", path);
    }
    if (*is_own) {
      const std::string name = own_name() + '\n';
      const bool named =
          ::ftruncate(file.get(), 0) == 0 && ::pwrite(file.get(), name.data(), name.size(), 0) > 0;
      static_cast<void>(named);  // a full disk: the lock holds all the same
      return std::make_unique<PosixLock>(path, std::move(file), left_behind);
    }
    if ((is_locked || error == EINTR) && ++at_once < kMostAtOnce) continue;
    if (std::chrono::steady_clock::now() >= end) {
      return fail(ErrorKind::kOutput,
                  fmt::format("another run is writing these feeds: {}", holder_of(file.get())),
                  "run again when it is done", Place{path});
    }
    std::this_thread::sleep_for(pause);
    pause = std::min(pause * 2, std::chrono::milliseconds(100));
  }
}

}  // namespace feedgen
