// Runs another program, without a shell, and takes what it prints; and facts on this process.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feedgen {

struct ProcessRequest {
  std::vector<std::string> words;        ///< the program, sought in PATH, and its arguments
  std::vector<std::string> environment;  ///< all of it, as NAME=value
  std::chrono::milliseconds limit{20'000};
  std::size_t most_output = 64U << 20U;  ///< bytes
};

enum class Ending {
  kWell,
  kDeclined,  ///< with an exit code other than 0, or there is no such program
  kBroken,    ///< killed, out of time, or the system could not start it: it may answer when asked
              ///< again
};

/// A program that was started and goes on by itself.
class Process {
 public:
  explicit Process(const ProcessRequest& request);
  /// Kills it, unless output() has waited for its end.
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Waits for its end, once; as output_of(). Its time counts from its start.
  std::optional<std::string> output();

  /// After output().
  Ending ending() const { return ending_; }

 private:
  std::chrono::steady_clock::time_point end_;  // of our patience
  std::size_t most_output_;
  std::optional<int> id_;  // until it was waited for
  Ending ending_ = Ending::kBroken;
  int pipe_ = -1;
};

/// What the program printed on standard output. Nothing where it could not be started, did not end
/// with 0, printed more than allowed or took longer; then it and what it started are killed. It
/// reads nothing, and its standard error goes nowhere.
std::optional<std::string> output_of(const ProcessRequest& request);

/// Whose rights this process has: the system's number of the user, 0 for root.
std::int64_t current_user();

/// The number that the system gave to this process.
std::int64_t own_process_id();

/// The name of this machine, for people; empty where it has none.
std::string host_name();

/// The path from the root, by the working folder of this process, without "." and "..". Links are
/// not followed, and the file need not exist.
std::string absolute_path(const std::string& path);

/// The environment of this process, as NAME=value.
std::vector<std::string> own_environment();

}  // namespace feedgen
