// The door to CLI11: what a person typed, checked as far as the words alone can be.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/program_text.h"
#include "value/result.h"
#include "value/settings.h"
#include "value/watched_changes.h"

namespace feedgen {

enum class ColorRule { kAuto, kAlways, kNever };

enum class Command { kBuild, kList, kInit, kHook, kPing, kCheck, kServe, kWatch, kPublish, kState };

/// Of ping and publish: send what is due, go on until nothing is, or only look.
enum class DueAction { kSend, kWait, kDryRun, kStatus };

/// Of state: where it is carried.
enum class StateTask { kExport, kImport, kMove };

enum class HookAction { kInstall, kUninstall, kRun };

struct CheckedFile;
struct CheckProfile;
enum class Fixes;

/// Of check.
struct CheckOptions {
  std::vector<std::string> paths;   ///< files, folders, addresses, "-"
  std::vector<std::string> select;  ///< codes, names, or beginnings of codes; empty: all rules
  std::vector<std::string> ignore;
  bool fails_on_warnings = false;
  std::optional<std::string> explain;  ///< a rule, or "all"
  const CheckProfile* profile = nullptr;
  /// The form of what is printed; null: lines for people.
  std::string (*write)(const std::vector<CheckedFile>& files) = nullptr;
  std::optional<Fixes> fixes;
  std::optional<std::string> against;  ///< what was published before: a file or a folder
  std::optional<std::string> baseline;
  bool is_baseline_of_settings = false;  ///< the option does not name it
  std::vector<PathIgnore> by_path;       ///< of the settings
  std::string settings_folder;           ///< real path, which the paths of `by_path` are below
  bool asks_privately = false;           ///< addresses of the own machine and network too
  bool writes_baseline = false;          ///< to `baseline`, in the place of reading it
};

struct Options {
  Command command = Command::kBuild;
  std::vector<std::string> articles;  ///< of init: the site's folder
  std::optional<std::string> output;
  std::optional<std::string> pages;    ///< the folder of the site's pages, instead of the settings'
  std::optional<std::string> preview;  ///< of a build: where the files go in the place of output
  std::string preview_state;  ///< of a preview that is built again and again: where its state lies
  std::optional<std::string> config;
  std::optional<std::string> state;  ///< where builders share theirs; empty: here alone
  std::optional<std::string> base_url;
  std::optional<std::string> title;
  std::optional<std::size_t> limit;
  std::optional<std::vector<const FeedFormat*>> formats;
  std::optional<ContentRule> content;
  unsigned jobs = 0;  ///< 0: as many as the machine has processors
  bool strict = false;
  bool judges = false;  ///< of a build: feeds are judged before they are published
  bool dry_run = false;
  bool prune = false;  ///< what is no more is removed, however much that is
  bool full = false;   ///< what is known from earlier runs does not count
  std::optional<std::string> changed_since;
  std::optional<WatchedChanges> watched;  ///< of a build that follows the author
  bool ping = false;                      ///< of a build: what is due is pinged about afterwards
  bool publish = false;  ///< of a build: what is due is uploaded afterwards, before pings
  DueAction due_action = DueAction::kSend;
  std::optional<std::string> to;  ///< of publish: a target in the place of the settings'
  bool replaces = false;          ///< of publish: files of other programs, too
  bool tries_now = false;         ///< of ping: what waits for its next try too
  bool index_now = false;         ///< of init: a key, too
  bool inject = false;            ///< of a build: links to the feeds are put into the site's pages
  bool eject = false;             ///< of a build: they are taken out again
  /// Of list: the links for a page, by its address or path, or in a template language; empty: for
  /// any page.
  std::optional<std::string> html;
  bool ids = false;      ///< of list: ids in the place of feeds
  bool changed = false;  ///< of list: files that targets have yet to take, in the place of feeds
  bool ends_by_nul = false;  ///< of list: the names of those files, for other programs
  bool problems = false;     ///< of list: what is wrong with articles in the place of feeds
  HookAction hook = HookAction::kInstall;
  StateTask state_task = StateTask::kExport;
  std::string where;  ///< of state: a file, or the address to move to
  CheckOptions check;
  std::string host = "127.0.0.1";  ///< of serve: the address to listen on
  unsigned port = 8642;            ///< of serve; 0: any that is free
  std::vector<std::string> words;  ///< of hook: what it is to build with
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  ColorRule color = ColorRule::kAuto;
  bool is_help = false;  ///< `text` is for people: its lines may be broken elsewhere
  std::string text;      ///< what --help, --version or --generate prints; then nothing else is done
};

/// "build", "list" and so on, as they are typed.
std::vector<std::string_view> command_names();

/// What help, the man page and completions are written from.
ProgramText program_text();

/// Words as main() gets them, without the program's name. The first may name a command, or be
/// `help`; a folder of that name is written "./build". Fails, as a usage error, on what is
/// unknown or out of range.
[[nodiscard]] Result<Options> parse_options(std::vector<std::string> words);

}  // namespace feedgen
