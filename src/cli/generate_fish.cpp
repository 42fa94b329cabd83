// The completion of fish.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/generate.h"

namespace feedgen {
namespace {

std::string in_single_quotes(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string words_of(const OptionText& option) {
  return fmt::format("{}", fmt::join(option.choices, " "));
}

// The part of a `complete` that says what the value may be. -x: a value, and no file.
std::string value_part(const OptionText& option) {
  if (option.value.empty()) return {};
  std::string part = option.offers == Offers::kFiles ? " -r -F" : " -x";
  if (option.offers == Offers::kFolders) part += " -a '(__fish_complete_directories)'";
  if (option.is_list) {
    part += fmt::format(" -a '(__feedgen_list {})'", words_of(option));
  } else if (!option.choices.empty()) {
    part += fmt::format(" -a {}", in_single_quotes(words_of(option)));
  }
  return part;
}

std::string option_line(const CommandText& command, const OptionText& option) {
  std::string line = fmt::format("complete -c feedgen -n '__feedgen_is {}'", command.name);
  for (const std::string& name : option.names) {
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  }
  return line + value_part(option) + " -d " + in_single_quotes(option.description) + "\n";
}

std::string argument_line(const CommandText& command, const OptionText& option) {
  const std::string condition =
      fmt::format("complete -c feedgen -n '__feedgen_is {}'", command.name);
  if (option.offers == Offers::kFolders) {
    return fmt::format("{} -f -a '(__fish_complete_directories)'\n", condition);
  }
  if (!option.choices.empty()) {
    return fmt::format("{} -f -a {}\n", condition, in_single_quotes(words_of(option)));
  }
  return option.offers == Offers::kFiles ? condition + " -F\n" : std::string();
}

// {0} is the command that need not be named, {1} are all, {2} what changes the command.
constexpr const char* kFunctions = R"(
# Whether the words before the cursor are of this command.
function __feedgen_is
    set -l words (commandline -opc)
    set -e words[1]
    set -l command {0}
    contains -- "$words[1]" {1}; and set command $words[1]
{2}    test "$command" = "$argv[1]"
end

function __feedgen_is_first
    test (count (commandline -opc)) = 1
end

# The words of a list, after those that are typed.
function __feedgen_list
    set -l typed (commandline -ct | string replace -r -- '^--[^=]*=' '')
    set -l before (string replace -r -- '[^,]*$' '' "$typed")
    printf '%s\n' $before$argv
end

)";

}  // namespace

std::string write_fish_completion(const ProgramText& program) {
  std::vector<std::string> names;
  std::string as_build;
  for (const CommandText& command : program.commands) {
    names.push_back(command.name);
    for (const OptionText& option : command.options) {
      if (option.offers != Offers::kBuildOptions) continue;
      as_build = fmt::format(
          "    test \"$command\" = {}; and test (count $words) -gt 1; and set command {}\n",
          command.name, names.front());
    }
  }
  const std::string all = fmt::format("{} help", fmt::join(names, " "));
  std::string text = fmt::format(
      "# Completions of {0} for fish. Written by {0} --generate complete-fish.\n", program.name);
  text += fmt::format(kFunctions, names.front(), all, as_build);
  text += "complete -c feedgen -f\n";
  for (const CommandText& command : program.commands) {
    text += fmt::format("complete -c feedgen -n __feedgen_is_first -a {} -d {}\n", command.name,
                        in_single_quotes(command.summary));
  }
  text += fmt::format(
      "complete -c feedgen -n __feedgen_is_first -a help -d 'explains a command or a topic'\n"
      "complete -c feedgen -n '__feedgen_is help' -a '{} {}'\n",
      fmt::join(names, " "), fmt::join(program.topics, " "));
  for (const CommandText& command : program.commands) {
    for (const OptionText& option : command.options) {
      text += option.is_argument() ? argument_line(command, option) : option_line(command, option);
    }
  }
  return text;
}

}  // namespace feedgen
