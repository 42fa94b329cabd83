#include <filesystem>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/request.h"
#include "format/json_writer.h"
#include "hook/install.h"
#include "system/own_program.h"
#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

namespace fs = std::filesystem;

const char* name_of(HookState state) {
  switch (state) {
    case HookState::kWritten: return "written";
    case HookState::kUnchanged: return "unchanged";
    case HookState::kRemoved: return "removed";
    case HookState::kLeftAlone: break;
  }
  return "left alone";
}

struct Installation {
  std::vector<HookFile> hooks;
  std::string framework;
  std::string to_add;
};

// The arguments of the hook are checked as a build checks its own.
Result<void> check_arguments(const Options& options, const World& world) {
  if (options.dry_run || options.preview) {
    return fail(ErrorKind::kUsage, "a hook that publishes nothing is of no use",
                "leave out --dry-run and --preview");
  }
  const Result<PreparedBuild> prepared = prepare_build(options, world);
  if (!prepared) return tl::unexpected(prepared.error());
  return {};
}

Result<HookCall> call_for(const Options& options, const HookFolder& git, FileReader& files) {
  Result<std::string> program = own_program(files);
  if (!program) return tl::unexpected(std::move(program.error()));
  HookCall call{std::move(*program), ".", options.words};
  if (const Result<std::string> here = files.real_path(".")) {
    const std::string relative = fs::path(*here).lexically_relative(git.top).string();
    const bool is_below = relative != ".." && !relative.starts_with("../") && !relative.empty();
    call.folder = is_below ? relative : *here;
  }
  return call;
}

Installation install(const HookFolder& git, const HookCall& call, FileSystem& files) {
  Installation outcome;
  const Framework framework = find_framework(files, git);
  outcome.framework = name_of(framework);
  if (framework == Framework::kNone) {
    outcome.hooks = install_hooks(files, git, call);
  } else {
    for (const std::string_view hook : kHookNames) {
      outcome.hooks.push_back({std::string(hook), git.folder + '/' + std::string(hook),
                               HookState::kLeftAlone, outcome.framework + " writes the hooks"});
    }
  }
  const bool is_whole = none_of(
      outcome.hooks, [](const HookFile& file) { return file.state == HookState::kLeftAlone; });
  if (!is_whole) outcome.to_add = what_to_add(framework, call);
  return outcome;
}

std::string json_of(const Installation& outcome) {
  JsonWriter json;
  {
    const auto object = json.object();
    {
      const auto hooks = json.array("hooks");
      for (const HookFile& file : outcome.hooks) {
        const auto hook = json.object();
        json.text("hook", file.hook);
        json.text("path", repair_utf8(file.path));
        json.text("state", name_of(file.state));
        if (!file.reason.empty()) json.text("reason", repair_utf8(file.reason));
      }
    }
    if (!outcome.framework.empty()) json.text("framework", outcome.framework);
    if (!outcome.to_add.empty()) json.text("to_add", repair_utf8(outcome.to_add));
  }
  return json.finish();
}

void show(const Installation& outcome, const Options& options, const Surroundings& around) {
  std::string done;
  for (const HookFile& file : outcome.hooks) {
    if (file.state == HookState::kLeftAlone) {
      // One message below says it of all hooks.
      if (!outcome.framework.empty()) continue;
      around.console.show(Severity::kWarning,
                          Message{"left alone: " + file.reason, {}, Place{file.path}});
    } else {
      done += fmt::format("{}{} {}", done.empty() ? "" : ", ", file.hook, name_of(file.state));
    }
  }
  if (!outcome.framework.empty()) {
    around.console.show(Severity::kWarning,
                        Message{fmt::format("{} writes this repository's hooks", outcome.framework),
                                "add to its configuration what is printed here",
                                {}});
  } else if (!outcome.to_add.empty()) {
    around.console.show(
        Severity::kWarning,
        Message{"not all hooks are written", "add what is printed here to those left alone", {}});
  }
  if (options.json) {
    fmt::print(around.out, "{}", json_of(outcome));
    return;
  }
  if (!done.empty()) around.console.say("feedgen: hooks: " + done);
  const bool is_new =
      any_of(outcome.hooks, [](const HookFile& file) { return file.state == HookState::kWritten; });
  if (is_new) {
    around.console.say("The next commit builds what it changes. All feeds at once, now: feedgen" +
                       (options.words.empty() ? "" : ' ' + shell_words(options.words)));
  }
  std::fwrite(outcome.to_add.data(), 1, outcome.to_add.size(), around.out);
}

}  // namespace

ExitCode hook_command(const Options& options, const Surroundings& around) {
  const bool installs = options.hook == HookAction::kInstall;
  const Result<HookFolder> git = find_hook_folder();
  if (!git) return give_up(git.error(), options, around);
  Installation outcome;
  if (installs) {
    const Result<HookCall> call = check_arguments(options, around.world).and_then([&] {
      return call_for(options, *git, around.world.files);
    });
    if (!call) return give_up(call.error(), options, around);
    outcome = install(*git, *call, around.world.files);
  } else {
    outcome.hooks = uninstall_hooks(around.world.files, *git);
  }
  const bool has_written =
      any_of(outcome.hooks, [](const HookFile& file) { return file.state == HookState::kWritten; });
  const bool is_outside = !(git->folder + '/').starts_with(git->top + '/') &&
                          !(git->folder + '/').starts_with(git->repository + '/');
  if (has_written && is_outside) {
    around.console.show(
        Severity::kWarning,
        Message{"the hooks are written where core.hooksPath has git look",
                "other repositories that look there run them too", Place{git->folder}});
  }
  show(outcome, options, around);
  const bool is_whole = none_of(
      outcome.hooks, [](const HookFile& file) { return file.state == HookState::kLeftAlone; });
  return is_whole ? ExitCode::kDone : ExitCode::kNotWritten;
}

}  // namespace feedgen
