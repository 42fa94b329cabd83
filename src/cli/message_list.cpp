#include "cli/message_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "text/ascii.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostAlike = 3;

std::string words_of(const ListedMessage& one) {
  const char severity = static_cast<char>('a' + static_cast<int>(one.severity));
  return fmt::format("{}\n{}\n{}", severity, one.message.problem, one.message.remedy);
}

// The words without what is different from file to file: quoted values and numbers.
std::string pattern_of(std::string_view words) {
  std::string pattern;
  while (!words.empty()) {
    const char first = words.front();
    std::size_t size = 1;
    if (first == '"') {
      const std::size_t end = words.find('"', 1);
      if (end != std::string_view::npos) size = end + 1;
    } else if (is_ascii_digit(first)) {
      size = static_cast<std::size_t>(std::find_if_not(words.begin(), words.end(), is_ascii_digit) -
                                      words.begin());
    }
    pattern += size > 1 || is_ascii_digit(first) ? '#' : first;
    words.remove_prefix(size);
  }
  return pattern;
}

std::vector<ListedMessage> in_order(std::vector<ListedMessage> messages) {
  std::stable_sort(messages.begin(), messages.end(),
                   [](const ListedMessage& a, const ListedMessage& b) {
                     const Place& x = a.message.place;
                     const Place& y = b.message.place;
                     return std::tie(x.path, x.line, x.column) < std::tie(y.path, y.line, y.column);
                   });
  return messages;
}

std::vector<ListedMessage> folded(const std::vector<ListedMessage>& messages) {
  std::map<std::string, std::set<std::string_view>> files_of;  // by pattern
  std::map<std::string, std::size_t> count_of;                 // by words
  std::vector<std::pair<std::string, std::string>> keys;       // words and pattern of each
  for (const ListedMessage& one : messages) {
    const std::string words = words_of(one);
    auto& [exact, alike] = keys.emplace_back(words, pattern_of(words));
    files_of[alike].insert(one.message.place.path);
    ++count_of[exact];
  }
  std::vector<ListedMessage> shown;
  std::map<std::string, std::size_t> first_of;  // index in `shown`, by words or pattern
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const auto& [exact, alike] = keys[i];
    const bool is_of_many_files = files_of[alike].size() > kMostAlike;
    if (is_of_many_files || count_of[exact] > kMostAlike) {
      const auto [first, is_new] =
          first_of.emplace(is_of_many_files ? "~" + alike : "=" + exact, shown.size());
      if (!is_new) {
        ++shown[first->second].more;
        continue;
      }
    }
    shown.push_back(messages[i]);
  }
  return shown;
}

}  // namespace

std::vector<ListedMessage> all_messages(const Report& report) {
  std::vector<ListedMessage> messages;
  for (const Message& message : report.skipped) {
    messages.push_back({Severity::kError, message, 0});
  }
  for (const Diagnostic& one : report.diagnostics) {
    messages.push_back({one.severity, one.message, 0});
  }
  if (report.check) {
    for (const Diagnostic& one : report.check->findings) {
      messages.push_back({one.severity, one.message, 0});
    }
  }
  return in_order(std::move(messages));
}

std::vector<ListedMessage> new_messages(const Report& report) {
  std::vector<ListedMessage> messages = all_messages(report);
  const auto was_said = [&](const ListedMessage& one) {
    return one.severity == Severity::kError &&
           report.reported_before.contains(one.message.place.path);
  };
  const std::size_t said = report.reported_before.size();
  std::erase_if(messages, was_said);
  std::vector<ListedMessage> shown = folded(messages);
  if (said > 0) {
    const char* are = said == 1 ? "article is" : "articles are";
    shown.insert(shown.begin(), {Severity::kWarning,
                                 Message{fmt::format("{} {} skipped, as before", said, are),
                                         "feedgen list --problems says why",
                                         {}},
                                 0});
  }
  return shown;
}

}  // namespace feedgen
