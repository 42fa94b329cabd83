#include "cli/console.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/message_list.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::string_view kBold = "\033[1m";
constexpr std::string_view kRed = "\033[1;31m";
constexpr std::string_view kYellow = "\033[1;33m";
constexpr std::string_view kBlue = "\033[1;34m";
constexpr std::string_view kPlain = "\033[0m";

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool wants_color(ColorRule rule, bool terminal) {
  if (rule != ColorRule::kAuto) return rule == ColorRule::kAlways;
  const char* kind = std::getenv("TERM");
  const bool dumb = kind != nullptr && std::string_view(kind) == "dumb";
  return terminal && !dumb && !is_set("NO_COLOR");
}

std::string place_or_program(const Place& place) {
  if (place.path.empty()) return "feedgen";
  std::string text = printable(place.path);
  if (place.line > 0) text += fmt::format(":{}", place.line);
  if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
  return text;
}

const char* word_of(Severity severity) {
  switch (severity) {
    case Severity::kError: return "error";
    case Severity::kWarning: return "warning";
    case Severity::kNote: break;
  }
  return "note";
}

std::string plural(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

// A closed or full stream is no error here: what is done does not depend on messages.
template <class... Args>
void print(std::FILE* stream, fmt::format_string<Args...> text, Args&&... args) {
  const std::string line = fmt::format(text, std::forward<Args>(args)...);
  static_cast<void>(std::fwrite(line.data(), 1, line.size(), stream));
}

}  // namespace

std::string elapsed_text(std::chrono::microseconds elapsed) {
  const auto ms = elapsed.count() / 1000;
  if (ms < 1000) return fmt::format("{} ms", ms);
  return fmt::format("{:.1f} s", static_cast<double>(ms) / 1000);
}

std::string progress_line(std::string_view stage, std::size_t done, std::size_t total,
                          std::chrono::milliseconds elapsed) {
  constexpr std::int64_t kSecond = 1000;
  constexpr std::int64_t kMinute = 60;
  std::string line = fmt::format("{} {} of {}", stage, done, total);
  const auto took = static_cast<std::int64_t>(elapsed.count());
  if (took < kSecond || done == 0 || done > total) return line;
  const auto so_far = static_cast<std::int64_t>(done);
  const std::int64_t rate = so_far * kSecond / took;
  const std::int64_t left =
      static_cast<std::int64_t>(total - done) * took / so_far / kSecond;  // seconds
  if (rate > 0) line += fmt::format(", {} a second", rate);
  return line + (left < 2 * kMinute ? fmt::format(", {} s left", left)
                                    : fmt::format(", {} min left", (left + kMinute / 2) / kMinute));
}

std::string upload_summary(const Uploads& uploads) {
  std::string line = fmt::format("{} uploaded", plural(uploads.sent, "file", "files"));
  if (uploads.removed > 0) line += fmt::format(", {} removed", uploads.removed);
  return line + fmt::format(", {} due", uploads.due);
}

std::string ping_summary(const Notifications& pings) {
  std::string line = fmt::format("{} sent, {} due", plural(pings.sent, "ping", "pings"), pings.due);
  return pings.given_up == 0 ? line : line + fmt::format(", {} given up", pings.given_up);
}

std::optional<std::size_t> columns_of(std::FILE* stream) {
  winsize size{};
  const int file = ::fileno(stream);
  if (::isatty(file) != 1 || ::ioctl(file, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
    return std::nullopt;
  }
  return size.ws_col;
}

Console::Console(std::FILE* stream, const Options& options, std::function<Ticks()> ticks)
    : stream_(stream), quiet_(options.quiet), verbose_(options.verbose), ticks_(std::move(ticks)) {
  const bool terminal = ::isatty(::fileno(stream)) == 1;
  colored_ = wants_color(options.color, terminal);
  live_ = terminal && !quiet_;
}

bool Console::is_silent(Severity severity) const {
  if (severity == Severity::kError) return false;
  return quiet_ || (severity == Severity::kNote && !verbose_);
}

std::string_view Console::color(std::string_view code) const {
  return colored_ ? code : std::string_view();
}

void Console::clear_progress() {
  if (!line_is_drawn_) return;
  print(stream_, "\r\033[K");
  line_is_drawn_ = false;
}

std::string message_line(Severity severity, const Message& message) {
  return fmt::format("{}: {}: {}{}{}", place_or_program(message.place), word_of(severity),
                     printable(message.problem), message.remedy.empty() ? "" : "; ",
                     printable(message.remedy));
}

void Console::show(Severity severity, const Message& message) {
  print_message(severity, message, 0);
}

void Console::print_message(Severity severity, const Message& message, std::size_t more) {
  if (is_silent(severity)) return;
  const std::scoped_lock lock(mutex_);
  clear_progress();
  const std::string_view code = severity == Severity::kError     ? kRed
                                : severity == Severity::kWarning ? kYellow
                                                                 : kBlue;
  const std::string also =
      more == 0 ? "" : fmt::format(" ({} more like this; --full -v shows all)", more);
  print(stream_, "{}{}:{} {}{}:{} {}{}{}{}\n", color(kBold), place_or_program(message.place),
        color(kPlain), color(code), word_of(severity), color(kPlain), printable(message.problem),
        message.remedy.empty() ? "" : "; ", printable(message.remedy), also);
}

void Console::say(std::string_view line) {
  if (quiet_) return;
  const std::scoped_lock lock(mutex_);
  clear_progress();
  print(stream_, "{}\n", printable(line));
}

bool Console::can_ask() const { return live_ && ::isatty(STDIN_FILENO) == 1; }

std::optional<std::string> Console::ask(std::string_view question) {
  clear_progress();
  print(stream_, "{}{}{} ", color(kBold), printable(question), color(kPlain));
  std::fflush(stream_);
  std::string line;
  int c = 0;
  while ((c = std::fgetc(stdin)) != EOF && c != '\n') line += static_cast<char>(c);
  if (c == EOF) {
    // A terminal can be read again after Ctrl-D.
    std::clearerr(stdin);
    print(stream_, "\n");
    return std::nullopt;
  }
  return std::string(trim(line));
}

void Console::show(const Report& report, std::chrono::microseconds elapsed,
                   const std::vector<std::string>& next_steps) {
  show_messages(report);
  say_kept_back(report);
  for (const std::string& line : next_steps) say(line);
  if (!quiet_) show_summary(report, elapsed);
}

void Console::show_messages(const Report& report) {
  for (const ListedMessage& one : verbose_ ? all_messages(report) : new_messages(report)) {
    print_message(one.severity, one.message, one.more);
  }
  show_unreadable(report.unreadable);
  for (const StageTime& time : report.times) {
    show(Severity::kNote,
         Message{fmt::format("{}: {}", time.stage, elapsed_text(time.time)), {}, {}});
  }
}

// One line for all files that the system refuses in the same words.
void Console::show_unreadable(const std::vector<Message>& unreadable) {
  std::map<std::pair<std::string_view, std::string_view>, std::vector<const Message*>> alike;
  for (const Message& one : unreadable) alike[{one.problem, one.remedy}].push_back(&one);
  for (auto& [words, all] : alike) {
    const auto by_path = [](const Message* a, const Message* b) {
      return a->place.path < b->place.path;
    };
    Message first = **std::min_element(all.begin(), all.end(), by_path);
    if (all.size() > 1) {
      first.problem +=
          fmt::format(", here and in {}", plural(all.size() - 1, "other place", "other places"));
    }
    first.problem += "; what is published of it stays";
    show(Severity::kError, first);
    if (!verbose_ || all.size() == 1) continue;
    std::sort(all.begin(), all.end(), by_path);
    for (const Message* one : all) show(Severity::kNote, *one);
  }
}

// One line for all of them: their keys, the most first, and how to see which articles they are.
void Console::say_kept_back(const Report& report) {
  constexpr std::size_t kMostKeys = 8;
  const std::size_t all = report.drafts + report.hidden;
  if (all == 0 || report.kept_back.empty()) return;
  std::string line = fmt::format("{} kept back:", plural(all, "article is", "articles are"));
  std::size_t named = 0;
  for (std::size_t i = 0; i < std::min(kMostKeys, report.kept_back.size()); ++i) {
    const auto& [key, count] = report.kept_back[i];
    line += fmt::format("{} {} by {}", i == 0 ? "" : ",", count, key);
    named += count;
  }
  if (named < all) line += fmt::format(", {} by other keys", all - named);
  say(line + (verbose_ ? "" : all == 1 ? "; -v names it" : "; -v names them"));
}

namespace {

// Files that are said only where some had to be made or removed: "; archives: 1 new, 2 changed".
// `count` is how many are in a state.
std::string part_of_news(std::string_view what, const std::function<std::size_t(FeedState)>& count,
                         std::size_t removed, bool is_dry) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t n, std::string_view state) {
    if (n > 0) parts.push_back(fmt::format("{} {}", n, state));
  };
  add(count(FeedState::kNew), is_dry ? "would be new" : "new");
  add(count(FeedState::kReplaced), is_dry ? "would change" : "changed");
  add(removed, is_dry ? "would be removed" : "removed");
  add(count(FeedState::kKept), "kept as they were");
  add(count(FeedState::kFailed), "not written");
  return parts.empty() ? std::string() : fmt::format("; {}: {}", what, fmt::join(parts, ", "));
}

std::string archives_part(const Report& report) {
  const auto count = [&](FeedState state) { return report.count_documents(state); };
  std::string line =
      part_of_news("archives", count, report.removed_documents.size(), report.dry_run);
  if (!line.empty() && report.sealed_changed > 0) {
    line += fmt::format(" ({})", plural(report.sealed_changed, "sealed document is not as it was",
                                        "sealed documents are not as they were"));
  }
  return line;
}

}  // namespace

void Console::show_summary(const Report& report, std::chrono::microseconds elapsed) {
  const std::scoped_lock lock(mutex_);
  clear_progress();
  std::string line = plural(report.read, "article", "articles");
  const auto add = [&](std::size_t n, std::string_view what) {
    if (n > 0) line += fmt::format(", {} {}", n, what);
  };
  add(report.skipped.size(), "skipped");
  add(report.drafts + report.hidden, "kept back");
  add(report.undated, "undated");
  add(report.expired, "expired");
  add(report.waiting, "not due yet");
  for (const auto& [ending, count] : report.passed_over) add(count, ending);
  if (!report.passed_over.empty()) line += " passed over";
  const bool is_held_back = report.check && report.check->holds_back;
  if (!report.refusal.empty() || is_held_back) {
    print(stream_, "{}; nothing was changed; {}\n", line, elapsed_text(elapsed));
    return;
  }
  const std::size_t changed =
      report.count_feeds(FeedState::kNew) + report.count_feeds(FeedState::kReplaced);
  line += fmt::format("; {}: {} {}, {} unchanged", plural(report.count_feeds(), "feed", "feeds"),
                      changed, report.dry_run ? "would change" : "changed",
                      report.count_feeds(FeedState::kUnchanged));
  add(report.removed.size() - report.removed_companions,
      report.dry_run ? "would be removed" : "removed");
  add(report.count_feeds(FeedState::kKept), "kept as they were");
  add(report.count_feeds(FeedState::kFailed), "not written");
  line += archives_part(report);
  line += part_of_news(
      "pages beside the feeds", [&](FeedState state) { return report.count_companions(state); },
      report.removed_companions, report.dry_run);
  if (report.pages) {
    line += fmt::format("; {}: {} {}", plural(report.pages->found, "page", "pages"),
                        report.pages->changed.size(), report.dry_run ? "would change" : "changed");
    add(report.pages->own_links, "with links of their own");
    add(report.pages->left_alone, "left alone");
    add(report.pages->failed, "not written");
  }
  if (report.uploads) line += "; " + upload_summary(*report.uploads);
  if (report.notifications) {
    const Notifications& pings = *report.notifications;
    if (pings.sent > 0) line += fmt::format("; {} sent", plural(pings.sent, "ping", "pings"));
    if (pings.sent > 0) {
      add(pings.due, "due");
    } else if (pings.due > 0) {
      line += fmt::format("; {} due", plural(pings.due, "ping", "pings"));
    }
    add(pings.given_up, "given up");
  }
  print(stream_, "{}; {}\n", line, elapsed_text(elapsed));
}

void Console::progress(std::string_view stage, std::size_t done, std::size_t total) {
  if (!live_) return;
  const std::unique_lock lock(mutex_, std::try_to_lock);
  if (!lock) return;
  constexpr auto kPause = std::chrono::milliseconds(100);
  const auto now = ticks_();
  if (stage != stage_) {
    stage_ = stage;
    stage_begin_ = now;
  }
  // Nothing is drawn before the first pause is over, so short runs draw nothing.
  if (drawn_ == Ticks{}) drawn_ = now;
  if (now - drawn_ < kPause) return;
  drawn_ = now;
  line_is_drawn_ = true;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - stage_begin_);
  print(stream_, "\r\033[K{}", progress_line(stage, done, total, elapsed));
  std::fflush(stream_);
}

}  // namespace feedgen
