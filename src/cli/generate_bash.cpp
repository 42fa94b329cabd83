// The completion of bash, which needs nothing but bash itself.
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/generate.h"

namespace feedgen {
namespace {

constexpr std::string_view kFunctions = R"(
# The words, and files or folders, that begin with what is typed. A list has commas between its words.
_feedgen_words() { mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$1" -- "$cur"); }
_feedgen_paths() {
  compopt -o filenames 2>/dev/null
  mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$1" -- "$cur")
}
_feedgen_list() {
  local before=${cur%"${cur##*,}"}
  compopt -o nospace 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${cur##*,}")
}
)";

std::string joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

// What completes a value.
std::string action(const OptionText& option) {
  std::string lines;
  if (!option.choices.empty()) {
    lines += fmt::format("{} '{}'; ", option.is_list ? "_feedgen_list" : "_feedgen_words",
                         joined(option.choices));
  }
  if (option.offers == Offers::kFolders) lines += "_feedgen_paths -d; ";
  if (option.offers == Offers::kFiles) lines += "_feedgen_paths -f; ";
  return lines;
}

std::string values(const ProgramText& program) {
  std::map<std::string, std::vector<std::string>> patterns;  // by their action
  for (const CommandText& command : program.commands) {
    for (const OptionText& option : command.options) {
      if (option.is_argument() || option.value.empty()) continue;
      for (const std::string& name : option.names) {
        patterns[action(option)].push_back(fmt::format("'{} {}'", command.name, name));
      }
    }
  }
  std::string text = "  case \"$command $prev\" in\n";
  for (const auto& [act, all] : patterns) {
    text += fmt::format("    {}) {}return ;;\n", fmt::join(all, " | "), act);
  }
  return text + "  esac\n";
}

std::string own_options(const CommandText& command) {
  std::vector<std::string> names;
  for (const OptionText& option : command.options) {
    if (option.is_argument()) continue;
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return fmt::format("      {}) _feedgen_words '{}' ;;\n", command.name, joined(names));
}

std::string arguments(const CommandText& command) {
  for (const OptionText& option : command.options) {
    if (option.is_argument()) return fmt::format("    {}) {};;\n", command.name, action(option));
  }
  return {};
}

bool goes_on_as_build(const CommandText& command) {
  for (const OptionText& option : command.options) {
    if (option.offers == Offers::kBuildOptions) return true;
  }
  return false;
}

}  // namespace

std::string write_bash_completion(const ProgramText& program) {
  std::vector<std::string> names;
  for (const CommandText& command : program.commands) names.push_back(command.name);
  const std::string& first = names.front();
  std::string text = fmt::format(
      "# Completions of {0} for bash. Written by {0} --generate complete-bash.\n", program.name);
  text += kFunctions;
  text += fmt::format(
      "\n_feedgen() {{\n  local cur=${{COMP_WORDS[COMP_CWORD]}} prev= command={0}\n"
      "  COMPREPLY=()\n"
      "  ((COMP_CWORD == 0)) || prev=${{COMP_WORDS[COMP_CWORD - 1]}}\n"
      "  # --name=value comes as three words.\n"
      "  if [[ $cur == = ]]; then\n    cur=\n"
      "  elif [[ $prev == = ]] && ((COMP_CWORD > 1)); then\n"
      "    prev=${{COMP_WORDS[COMP_CWORD - 2]}}\n  fi\n"
      "  if ((COMP_CWORD > 1)); then\n    case ${{COMP_WORDS[1]}} in\n"
      "      {1} | help) command=${{COMP_WORDS[1]}} ;;\n    esac\n  fi\n",
      first, fmt::join(names, " | "));
  for (const CommandText& command : program.commands) {
    if (!goes_on_as_build(command)) continue;
    text += fmt::format("  [[ $command != {} ]] || ((COMP_CWORD == 2)) || command={}\n",
                        command.name, first);
  }
  text += values(program);
  text += "  if [[ $cur == -* ]]; then\n    case $command in\n";
  for (const CommandText& command : program.commands) text += own_options(command);
  text += fmt::format(
      "    esac\n    return\n  fi\n  ((COMP_CWORD > 1)) || _feedgen_words '{} help'\n"
      "  case $command in\n    help) ((COMP_CWORD > 2)) || _feedgen_words '{} {}' ;;\n",
      joined(names), joined(names), joined(program.topics));
  for (const CommandText& command : program.commands) text += arguments(command);
  text += fmt::format("  esac\n}}\n\ncomplete -F _feedgen {}\n", program.name);
  return text;
}

}  // namespace feedgen
