// What the POSIX doors share: descriptors that close themselves, and errno as an Error.
#pragma once

#include <string>

#include "value/result.h"

namespace feedgen {

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor();
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&&) = delete;
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  /// Closing may report a write that failed late (NFS), so writers close by hand.
  int close();

 private:
  int fd_;
};

/// `what` and the system's words for errno, with what can be done about it.
tl::unexpected<Error> posix_failure(ErrorKind kind, const char* what, const std::string& path);

}  // namespace feedgen
