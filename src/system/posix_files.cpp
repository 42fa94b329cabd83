#include "system/posix_files.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace feedgen {
namespace {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  // Closing may report a write that failed late (NFS), so writers close by hand.
  int close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd);
  }

 private:
  int fd_;
};

std::string remedy_for(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return "check who may read and write it";
    case ENOSPC:
    case EDQUOT:
      return "make room on the disk and run again";
    case EROFS:
      return "choose a folder that can be written";
    case ENOENT:
      return "check how it is spelled";
    case ENOTDIR:
      return "a file stands where a folder is needed";
    case ENAMETOOLONG:
      return "the path is longer than the system allows";
    default:
      return {};
  }
}

tl::unexpected<Error> failure(ErrorKind kind, const char* what, const std::string& path) {
  const int error = errno;
  return fail(kind, fmt::format("{}: {}", what, std::generic_category().message(error)),
              remedy_for(error), Place{path});
}

FileStatus to_status(const struct ::stat& s) {
  FileStatus status;
  status.kind = S_ISREG(s.st_mode)   ? FileKind::kFile
                : S_ISDIR(s.st_mode) ? FileKind::kFolder
                : S_ISLNK(s.st_mode) ? FileKind::kLink
                                     : FileKind::kOther;
  status.size = static_cast<std::uint64_t>(s.st_size);
  status.modified = Instant{std::chrono::seconds{s.st_mtim.tv_sec}};
  status.device = s.st_dev;
  status.inode = s.st_ino;
  return status;
}

}  // namespace

Result<std::vector<std::string>> PosixFiles::list(const std::string& folder) {
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
  if (!stream) return failure(ErrorKind::kInput, "can't open the folder", folder);
  std::vector<std::string> names;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(stream.get());  // NOLINT(concurrency-mt-unsafe): own stream
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) return failure(ErrorKind::kInput, "can't list the folder", folder);
  return names;
}

Result<std::optional<FileStatus>> PosixFiles::status(const std::string& path, Links links) {
  struct ::stat s = {};
  const int flags = links == Links::kDoNotFollow ? AT_SYMLINK_NOFOLLOW : 0;
  if (::fstatat(AT_FDCWD, path.c_str(), &s, flags) == 0) return to_status(s);
  if (errno == ENOENT || errno == ELOOP) return std::nullopt;
  return failure(ErrorKind::kInput, "can't look at it", path);
}

Result<std::string> PosixFiles::real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (!real) return failure(ErrorKind::kInput, "can't find it", path);
  return std::string(real.get());
}

Result<std::string> PosixFiles::read(const std::string& path, std::uint64_t most) {
  // Not blocking: opening a named pipe would wait for a writer that may never come.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) return failure(ErrorKind::kInput, "can't open the file", path);
  struct ::stat s = {};
  if (::fstat(file.get(), &s) != 0) return failure(ErrorKind::kInput, "can't look at it", path);
  if (!S_ISREG(s.st_mode)) return fail("not a regular file", {}, Place{path});
  const auto too_large = [&] {
    return fail(fmt::format("the file is larger than {} MiB", most >> 20U), {}, Place{path});
  };
  if (static_cast<std::uint64_t>(s.st_size) > most) return too_large();
  // One byte more than the size tells the end of the file from a file that grew meanwhile.
  std::string bytes(static_cast<std::size_t>(s.st_size) + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(ErrorKind::kInput, "can't read the file", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > most) return too_large();
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return bytes;
}

Result<std::string> PosixFiles::read_beginning(const std::string& path, std::size_t most) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) return failure(ErrorKind::kInput, "can't open the file", path);
  struct ::stat s = {};
  if (::fstat(file.get(), &s) != 0) return failure(ErrorKind::kInput, "can't look at it", path);
  if (!S_ISREG(s.st_mode)) return fail("not a regular file", {}, Place{path});
  std::string bytes(std::min(most, static_cast<std::size_t>(s.st_size)), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failure(ErrorKind::kInput, "can't read the file", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

Result<void> PosixFiles::write_new(const std::string& path, const std::string& bytes) {
  constexpr mode_t kMode = 0666;  // less the umask
  Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kMode));
  if (!file) return failure(ErrorKind::kOutput, "can't create the file", path);
  const auto give_up = [&] {
    const auto error = failure(ErrorKind::kOutput, "can't write the file", path);
    ::unlink(path.c_str());
    return error;
  };
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t put = ::write(file.get(), bytes.data() + written, bytes.size() - written);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return give_up();
    written += static_cast<std::size_t>(put);
  }
  if (::fdatasync(file.get()) != 0 || file.close() != 0) return give_up();
  return {};
}

Result<void> PosixFiles::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return {};
  return failure(ErrorKind::kOutput, "can't replace the file", to);
}

Result<void> PosixFiles::remove(const std::string& path) {
  if (::unlink(path.c_str()) == 0 || errno == ENOENT) return {};
  return failure(ErrorKind::kOutput, "can't remove the file", path);
}

Result<void> PosixFiles::make_folder(const std::string& path) {
  constexpr mode_t kMode = 0777;  // less the umask
  if (::mkdir(path.c_str(), kMode) == 0 || errno == EEXIST) return {};
  return failure(ErrorKind::kOutput, "can't create the folder", path);
}

Result<void> PosixFiles::sync_folder(const std::string& path) {
  const Descriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder) return failure(ErrorKind::kOutput, "can't open the folder", path);
  // Some file systems can't sync folders and say EINVAL; the rename itself is whole there too.
  if (::fsync(folder.get()) != 0 && errno != EINVAL && errno != EROFS) {
    return failure(ErrorKind::kOutput, "can't write the folder", path);
  }
  return {};
}

}  // namespace feedgen
