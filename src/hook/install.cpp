#include "hook/install.h"

#include <initializer_list>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "hook/script.h"

namespace feedgen {
namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t{1} << 20U;
constexpr unsigned kMayRun = 0111;
constexpr unsigned kNewMode = 0755;

bool is_below(const std::string& path, const std::string& folder) {
  return (path + '/').starts_with(folder == "/" ? folder : folder + '/');
}

// The file that git would run, with all links followed.
struct Script {
  std::string path;  // without links
  std::string bytes;
  unsigned mode = kNewMode;
};

class Hooks {
 public:
  Hooks(FileSystem& files, const HookFolder& git) : files_(files), git_(git) {}

  std::string path_of(std::string_view hook) const { return git_.folder + '/' + std::string(hook); }

  // Why nothing is written in the whole folder; empty: it may be.
  std::string why_not() const {
    if (git_.scope == HookScope::kShared)
      return "core.hooksPath is set for all repositories, which would build too";
    const bool is_elsewhere = git_.scope == HookScope::kDefault && !is_ours(git_.folder);
    return is_elsewhere ? "the hooks' folder is a link that leads out of the repository" : "";
  }

  // Nothing where there is no such hook. The error's words are the reason to leave it alone.
  Result<std::optional<Script>> read(std::string_view hook) const {
    const std::string path = path_of(hook);
    const auto status = files_.status(path, Links::kDoNotFollow);
    if (!status) return tl::unexpected(status.error());
    if (!*status) return std::nullopt;
    const Result<std::string> real = files_.real_path(path);
    if (!real) return fail("it is a link that leads nowhere");
    if (!is_ours(*real) && !is_below(*real, git_.folder)) {
      return fail("it is a link that leads out of the repository");
    }
    const auto file = files_.status(*real, Links::kDoNotFollow);
    Result<std::string> bytes = files_.read(*real, kMostBytes);
    if (!bytes) return tl::unexpected(bytes.error());
    if (!file || !*file) return fail("it has just gone away");
    return Script{*real, std::move(*bytes), (*file)->mode};
  }

  Result<void> write(const std::string& path, const std::string& bytes, unsigned mode) const {
    const std::string temporary = path + ".feedgen-new";
    Result<void> done = files_.remove(temporary);
    if (done) {
      done =
          files_.write_new(temporary, bytes, Durability::kNow, mode).map([](const FileStatus&) {});
    }
    if (done) done = files_.rename(temporary, path);
    return done;
  }

 private:
  bool is_ours(const std::string& path) const {
    return is_below(path, git_.top) || is_below(path, git_.repository);
  }

  FileSystem& files_;
  const HookFolder& git_;
};

HookFile left_alone(HookFile file, std::string reason) {
  file.state = HookState::kLeftAlone;
  file.reason = std::move(reason);
  return file;
}

HookFile finished(HookFile file, HookState state, const Result<void>& done) {
  if (!done) return left_alone(std::move(file), done.error().message.problem);
  file.state = state;
  return file;
}

HookFile install(FileSystem& files, const Hooks& hooks, const HookFolder& git, std::string hook,
                 const HookCall& call) {
  HookFile file{hook, hooks.path_of(hook), HookState::kUnchanged, {}};
  const Result<std::optional<Script>> read = hooks.read(hook);
  if (!read) return left_alone(std::move(file), read.error().message.problem);
  const std::string block = hook_block(hook, call);
  if (!*read) {
    Result<void> done = files.make_folder(git.folder);
    if (done) done = hooks.write(file.path, new_script(block), kNewMode);
    return finished(std::move(file), HookState::kWritten, done);
  }
  const Script& script = **read;
  if (!is_shell_script(script.bytes)) return left_alone(std::move(file), "it is no shell script");
  if ((script.mode & kMayRun) == 0) {
    return left_alone(std::move(file), "it may not be executed, so git does not run it");
  }
  if (!without_block(script.bytes)) {
    return left_alone(std::move(file), "feedgen's block in it has lost one of its marks");
  }
  const std::string bytes = with_block(script.bytes, block);
  if (bytes == script.bytes) return file;
  return finished(std::move(file), HookState::kWritten,
                  hooks.write(script.path, bytes, script.mode));
}

HookFile uninstall(FileSystem& files, const Hooks& hooks, std::string hook) {
  HookFile file{hook, hooks.path_of(hook), HookState::kUnchanged, {}};
  const Result<std::optional<Script>> read = hooks.read(hook);
  if (!read || !*read || !has_block((*read)->bytes)) return file;
  const Script& script = **read;
  const std::optional<std::string> bytes = without_block(script.bytes);
  if (!bytes) {
    return left_alone(std::move(file), "feedgen's block in it has lost one of its marks");
  }
  const Result<void> done =
      bytes->empty() ? files.remove(script.path) : hooks.write(script.path, *bytes, script.mode);
  return finished(std::move(file), HookState::kRemoved, done);
}

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

std::vector<HookFile> install_hooks(FileSystem& files, const HookFolder& git,
                                    const HookCall& call) {
  const Hooks hooks(files, git);
  const std::string why_not = hooks.why_not();
  std::vector<HookFile> all;
  for (const std::string_view name : kHookNames) {
    const std::string hook(name);
    all.push_back(why_not.empty() ? install(files, hooks, git, hook, call)
                                  : left_alone({hook, hooks.path_of(hook), {}, {}}, why_not));
  }
  return all;
}

std::vector<HookFile> uninstall_hooks(FileSystem& files, const HookFolder& git) {
  const Hooks hooks(files, git);
  std::vector<HookFile> all;
  for (const std::string_view name : kHookNames) {
    all.push_back(uninstall(files, hooks, std::string(name)));
  }
  return all;
}

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
    case Framework::kHusky: return "husky";
    case Framework::kPreCommit: return "pre-commit";
    case Framework::kLefthook: return "lefthook";
    case Framework::kNone: break;
  }
  return {};
}

std::string what_to_add(Framework framework, const HookCall& call) {
  switch (framework) {
    case Framework::kHusky: return for_scripts(".husky/", call);
    case Framework::kPreCommit: return for_pre_commit(call);
    case Framework::kLefthook: return for_lefthook(call);
    case Framework::kNone: break;
  }
  return for_scripts("", call);
}

}  // namespace feedgen
