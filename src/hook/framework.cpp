#include "hook/framework.h"

#include <initializer_list>
#include <string_view>

#include <fmt/format.h>

namespace feedgen {
namespace {

bool has_any(FileReader& files, const std::string& top,
             std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (files.has(top + '/' + std::string(name), Links::kFollow)) return true;
  }
  return false;
}

// As one line of shell that does it all.
std::string command_line(std::string_view hook, std::string_view git_words, const HookCall& call) {
  const std::string folder = call.folder == "." ? "" : "cd " + shell_words({call.folder}) + " && ";
  const std::string words = shell_words(call.words);
  return fmt::format("{}feedgen hook run {}{} --{}{}", folder, hook, git_words,
                     words.empty() ? "" : " ", words);
}

// YAML 1.2, 7.3.1: a double-quoted scalar takes any text.
std::string quoted_for_yaml(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20U) {
      quoted += fmt::format("\\x{:02X}", static_cast<unsigned>(c));
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string for_pre_commit(const HookCall& call) {
  return fmt::format(
      "# .pre-commit-config.yaml; then run: pre-commit install -t post-commit -t post-merge "
      "-t post-rewrite -t post-checkout\n"
      "  - repo: local\n"
      "    hooks:\n"
      "      - id: feedgen\n"
      "        name: feedgen\n"
      "        language: system\n"
      "        entry: {}\n"
      "        stages: [post-commit, post-merge, post-rewrite, post-checkout]\n"
      "        always_run: true\n"
      "        pass_filenames: false\n"
      "        verbose: true\n",
      quoted_for_yaml("sh -c " + quoted_for_shell(command_line("any", "", call))));
}

std::string for_lefthook(const HookCall& call) {
  std::string text = "# lefthook.yml; then run: lefthook install\n";
  for (const std::string_view hook : kHookNames) {
    text += fmt::format("{}:\n  commands:\n    feedgen:\n      run: {}\n", hook,
                        quoted_for_yaml(command_line(hook, " {0}", call)));
  }
  return text;
}

std::string for_scripts(std::string_view where, const HookCall& call) {
  std::string text;
  for (const std::string_view hook : kHookNames) {
    text += fmt::format("# {}{}\n{}\n", where, hook,
                        command_line(hook, " \"$@\"", call) + " </dev/null");
  }
  return text;
}

}  // namespace

Framework find_framework(FileReader& files, const HookFolder& git) {
  // husky 9 points core.hooksPath at .husky/_, earlier ones at .husky.
  if ((git.folder + '/').find("/.husky/") != std::string::npos) return Framework::kHusky;
  if (has_any(files, git.top, {".pre-commit-config.yaml", ".pre-commit-config.yml"}))
    return Framework::kPreCommit;
  if (has_any(files, git.top,
              {"lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".lefthook.yaml", "lefthook.toml",
               "lefthook.json", ".lefthook.toml", ".lefthook.json", ".config/lefthook.yml"}))
    return Framework::kLefthook;
  return Framework::kNone;
}

std::string name_of(Framework framework) {
  switch (framework) {
    case Framework::kHusky:
      return "husky";
    case Framework::kPreCommit:
      return "pre-commit";
    case Framework::kLefthook:
      return "lefthook";
    case Framework::kNone:
      break;
  }
  return {};
}

std::string what_to_add(Framework framework, const HookCall& call) {
  switch (framework) {
    case Framework::kHusky:
      return for_scripts(".husky/", call);
    case Framework::kPreCommit:
      return for_pre_commit(call);
    case Framework::kLefthook:
      return for_lefthook(call);
    case Framework::kNone:
      break;
  }
  return for_scripts("", call);
}

}  // namespace feedgen
