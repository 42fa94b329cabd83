// Ctrl-C, SIGTERM and the end of the terminal become a wish that a program can wait for.
#pragma once

#include <array>

#include "system/posix_call.h"

namespace feedgen {

/// As long as it is there, the first of these signals is a wish to end, and a second one ends the
/// process at once. One at a time.
class EndSignals {
 public:
  EndSignals();
  ~EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;
  /// Can be read as soon as there is a wish.
  int descriptor() const { return read_end_.get(); }

 private:
  explicit EndSignals(std::array<int, 2> pipe);
  Descriptor read_end_;
  Descriptor write_end_;
};

}  // namespace feedgen
