#include "cli/unknown_word.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// A command, and the options that it takes, with their dashes.
struct CommandOptions {
  std::string command;
  std::vector<std::string> options;
};

CommandOptions options_of(const CommandText& command) {
  CommandOptions all{command.name, {}};
  for (const OptionText& option : command.options) {
    if (option.is_argument()) continue;
    all.options.insert(all.options.end(), option.names.begin(), option.names.end());
  }
  return all;
}

// Those that a person has begun to write: "--out" for "--output".
std::vector<std::string> begun_by(std::string_view word, const std::vector<std::string>& options) {
  constexpr std::size_t kLeast = 3;  // two dashes and a letter
  std::vector<std::string> begun;
  if (word.size() < kLeast || !word.starts_with("--")) return begun;
  const std::string lower = ascii_lower(word);
  std::copy_if(options.begin(), options.end(), std::back_inserter(begun),
               [&](const std::string& option) { return option.starts_with(lower); });
  return begun;
}

// Those whose end a person has written: "--url" for "--base-url".
std::vector<std::string> ended_by(std::string_view word, const std::vector<std::string>& options) {
  std::vector<std::string> ended;
  if (!word.starts_with("--")) return ended;
  const std::string end = ascii_lower(word.substr(1));
  std::copy_if(options.begin(), options.end(), std::back_inserter(ended),
               [&](const std::string& option) {
                 return option.size() > end.size() + 1 && option.ends_with(end);
               });
  return ended;
}

std::string in_words(const std::vector<std::string>& options) {
  std::string text;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (i > 0) text += i + 1 == options.size() ? " or " : ", ";
    text += in_quotes(options[i]);
  }
  return text;
}

std::string help_of(std::string_view command) {
  return command == "build" ? "feedgen help build" : fmt::format("feedgen {} --help", command);
}

std::string remedy_for_option(std::string_view given, const CommandOptions& own,
                              const std::vector<CommandOptions>& all) {
  const std::string word(given.substr(0, given.find('=')));
  const std::vector<std::string> begun = begun_by(word, own.options);
  if (!begun.empty()) return fmt::format("did you mean {}?", in_words(begun));
  const std::vector<std::string> ended = ended_by(word, own.options);
  if (!ended.empty()) return fmt::format("did you mean {}?", in_words(ended));
  for (const CommandOptions& other : all) {
    if (is_one_of(word, other.options)) {
      return fmt::format("feedgen {} takes it, feedgen {} does not", other.command, own.command);
    }
  }
  // One letter is near to every other.
  const bool is_letter = word.size() == 2 && word[1] != '-';
  const std::vector<std::string_view> known(own.options.begin(), own.options.end());
  const std::string remedy = is_letter ? std::string() : did_you_mean(word, known);
  if (!remedy.empty()) return remedy;
  // "-O" for "-o".
  const std::string lower = ascii_lower(word);
  if (is_one_of(lower, own.options)) return fmt::format("did you mean {}?", in_quotes(lower));
  return help_of(own.command) + " lists the options";
}

}  // namespace

tl::unexpected<Error> unknown_word(std::string_view given, std::string_view command,
                                   std::string_view first, const ProgramText& program) {
  if (!given.starts_with('-')) {
    return fail(ErrorKind::kUsage, fmt::format("{} is one word too many", in_quotes(given)),
                fmt::format("feedgen {} --help says what is taken", command));
  }
  CommandOptions own;
  std::vector<CommandOptions> all;
  std::vector<std::string_view> names;
  for (const CommandText& one : program.commands) {
    all.push_back(options_of(one));
    names.push_back(one.name);
    if (one.name == command) own = all.back();
  }
  std::string remedy = remedy_for_option(given, own, all);
  const std::string_view meant = nearest(first, names);
  if (remedy.starts_with(fmt::format("feedgen {} takes it", meant))) {
    remedy = fmt::format("did you mean feedgen {}?", meant);
  }
  return fail(ErrorKind::kUsage, fmt::format("unknown option {}", in_quotes(given)), remedy);
}

}  // namespace feedgen
