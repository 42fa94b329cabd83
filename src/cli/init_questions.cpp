#include "cli/init_questions.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "config/read_settings.h"
#include "sites/translation.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

// The folder's own name.
std::string proposed_title(const GuessedSettings& guess, FileReader& files) {
  const std::string folder =
      files.real_path(guess.folder.empty() ? "." : guess.folder).value_or("");
  return std::string(last_part(folder));
}

// The machine's: articles are mostly written where the machine stands.
std::string proposed_zone(const GuessedSettings&, FileReader& files) {
  constexpr std::string_view kZones = "/zoneinfo/";
  const char* variable = std::getenv("TZ");  // NOLINT(concurrency-mt-unsafe)
  if (variable != nullptr && *variable != '\0') return variable;
  const std::string path = files.real_path("/etc/localtime").value_or("");
  const std::size_t at = path.find(kZones);
  return at == std::string::npos ? std::string() : path.substr(at + kZones.size());
}

std::string nothing(const GuessedSettings&, FileReader&) { return {}; }

struct Question {
  std::string_view setting;
  std::string_view text;
  std::string (*propose)(const GuessedSettings& guess, FileReader& files);
};

constexpr std::array kQuestions{
    Question{"base_url", "Address of the site, such as https://example.org/", nothing},
    Question{"title", "Title of the site", proposed_title},
    Question{"timezone", "Time zone of dates without one", proposed_zone},
};

Result<void> check(const Node::Member& member) {
  Settings settings;
  return apply_setting(member, {}, settings);
}

void ask(const Question& question, GuessedSettings& guess, Console& console, FileReader& files) {
  const auto member_of = [&](const std::string& value) {
    Node map = map_node();
    add_member(map, std::string(question.setting), scalar_node(value));
    return std::move(map.members.front());
  };
  std::string proposal = question.propose(guess, files);
  if (!proposal.empty() && !check(member_of(proposal))) proposal.clear();
  const std::string shown = proposal.empty() ? fmt::format("{} (empty: left out):", question.text)
                                             : fmt::format("{} [{}]:", question.text, proposal);
  while (std::optional<std::string> answer = console.ask(shown)) {
    if (answer->empty()) answer = proposal;
    if (answer->empty()) return;
    Node::Member member = member_of(*answer);
    const Result<void> checked = check(member);
    if (checked) {
      guess.settings.members.push_back(std::move(member));
      return;
    }
    console.show(Severity::kWarning,
                 {checked.error().message.problem, checked.error().message.remedy, {}});
  }
}

}  // namespace

void ask_for_missing(GuessedSettings& guess, Console& console, FileReader& files) {
  for (const Question& question : kQuestions) {
    const bool is_known =
        std::any_of(guess.settings.members.begin(), guess.settings.members.end(),
                    [&](const Node::Member& member) { return member.key == question.setting; });
    if (!is_known) ask(question, guess, console, files);
  }
}

}  // namespace feedgen
