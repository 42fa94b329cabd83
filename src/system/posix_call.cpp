#include "system/posix_call.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

namespace feedgen {

std::string remedy_for(int error) {
  switch (error) {
    case EACCES:
    case EPERM: return "check who may read and write it";
    case EMFILE: return "raise the number of files that a program may open: ulimit -n";
    case ENFILE: return "the system has too many files open; close other programs and run again";
    case EIO: return "check the disk and its cable or network, and run again";
    case ESTALE:
    case EHOSTDOWN:
    case ENOTCONN:
    case ETIMEDOUT: return "check that the folder is mounted, and run again";
    case ENOLCK:
      return "put the folder on a file system that has locks, or mount it with them, and run again";
    case ENOMEM: return "the system is out of memory; run again when others need less";
    case ENOSPC: return "make room on the disk and run again";
    case EDQUOT: return "make room, since your share of the disk is used up, and run again";
    case EFBIG: return "allow larger files (ulimit -f), or write to another disk";
    case EROFS: return "choose a folder that can be written";
    case ENOENT: return "check how it is spelled";
    case ENOTDIR: return "a file stands where a folder is needed: move it away";
    case EISDIR: return "a folder stands where a file is needed: move it away";
    case ENAMETOOLONG: return "use shorter names: the path is longer than the system allows";
    case ELOOP:
      return "remove one of the links: they lead in a circle, or nothing may be a link here";
    case EBUSY:
    case ETXTBSY: return "run again when no other program uses it";
    default: return "see what the system says of it, and run again";
  }
}

// Which kind of failure it is to read something that gives this error.
ErrorKind kind_of_reading(int error) {
  const bool is_gone =
      error == ENOENT || error == ENOTDIR || error == ELOOP || error == ENAMETOOLONG;
  return is_gone ? ErrorKind::kGone : ErrorKind::kUnreadable;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

int Descriptor::close() {
  const int fd = fd_;
  fd_ = -1;
  return ::close(fd);
}

std::optional<std::string> read_to_end(int pipe, std::chrono::steady_clock::time_point end,
                                       std::size_t most) {
  using std::chrono::milliseconds;
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (true) {
    const auto left = std::chrono::ceil<milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) return std::nullopt;
    pollfd waiting{pipe, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    const ssize_t got = ::read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return std::nullopt;
    if (got == 0) return bytes;
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
    if (bytes.size() > most) return std::nullopt;
  }
}

tl::unexpected<Error> posix_failure(ErrorKind kind, const char* what, const std::string& path) {
  const int error = errno;
  if (kind == ErrorKind::kInput) kind = kind_of_reading(error);
  return fail(kind, fmt::format("{}: {}", what, std::generic_category().message(error)),
              remedy_for(error), Place{path});
}

}  // namespace feedgen
