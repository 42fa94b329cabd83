#include "system/end_signals.h"

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace feedgen {
namespace {

std::atomic<int> end_pipe{-1};
std::atomic<int> end_count{0};

void note_end(int signal) {
  if (end_count.fetch_add(1) > 0) ::_exit(128 + signal);
  const int error = errno;
  static_cast<void>(!::write(end_pipe.load(), "x", 1));
  errno = error;
}

void handle_ends(void (*handler)(int)) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before {};
    ::sigaction(signal, nullptr, &before);
    // nohup has a process ignore the end of its terminal.
    if (before.sa_handler == SIG_IGN) continue;
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

}  // namespace

EndSignals::EndSignals() : EndSignals(open_pipe()) {}

EndSignals::EndSignals(std::array<int, 2> pipe) : read_end_(pipe[0]), write_end_(pipe[1]) {
  end_count = 0;
  end_pipe = pipe[1];
  handle_ends(note_end);
}

EndSignals::~EndSignals() {
  handle_ends(SIG_DFL);
  end_pipe = -1;
}

}  // namespace feedgen
