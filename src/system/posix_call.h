// What the POSIX doors share: descriptors that close themselves, streams that are read with a
// bound, and errno as an Error.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
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

/// Everything up to the end of a pipe. Nothing where that is more than `most` bytes, has not come
/// before `end`, or can't be read.
std::optional<std::string> read_to_end(int pipe, std::chrono::steady_clock::time_point end,
                                       std::size_t most);

/// What can be done about an error of the system, for all doors: an imperative, in plain words.
std::string remedy_for(int error);

/// `what` and the system's words for errno, with what can be done about it. For kInput, errno
/// decides between kGone and kUnreadable.
tl::unexpected<Error> posix_failure(ErrorKind kind, const char* what, const std::string& path);

}  // namespace feedgen
