// What a person sees on standard error: messages, progress, one summary line.
#pragma once

#include <chrono>
#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "value/diagnostic.h"
#include "value/report.h"

namespace feedgen {

/// "12 ms" or "3.4 s".
std::string elapsed_text(std::chrono::microseconds elapsed);

class Console {
 public:
  Console(std::FILE* stream, const Options& options);

  /// "path:line:column: warning: problem; remedy". Nothing for what -q silences.
  void show(Severity severity, const Message& message);

  /// A line of text, if -q allows it.
  void say(std::string_view line);

  /// The messages of a run in the order of their files.
  void show_messages(const Report& report);

  /// Those, then the summary line.
  void show(const Report& report, std::chrono::microseconds elapsed);

  /// Draws over the line before, a few times a second, on terminals only. From any thread.
  void progress(std::string_view stage, std::size_t done, std::size_t total);

 private:
  bool is_silent(Severity severity) const;
  void clear_progress();
  std::string_view color(std::string_view code) const;
  void show_unreadable(const std::vector<Message>& unreadable);
  void show_summary(const Report& report, std::chrono::microseconds elapsed);

  std::FILE* stream_;
  bool quiet_;
  bool verbose_;
  bool colored_;
  bool live_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point drawn_{};
  bool line_is_drawn_ = false;
};

}  // namespace feedgen
