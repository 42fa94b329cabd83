#include "system/posix_files.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "system/posix_call.h"
#include "system/posix_lock.h"

namespace feedgen {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

FileKind kind_of(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::kFile;
  if (S_ISDIR(mode)) return FileKind::kFolder;
  return S_ISLNK(mode) ? FileKind::kLink : FileKind::kOther;
}

FileStamp to_stamp(const struct ::stat& s) {
  return {static_cast<std::uint64_t>(s.st_size), s.st_ino, nanoseconds(s.st_mtim),
          nanoseconds(s.st_ctim)};
}

FileStatus to_status(const struct ::stat& s) {
  FileStatus status;
  status.kind = kind_of(s.st_mode);
  status.modified = Instant{std::chrono::seconds{s.st_mtim.tv_sec}};
  status.device = s.st_dev;
  status.stamp = to_stamp(s);
  status.mode = s.st_mode & 07777U;
  return status;
}

// The stamp of a file that is opened at `now`. Its next change will have another one only if the
// file system's clock has moved on since the last: by a tick of the kernel (at most 10 ms), or, of
// file systems that keep whole seconds, by up to two of those.
FileStamp settled_stamp(const struct ::stat& s, std::int64_t now) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  constexpr std::int64_t kTick = 30'000'000;
  FileStamp stamp = to_stamp(s);
  const bool whole_seconds = stamp.modified % kSecond == 0 && stamp.changed % kSecond == 0;
  const std::int64_t youngest = std::max(stamp.modified, stamp.changed);
  // What lies far ahead of this clock says nothing about the file's age.
  if (now < youngest + (whole_seconds ? 2 * kSecond : kTick)) stamp.changed = 0;
  return stamp;
}

std::int64_t now() {
  timespec time = {};
  ::clock_gettime(CLOCK_REALTIME, &time);
  return nanoseconds(time);
}

std::optional<FileKind> kind_of(const dirent& entry) {
  switch (entry.d_type) {
    case DT_REG: return FileKind::kFile;
    case DT_DIR: return FileKind::kFolder;
    case DT_LNK: return FileKind::kLink;
    case DT_UNKNOWN: return std::nullopt;
    default: return FileKind::kOther;
  }
}

// `status` becomes that of the file.
Result<Descriptor> open_to_read(const std::string& path, struct ::stat& status) {
  // Not blocking: opening a named pipe would wait for a writer that may never come.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) return posix_failure(ErrorKind::kInput, "can't open the file", path);
  if (::fstat(file.get(), &status) != 0) {
    return posix_failure(ErrorKind::kInput, "can't look at it", path);
  }
  if (!S_ISREG(status.st_mode)) return fail("not a regular file", {}, Place{path});
  return file;
}

}  // namespace

Result<FolderListing> PosixFiles::look(const std::string& folder, const EntryFilter& wants) {
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::opendir(folder.c_str()), &::closedir);
  if (!stream) return posix_failure(ErrorKind::kInput, "can't open the folder", folder);
  FolderListing listing;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(stream.get());  // NOLINT(concurrency-mt-unsafe): own stream
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    const std::optional<FileKind> kind = kind_of(*entry);
    if (kind && !wants(name, *kind)) continue;
    struct ::stat s = {};
    if (::fstatat(::dirfd(stream.get()), entry->d_name, &s, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) continue;  // it went away meanwhile
      std::string path = folder;
      if (!path.ends_with('/')) path += '/';
      listing.problems.push_back(
          posix_failure(ErrorKind::kInput, "can't look at it", path.append(name)).value());
    } else if (kind || wants(name, kind_of(s.st_mode))) {
      listing.entries.push_back({std::string(name), to_status(s)});
    }
  }
  if (errno != 0) return posix_failure(ErrorKind::kInput, "can't list the folder", folder);
  return listing;
}

Result<std::optional<FileStatus>> PosixFiles::status(const std::string& path, Links links) {
  struct ::stat s = {};
  const int flags = links == Links::kDoNotFollow ? AT_SYMLINK_NOFOLLOW : 0;
  if (::fstatat(AT_FDCWD, path.c_str(), &s, flags) == 0) return to_status(s);
  // No file can have such a path: a part of it is missing, is no folder, or is too long a name.
  if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == ENAMETOOLONG) {
    return std::nullopt;
  }
  return posix_failure(ErrorKind::kInput, "can't look at it", path);
}

Result<std::string> PosixFiles::real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> real(::realpath(path.c_str(), nullptr), &std::free);
  if (!real) return posix_failure(ErrorKind::kInput, "can't find it", path);
  return std::string(real.get());
}

Result<FileContent> PosixFiles::read_content(const std::string& path, std::uint64_t most) {
  const std::int64_t opened = now();
  struct ::stat s = {};
  const Result<Descriptor> file = open_to_read(path, s);
  if (!file) return tl::unexpected(file.error());
  const auto too_large = [&] {
    return fail(fmt::format("the file is larger than {} MiB", most >> 20U), {}, Place{path});
  };
  if (static_cast<std::uint64_t>(s.st_size) > most) return too_large();
  // One byte more than the size tells the end of the file from a file that grew meanwhile.
  std::string bytes(static_cast<std::size_t>(s.st_size) + 1, '\0');
  std::size_t filled = 0;
  while (true) {
    const ssize_t got = ::read(file->get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return posix_failure(ErrorKind::kInput, "can't read the file", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > most) return too_large();
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return FileContent{std::move(bytes), settled_stamp(s, opened),
                     Instant{std::chrono::seconds{s.st_mtim.tv_sec}}};
}

Result<std::string> PosixFiles::read_beginning(const std::string& path, std::size_t most) {
  struct ::stat s = {};
  const Result<Descriptor> file = open_to_read(path, s);
  if (!file) return tl::unexpected(file.error());
  std::string bytes(std::min(most, static_cast<std::size_t>(s.st_size)), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ssize_t got = ::read(file->get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return posix_failure(ErrorKind::kInput, "can't read the file", path);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  return bytes;
}

Result<FileStatus> PosixFiles::write_new(const std::string& path, const std::string& bytes,
                                         Durability durability, std::optional<unsigned> mode) {
  constexpr mode_t kMode = 0666;  // less the umask
  Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kMode));
  if (!file) return posix_failure(ErrorKind::kOutput, "can't create the file", path);
  const auto give_up = [&] {
    const auto error = posix_failure(ErrorKind::kOutput, "can't write the file", path);
    ::unlink(path.c_str());
    return error;
  };
  for (std::size_t written = 0; written < bytes.size();) {
    const ssize_t put = ::write(file.get(), bytes.data() + written, bytes.size() - written);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return give_up();
    written += static_cast<std::size_t>(put);
  }
  // File systems without permissions refuse: then there are none to keep.
  if (mode) static_cast<void>(::fchmod(file.get(), static_cast<mode_t>(*mode)));
  struct ::stat s = {};
  if (durability == Durability::kNow && ::fdatasync(file.get()) != 0) return give_up();
  if (::fstat(file.get(), &s) != 0 || file.close() != 0) return give_up();
  return to_status(s);
}

Result<void> PosixFiles::sync_files(const std::vector<std::string>& paths) {
  // One call for the whole file system waits for what other programs have written too: only where
  // single ones would take longer.
  constexpr std::size_t kFew = 24;
  const bool all_at_once = paths.size() > kFew;
  std::vector<Descriptor> files;
  for (const std::string& path : paths) {
    files.emplace_back(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!files.back()) return posix_failure(ErrorKind::kOutput, "can't open the file", path);
    if (all_at_once) break;
    // The disk begins with all of them before the first is waited for. A refusal costs only time.
    static_cast<void>(::sync_file_range(files.back().get(), 0, 0, SYNC_FILE_RANGE_WRITE));
  }
  for (std::size_t i = 0; i < files.size(); ++i) {
    const int file = files[i].get();
    if ((all_at_once ? ::syncfs(file) : ::fdatasync(file)) != 0) {
      return posix_failure(ErrorKind::kOutput, "can't write the file", paths[i]);
    }
  }
  return {};
}

Result<void> PosixFiles::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) == 0) return {};
  return posix_failure(ErrorKind::kOutput, "can't replace the file", to);
}

Result<void> PosixFiles::remove(const std::string& path) {
  if (::unlink(path.c_str()) == 0 || errno == ENOENT) return {};
  return posix_failure(ErrorKind::kOutput, "can't remove the file", path);
}

Result<void> PosixFiles::make_folder(const std::string& path) {
  constexpr mode_t kMode = 0777;  // less the umask
  if (::mkdir(path.c_str(), kMode) == 0 || errno == EEXIST) return {};
  return posix_failure(ErrorKind::kOutput, "can't create the folder", path);
}

Result<void> PosixFiles::remove_empty_folder(const std::string& path) {
  if (::rmdir(path.c_str()) == 0) return {};
  if (errno == ENOENT || errno == ENOTEMPTY || errno == EEXIST || errno == ENOTDIR) return {};
  return posix_failure(ErrorKind::kOutput, "can't remove the folder", path);
}

Result<std::unique_ptr<FileLock>> PosixFiles::lock(const std::string& path,
                                                   std::chrono::milliseconds patience) {
  return lock_file(path, patience);
}

}  // namespace feedgen
