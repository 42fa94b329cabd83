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
    case EPERM:
      return "check who may read and write it";
    case ENOSPC:
      return "make room on the disk and run again";
    case EDQUOT:
      return "make room, since your share of the disk is used up, and run again";
    case EFBIG:
      return "allow larger files (ulimit -f), or write to another disk";
    case EROFS:
      return "choose a folder that can be written";
    case ENOENT:
      return "check how it is spelled";
    case ENOTDIR:
      return "a file stands where a folder is needed: move it away";
    case EISDIR:
      return "a folder stands where a file is needed: move it away";
    case ENAMETOOLONG:
      return "use shorter names: the path is longer than the system allows";
    case ELOOP:
      return "remove one of the links: they lead in a circle, or nothing may be a link here";
    case EMFILE:
    case ENFILE:
      return "allow more open files (ulimit -n), or use fewer --jobs";
    case ENOMEM:
    case EAGAIN:
      return "free memory, or use fewer --jobs";
    case EIO:
    case ENXIO:
    case ENODEV:
      return "check the disk, or the connection to it: the system can't read or write there";
    case ESTALE:
    case ENOTCONN:
    case ETIMEDOUT:
    case EHOSTDOWN:
      return "check the connection to the folder's server, and run again";
    case EBUSY:
    case ETXTBSY:
      return "run again when no other program uses it";
    default:
      return "see what the system says of it, and run again";
  }
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
  return fail(kind, fmt::format("{}: {}", what, std::generic_category().message(error)),
              remedy_for(error), Place{path});
}

}  // namespace feedgen
