#include "cli/asked_help.h"

#include <algorithm>

#include "cli/help.h"
#include "cli/options.h"

namespace feedgen {

std::optional<Result<std::string>> asked_help(const std::vector<std::string>& words) {
  if (words.empty() || words.front() != "help") return std::nullopt;
  if (words.size() < 2 || words[1].starts_with('-')) return help_overview(program_text());
  return help_on(words[1], program_text());
}

Options shown_help(const std::string& text) {
  Options options;
  options.is_help = true;
  options.text = text;
  return options;
}

bool is_verbose(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word == "-v" || word == "--verbose" || word == "-vV" || word == "-Vv";
  });
}

}  // namespace feedgen
