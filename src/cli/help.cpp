#include "cli/help.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::size_t kWidth = 98;
constexpr std::size_t kLeastRoom = 20;  // for the text behind a term

std::string names_of(const OptionText& option) {
  std::string text = fmt::format("{}", fmt::join(option.names, ","));
  if (option.takes_several) text += " ...";
  return option.value.empty() ? text : text + " " + option.value;
}

std::string row(std::string_view term, std::string_view says, std::size_t column) {
  return fmt::format("  {:<{}}{}\n", term, column, says);
}

// A description that is too long goes on below itself.
std::string option_row(const OptionText& option) {
  constexpr std::size_t kColumn = 24;
  constexpr std::size_t kRoom = kWidth - kColumn - 2;
  std::string term = names_of(option);
  std::string_view rest = option.description;
  std::string rows;
  while (rest.size() > kRoom) {
    const std::size_t space = rest.rfind(' ', kRoom);
    if (space == std::string_view::npos) break;
    rows += row(std::exchange(term, {}), rest.substr(0, space), kColumn);
    rest.remove_prefix(space + 1);
  }
  return rows + row(term, rest, kColumn);
}

// Words with commas between them, in indented lines.
std::string listing(const std::vector<std::string>& words) {
  std::string lines;
  std::string line = " ";
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string word = words[i] + (i + 1 < words.size() ? "," : "");
    if (line.size() + 1 + word.size() > kWidth) {
      lines += line + '\n';
      line = " ";
    }
    line += ' ' + word;
  }
  return lines + line + '\n';
}

std::vector<std::string> groups_of(const CommandText& command) {
  std::vector<std::string> groups;
  for (const OptionText& option : command.options) {
    if (option.is_argument()) continue;
    if (std::find(groups.begin(), groups.end(), option.group) == groups.end()) {
      groups.push_back(option.group);
    }
  }
  // Those of every command stand in the definition before all others.
  const auto every = std::find(groups.begin(), groups.end(), kEveryCommand);
  if (every != groups.end()) std::rotate(every, every + 1, groups.end());
  return groups;
}

std::string usage(const ProgramText& program, const CommandText& command) {
  const bool is_first = &command == &program.commands.front();
  std::string text = fmt::format("{}{}{} [OPTIONS]", program.name, is_first ? "" : " ",
                                 is_first ? "" : command.name);
  for (const OptionText& option : command.options) {
    if (!option.is_argument()) continue;
    text += fmt::format(" [{}{}]", option.names.front(), option.takes_several ? "..." : "");
  }
  return text;
}

std::string group_text(const CommandText& command, std::string_view group) {
  std::string text = fmt::format("\n{}:\n", group);
  for (const OptionText& option : command.options) {
    if (!option.is_argument() && option.group == group) text += option_row(option);
  }
  return text;
}

std::string examples(const CommandText& command) {
  std::string text;
  for (const TextSection& section : text_sections(command.footer)) {
    if (section.heading != "Examples") continue;
    text += "\nExamples:\n";
    for (const std::string& line : section.lines) text += line + '\n';
  }
  return text;
}

std::size_t leading_spaces(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

// Where a line goes on below itself: behind its term and the spaces after that, or where it begins.
std::size_t text_column(std::string_view line) {
  const std::size_t begin = leading_spaces(line);
  const std::size_t gap = line.find("  ", begin);
  if (gap == std::string_view::npos) return begin;
  return std::min(line.find_first_not_of(' ', gap), line.size());
}

std::string_view first_word(std::string_view line) {
  line.remove_prefix(leading_spaces(line));
  return line.substr(0, line.find(' '));
}

// Whether `below` goes on with what `line` had no room for, where `column` is that of its text.
bool goes_on(std::string_view line, std::string_view below, std::size_t column) {
  return !below.empty() && leading_spaces(below) == column &&
         count_code_points(line) + 1 + count_code_points(first_word(below)) > kWidth;
}

// What has no room goes on in lines that begin at `column`.
std::string broken(std::string_view line, std::size_t column, std::size_t columns) {
  if (column + kLeastRoom > columns) column = leading_spaces(line) + 2;
  std::string lines;
  std::string last(line.substr(0, leading_spaces(line)));
  std::string_view rest = line.substr(last.size());
  std::size_t gap = 0;
  bool has_words = false;
  while (!rest.empty()) {
    const std::string_view word = first_word(rest);
    if (has_words && count_code_points(last) + gap + count_code_points(word) > columns) {
      lines += last + '\n';
      last.assign(column, ' ');
      gap = 0;
    }
    last.append(gap, ' ').append(word);
    has_words = true;
    rest.remove_prefix(word.size());
    gap = leading_spaces(rest);
    rest.remove_prefix(gap);
  }
  return lines + last + '\n';
}

std::string described(const CommandText& command) {
  std::string_view text = command.description;
  if (text.ends_with('\n')) text.remove_suffix(1);
  return broken(text, 0, kWidth);
}

}  // namespace

std::string in_columns(std::string_view help, std::size_t columns) {
  if (columns > kWidth || columns < 2 * kLeastRoom) return std::string(help);
  std::string text;
  while (!help.empty()) {
    const auto take_line = [&] {
      const std::size_t end = std::min(help.find('\n'), help.size());
      const std::string_view line = help.substr(0, end);
      help.remove_prefix(std::min(end + 1, help.size()));
      return line;
    };
    std::string_view last = take_line();
    const std::size_t column = text_column(last);
    std::string line(last);
    while (goes_on(last, help.substr(0, help.find('\n')), column)) {
      last = take_line();
      line += ' ';
      line += last.substr(column);
    }
    text += broken(line, column, columns);
  }
  return text;
}

std::string help_overview(const ProgramText& program) {
  constexpr std::size_t kColumn = 17;
  const CommandText& first = program.commands.front();
  std::string text = fmt::format("{}\nUsage: {}\n       {} COMMAND [OPTIONS] ...\n\n",
                                 described(first), usage(program, first), program.name);
  text += "Commands (feedgen help COMMAND says all about one):\n";
  for (const CommandText& command : program.commands) {
    text += row(program.name + " " + command.name,
                command.summary + (&command == &first ? " (need not be named)" : ""), kColumn);
  }
  const std::string group = groups_of(first).front();
  text += group_text(first, group);
  std::vector<std::string> others;
  for (const OptionText& option : first.options) {
    if (!option.is_argument() && option.group != group) others.push_back(names_of(option));
  }
  text += "\nMore options (feedgen help build says what they do):\n" + listing(others);
  text += examples(first);
  std::vector<std::string> topics;
  for (const HelpTopic& topic : help_topics()) topics.emplace_back(topic.name);
  return text + "\nTopics (feedgen help TOPIC; feedgen help topics says more of each):\n" +
         listing(topics);
}

std::string command_help(const ProgramText& program, const CommandText& command) {
  std::string text = fmt::format("{}\nUsage: {}\n", described(command), usage(program, command));
  std::string arguments;
  for (const OptionText& option : command.options) {
    if (option.is_argument()) arguments += option_row(option);
  }
  if (!arguments.empty()) text += "\nArguments:\n" + arguments;
  for (const std::string& group : groups_of(command)) text += group_text(command, group);
  return text + command.footer + '\n';
}

std::string topics_help(const ProgramText& program) {
  constexpr std::size_t kColumn = 14;
  std::string text = "Topics (feedgen help TOPIC):\n";
  for (const HelpTopic& topic : help_topics()) text += row(topic.name, topic.summary, kColumn);
  text += "\nCommands (feedgen help COMMAND):\n";
  for (const CommandText& command : program.commands) {
    text += row(command.name, command.summary, kColumn);
  }
  return text;
}

Result<std::string> help_on(std::string_view word, const ProgramText& program) {
  constexpr std::string_view kTopics = "topics";
  if (word == kTopics) return topics_help(program);
  std::vector<std::string_view> names;
  for (const CommandText& command : program.commands) {
    if (command.name == word) return command_help(program, command);
    names.push_back(command.name);
  }
  for (const HelpTopic& topic : help_topics()) {
    if (topic.name == word) return std::string(topic.text);
    names.push_back(topic.name);
  }
  names.push_back(kTopics);
  std::string remedy = did_you_mean(word, names);
  // "exit" for "exit-codes".
  const auto begun = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
    return word.size() > 2 && name.starts_with(word);
  });
  if (remedy.empty() && begun != names.end())
    remedy = fmt::format("did you mean {}?", in_quotes(*begun));
  if (remedy.empty()) remedy = "feedgen help topics lists what there is help on";
  return fail(ErrorKind::kUsage, fmt::format("there is no help on {}", in_quotes(word)),
              std::move(remedy));
}

}  // namespace feedgen
