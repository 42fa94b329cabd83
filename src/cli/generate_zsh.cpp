// The completion of zsh, by its own _arguments.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/generate.h"

namespace feedgen {
namespace {

// Inside of single quotes, in a specification of _arguments or _describe.
std::string zsh_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
      out += c;
    }
  }
  return out;
}

std::string action_of(const OptionText& option) {
  if (!option.choices.empty()) {
    const std::string words = fmt::format("{}", fmt::join(option.choices, " "));
    if (option.offers == Offers::kFiles) {
      return " _feedgen_words_or_files " + words;
    }
    return option.is_list ? "_sequence compadd - " + words : fmt::format("({})", words);
  }
  if (option.offers == Offers::kFolders) return "_files -/";
  return option.offers == Offers::kFiles ? "_files" : " ";
}

std::string specification(const OptionText& option) {
  const bool has_value = !option.value.empty();
  std::string names;
  for (const std::string& name : option.names) {
    const bool is_long = name.starts_with("--");
    names += fmt::format("{}{}{}", names.empty() ? "" : ",", name,
                         !has_value ? ""
                         : is_long  ? "="
                                    : "+");
  }
  const bool has_two = option.names.size() > 1;
  std::string text =
      has_two ? fmt::format("'({})'{{{}}}'", fmt::join(option.names, " "), names) : "'" + names;
  text += fmt::format("[{}]", zsh_escaped(option.description));
  if (has_value) {
    text += fmt::format("{}{}:{}", option.is_value_optional ? "::" : ":", zsh_escaped(option.value),
                        action_of(option));
  }
  return text + "'";
}

std::string own_arguments(const CommandText& command) {
  std::string text;
  int place = 0;
  for (const OptionText& option : command.options) {
    if (!option.is_argument()) continue;
    ++place;
    if (option.offers == Offers::kBuildOptions) continue;
    text += fmt::format(" \\\n    '{}:{}:{}'",
                        option.takes_several ? std::string("*") : fmt::format("{}", place),
                        zsh_escaped(option.names.front()), action_of(option));
  }
  return text;
}

std::string command_function(const CommandText& command, std::string_view build) {
  std::string text = fmt::format("_feedgen_{}() {{\n", command.name);
  for (const OptionText& option : command.options) {
    // What follows the first word is a build's.
    if (option.offers != Offers::kBuildOptions) continue;
    text += fmt::format(
        "  if (( CURRENT > 2 )); then\n    shift words\n    (( CURRENT-- ))\n"
        "    _feedgen_{}\n    return\n  fi\n",
        build);
  }
  text += "  _arguments -s -S";
  for (const OptionText& option : command.options) {
    if (!option.is_argument()) text += " \\\n    " + specification(option);
  }
  return text + own_arguments(command) + "\n}\n\n";
}

}  // namespace

std::string write_zsh_completion(const ProgramText& program) {
  std::string text = fmt::format(
      "#compdef {0}\n# Completions of {0} for zsh. Written by {0} --generate complete-zsh.\n\n",
      program.name);
  text += "_feedgen_words_or_files() {\n  compadd -- \"$@\"\n  _files\n}\n\n";
  for (const CommandText& command : program.commands) {
    text += command_function(command, program.commands.front().name);
  }
  text += "_feedgen() {\n  local -a commands=(\n";
  std::vector<std::string> names;
  for (const CommandText& command : program.commands) {
    names.push_back(command.name);
    text += fmt::format("    '{}:{}'\n", command.name, zsh_escaped(command.summary));
  }
  text += fmt::format(
      "    'help:explains a command or a topic'\n  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    [[ $words[2] == -* ]] || _describe -t commands command commands\n"
      "    _feedgen_{0}\n    return\n  fi\n"
      "  case $words[2] in\n"
      "    ({1})\n      local command=$words[2]\n      shift words\n      (( CURRENT-- ))\n"
      "      _feedgen_$command\n      ;;\n"
      "    (help)\n      (( CURRENT > 3 )) && return\n"
      "      _describe -t commands command commands\n      compadd -- {3}\n      ;;\n"
      "    (*) _feedgen_{0} ;;\n"
      "  esac\n}}\n\n"
      "# As a file of $fpath the first call is this file; sourced, it is registered.\n"
      "if [[ $funcstack[1] == _feedgen ]]; then\n  _feedgen \"$@\"\nelse\n"
      "  compdef _feedgen {2}\nfi\n",
      names.front(), fmt::join(names, "|"), program.name, fmt::join(program.topics, " "));
  return text;
}

}  // namespace feedgen
