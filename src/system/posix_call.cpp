#include "system/posix_call.h"

#include <cerrno>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

namespace feedgen {
namespace {

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

}  // namespace

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

int Descriptor::close() {
  const int fd = fd_;
  fd_ = -1;
  return ::close(fd);
}

tl::unexpected<Error> posix_failure(ErrorKind kind, const char* what, const std::string& path) {
  const int error = errno;
  return fail(kind, fmt::format("{}: {}", what, std::generic_category().message(error)),
              remedy_for(error), Place{path});
}

}  // namespace feedgen
