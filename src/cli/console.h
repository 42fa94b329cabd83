// What a person sees on standard error: messages, progress, one summary line.
#pragma once

#include <chrono>
#include <cstdio>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.h"
#include "system/clock.h"
#include "value/diagnostic.h"
#include "value/report.h"

namespace feedgen {

/// "12 ms" or "3.4 s".
std::string elapsed_text(std::chrono::microseconds elapsed);

/// "reading 1200 of 5000, 800 a second, 5 s left". `done` things took `elapsed`; the rate and the
/// remaining time are said where that was a second or more.
std::string progress_line(std::string_view stage, std::size_t done, std::size_t total,
                          std::chrono::milliseconds elapsed);

/// "3 files uploaded, 1 due", and how many were removed.
std::string upload_summary(const Uploads& uploads);

/// "3 pings sent, 1 due", and how many are given up.
std::string ping_summary(const Notifications& pings);

/// "path:line:column: warning: problem; remedy", without colours and without an end of line.
std::string message_line(Severity severity, const Message& message);

/// How many characters a line of a terminal holds. Nothing where there is no terminal, or none that
/// says so.
std::optional<std::size_t> columns_of(std::FILE* stream);

class Console {
 public:
  /// `ticks` is the clock by which progress() draws.
  Console(std::FILE* stream, const Options& options, std::function<Ticks()> ticks);

  /// "path:line:column: warning: problem; remedy". Nothing for what -q silences.
  void show(Severity severity, const Message& message);

  /// A line of text, if -q allows it.
  void say(std::string_view line);

  /// Whether there is a person to ask: in front of two terminals, and not with -q.
  bool can_ask() const;

  /// The line that a person answers to `question`, without blanks at its ends. Nothing at the end
  /// of input (Ctrl-D).
  std::optional<std::string> ask(std::string_view question);

  /// The messages of a run in the order of their files; with -v all of them, else as
  /// message_list.h says.
  void show_messages(const Report& report);

  /// Those, the lines that say what to do next, and the summary line, which is always the last.
  void show(const Report& report, std::chrono::microseconds elapsed,
            const std::vector<std::string>& next_steps = {});

  /// Draws over the line before, a few times a second, on terminals only. From any thread.
  void progress(std::string_view stage, std::size_t done, std::size_t total);

 private:
  bool is_silent(Severity severity) const;
  void print_message(Severity severity, const Message& message, std::size_t more);
  void clear_progress();
  std::string_view color(std::string_view code) const;
  void show_unreadable(const std::vector<Message>& unreadable);
  void say_kept_back(const Report& report);
  void show_summary(const Report& report, std::chrono::microseconds elapsed);

  std::FILE* stream_;
  bool quiet_;
  bool verbose_;
  bool colored_;
  bool live_;
  std::mutex mutex_;
  std::function<Ticks()> ticks_;
  Ticks drawn_{};
  std::string stage_;  // of progress(), and since when
  Ticks stage_begin_{};
  bool line_is_drawn_ = false;
};

}  // namespace feedgen
