#include "system/process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "system/posix_call.h"

extern char** environ;

namespace feedgen {
namespace {

std::vector<char*> pointers(const std::vector<std::string>& words) {
  std::vector<char*> all;
  all.reserve(words.size() + 1);
  for (const std::string& word : words) all.push_back(const_cast<char*>(word.c_str()));
  all.push_back(nullptr);
  return all;
}

// The process id, or nothing and the system's reason in errno. Its standard output is `output`; it
// leads a group of its own, so that it can be ended with all that it started.
std::optional<pid_t> start(const ProcessRequest& request, int output) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  const std::vector<char*> words = pointers(request.words);
  const std::vector<char*> environment = pointers(request.environment);
  pid_t id = 0;
  const int error =
      ::posix_spawnp(&id, words[0], &actions, &attributes, words.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  errno = error;
  return error == 0 ? std::optional(id) : std::nullopt;
}

Ending ending_of(pid_t id) {
  int status = 0;
  while (::waitpid(id, &status, 0) < 0) {
    if (errno != EINTR) return Ending::kBroken;
  }
  if (!WIFEXITED(status)) return Ending::kBroken;
  return WEXITSTATUS(status) == 0 ? Ending::kWell : Ending::kDeclined;
}

}  // namespace

Process::Process(const ProcessRequest& request)
    : end_(std::chrono::steady_clock::now() + request.limit), most_output_(request.most_output) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return;
  id_ = start(request, ends[1]);
  if (!id_ && (errno == ENOENT || errno == EACCES)) ending_ = Ending::kDeclined;
  ::close(ends[1]);
  pipe_ = ends[0];
}

Process::~Process() {
  if (id_) {
    ::kill(-*id_, SIGKILL);
    static_cast<void>(ending_of(*id_));
  }
  if (pipe_ >= 0) ::close(pipe_);
}

std::optional<std::string> Process::output() {
  if (!id_) return std::nullopt;
  std::optional<std::string> output = read_to_end(pipe_, end_, most_output_);
  // Also after the end of its output: what closed it and went on would be waited for in vain.
  if (!output) ::kill(-*id_, SIGKILL);
  const bool is_all = output.has_value();
  ending_ = ending_of(*id_);
  if (!is_all) ending_ = Ending::kBroken;
  if (ending_ != Ending::kWell) output.reset();
  id_.reset();
  return output;
}

std::optional<std::string> output_of(const ProcessRequest& request) {
  return Process(request).output();
}

std::string absolute_path(const std::string& path) {
  return std::filesystem::absolute(path).lexically_normal().string();
}

std::int64_t current_user() { return ::geteuid(); }

std::int64_t own_process_id() { return ::getpid(); }

std::string host_name() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0) return {};
  return name.data();
}

std::vector<std::string> own_environment() {
  std::vector<std::string> all;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    all.emplace_back(*variable);
  }
  return all;
}

}  // namespace feedgen
