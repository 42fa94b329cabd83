#include <array>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/command.h"
#include "cli/index_now_key.h"
#include "cli/json_report.h"
#include "cli/near_words.h"
#include "config/guess_settings.h"
#include "config/read_settings.h"
#include "hook/script.h"
#include "sites/translation.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

Result<std::string> folder_of(const Options& options, FileReader& files) {
  const std::string folder = options.articles.empty() ? "." : options.articles.front();
  const auto status = files.status(folder, Links::kFollow);
  if (status && *status && (*status)->kind == FileKind::kFolder) return folder;
  return fail(ErrorKind::kUsage, fmt::format("there is no folder {}", in_quotes(folder)),
              "name the site's folder");
}

Result<std::string> write(const GuessedSettings& guess, FileSystem& files) {
  std::string path = join_folders(guess.folder, "feedgen.yaml");
  if (files.has(path)) {
    return fail(ErrorKind::kUsage, "there is a configuration already and it was left alone",
                "move it away first", Place{path});
  }
  return files.write_new(path, write_settings(guess.settings, guess.origin), Durability::kNow)
      .map([&](const FileStatus&) { return path; });
}

// Without the site's address the setting would be a mistake.
void add_key(GuessedSettings& guess, const std::string& key) {
  if (find_member(guess.settings, "base_url") == nullptr) return;
  Node notify = map_node();
  add_member(notify, "indexnow", scalar_node(key));
  add_member(guess.settings, "notify", std::move(notify));
}

// Where no folder has one of the usual names, that with the most articles.
void guess_articles(GuessedSettings& guess, FileReader& files) {
  if (!guess.origin.empty() || find_member(guess.settings, "articles") != nullptr) return;
  const std::string start = guess.folder.empty() ? "." : guess.folder;
  std::string folder = likely_folder(start, files);
  if (folder.empty()) return;
  if (folder.starts_with(start + '/')) folder.erase(0, start.size() + 1);
  if (folder == start) folder = ".";
  add_member(guess.settings, "articles", scalar_node(folder));
  guess.notes.push_back(
      {Severity::kNote, Message{fmt::format("articles: {}, which has some", folder), {}, {}}});
}

// What is still to be said, and what to type.
void show_next(const GuessedSettings& guess, const std::string& path, Console& console) {
  const bool has_articles =
      !guess.origin.empty() || find_member(guess.settings, "articles") != nullptr;
  if (find_member(guess.settings, "base_url") == nullptr) {
    console.say("Add the address of the site to " + path +
                ": base_url: https://your-site.example/");
  }
  const bool is_here = guess.folder.empty() || guess.folder == ".";
  console.say(fmt::format("To build the feeds, type: {}feedgen{}",
                          is_here ? "" : "cd " + shell_words({guess.folder}) + " && ",
                          has_articles ? "" : " FOLDER, the folder of the articles"));
}

void show(const GuessedSettings& guess, const std::string& path, Console& console) {
  for (const Diagnostic& note : guess.notes) console.show(note.severity, note.message);
  const std::string from = guess.origin.empty() ? "" : ", guessed from " + guess.origin;
  console.show(Severity::kNote, Message{fmt::format("written{}", from), {}, Place{path}});
}

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

// What a site's files do not say, the person in front of the terminal is asked: address, title and
// time zone, each with a proposal where there is one. An empty answer takes the proposal, the end
// of input (Ctrl-D) leaves the setting out, and what a setting can't be is asked for again.
void ask_for_missing(GuessedSettings& guess, Console& console, FileReader& files) {
  for (const Question& question : kQuestions) {
    if (find_member(guess.settings, question.setting) == nullptr) {
      ask(question, guess, console, files);
    }
  }
}

}  // namespace

ExitCode init_command(const Options& options, const Surroundings& around) {
  const Result<std::string> folder = folder_of(options, around.world.files);
  if (!folder) return give_up(folder.error(), options, around);
  Result<GuessedSettings> guess = guess_settings(around.world.files, *folder);
  if (!guess) return give_up(guess.error(), options, around);
  const std::string fresh = options.index_now ? new_index_now_key(around.world.random) : "";
  std::string written;
  // With a configuration of its own a site may still want a key.
  const bool has_own = around.world.files.has(join_folders(guess->folder, "feedgen.yaml"));
  if (!options.index_now || !has_own) {
    guess_articles(*guess, around.world.files);
    if (around.console.can_ask() && !options.json && !has_own) {
      ask_for_missing(*guess, around.console, around.world.files);
    }
    if (options.index_now) add_key(*guess, fresh);
    const Result<std::string> path = write(*guess, around.world.files);
    if (!path) return give_up(path.error(), options, around);
    show(*guess, *path, around.console);
    if (!options.json) show_next(*guess, *path, around.console);
    written = *path;
  }
  Diagnostics notes = std::move(guess->notes);
  if (options.index_now) {
    Result<IndexNowKey> key =
        write_index_now_key(around.world.files, guess->folder.empty() ? "." : guess->folder, fresh);
    if (!key) return give_up(key.error(), options, around);
    for (const Diagnostic& note : key->notes) around.console.show(note.severity, note.message);
    if (!key->is_set) {
      around.console.say("Add to feedgen.yaml, beside base_url:");
      if (!options.json) fmt::print(around.out, "notify:\n  indexnow: {}\n", key->key);
    }
    if (written.empty()) written = key->path;
    std::move(key->notes.begin(), key->notes.end(), std::back_inserter(notes));
  }
  if (options.json) fmt::print(around.out, "{}", json_report(written, notes));
  return ExitCode::kDone;
}

}  // namespace feedgen
