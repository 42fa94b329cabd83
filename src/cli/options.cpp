#include "cli/options.h"

#include <algorithm>
#include <array>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "cli/asked_help.h"
#include "cli/generate.h"
#include "cli/help.h"
#include "cli/hook_words.h"
#include "cli/option_texts.h"
#include "cli/option_words.h"
#include "cli/shared_state.h"
#include "cli/unknown_word.h"
#include "cli/version_text.h"
#include "config/read_settings.h"
#include "feed/formats.h"
#include "format/node_values.h"
#include "text/display.h"
#include "value/version.h"

namespace feedgen {
namespace {

using Words = OptionWords;

void add_common(CLI::App& app, Options& options, Words& words) {
  app.option_defaults()->group(std::string(kEveryCommand));
  app.add_option("--config", options.config,
                 "The configuration (default: feedgen.yaml near the articles)")
      ->type_name("FILE");
  app.add_flag("--json", options.json, "One machine-readable report on standard output");
  app.add_flag("-q,--quiet", options.quiet, "Only errors");
  app.add_flag("-v,--verbose", options.verbose, "Also notes: settings used, time of each stage");
  app.add_option("--color", words.color, "auto, always or never (default: auto)")
      ->type_name("WHEN");
  app.set_help_flag("-h,--help", "This text");
  app.set_version_flag("-V,--version", "", "The version; with -v also the libraries and limits");
  app.option_defaults()->group("Options");
}

// Generators have options for it, too: then their configuration does not say it.
void add_pages(CLI::App& app, Options& options) {
  app.add_option("--pages", options.pages,
                 "Folder of the site's pages, if its settings name another")
      ->type_name("DIR");
}

void add_state(CLI::App& app, Options& options) {
  app.add_option(
         "--state", options.state,
         "Where builders share ids, what is published and what was pinged; none: here alone")
      ->type_name("URL");
}

void add_articles(CLI::App& app, Options& options) {
  app.add_option("ARTICLES", options.articles, "Folders (or single files) of articles")
      ->type_name("");
}

// What feeds are made of; a build, and what builds again and again, take it.
void add_feeds(CLI::App& app, Options& options, Words& words) {
  app.option_defaults()->group("Feeds");
  add_articles(app, options);
  app.add_option("-o,--output", options.output, "Folder for the feeds (default: feeds)")
      ->type_name("DIR");
  add_pages(app, options);
  app.add_option("--base-url", options.base_url, "Address of the site, for links and ids")
      ->type_name("URL");
  app.add_option("--title", options.title, "Title of the site")->type_name("TEXT");
  app.add_option("--limit", words.limit, "Entries a feed, 0 for all (default: 20)")->type_name("N");
  app.add_option("--format", words.formats, format_words() + ", separated by commas (default: all)")
      ->type_name("LIST");
  app.add_option("--content", words.content, "full, raw or summary (default: full)")
      ->type_name("WHAT");
}

void add_inject(CLI::App& app, Options& options) {
  app.add_flag("--inject", options.inject, "Put links to the feeds into the site's pages");
}

// What becomes of the files in the folder of feeds.
void add_writing(CLI::App& app, Options& options) {
  app.add_option("--preview", options.preview, "Write what belongs in -o here; keep nothing")
      ->type_name("DIR");
  app.add_flag("--prune", options.prune, "Remove and empty feeds, even many (docs/feeds.md)");
}

void add_jobs(CLI::App& app, Words& words) {
  app.add_option("--jobs", words.jobs, "Threads (default: one a processor)")->type_name("N");
}

void add_build(CLI::App& app, Options& options, Words& words) {
  add_feeds(app, options, words);
  add_inject(app, options);
  app.option_defaults()->group("Run");
  app.add_flag("--eject", options.eject, "Take the links of --inject out of the pages again");
  app.add_flag("--dry-run", options.dry_run, "Write nothing; list what would change");
  app.add_flag("--check", options.judges, "Judge the feeds that change, as feedgen check does");
  app.add_flag("--strict", options.strict,
               "Exit with 1 if an article was skipped; publish nothing that --check refuses");
  add_writing(app, options);
  app.add_flag("--full", options.full, "Read and make all anew; ids stay as they were given");
  app.add_option("--changed-since", options.changed_since,
                 "Read only what git says has changed since a commit")
      ->type_name("REV");
  add_jobs(app, words);
  add_state(app, options);
  app.add_flag("--publish", options.publish, "Upload what has changed, before pings are sent");
  app.add_flag("--ping", options.ping, "Notify hubs and search engines after the build");
  app.add_option("--generate", words.generate,
                 fmt::format("Print a text on feedgen itself: {}", form_words()))
      ->type_name("FORM");
}

void add_output_of_feeds(CLI::App& app, Options& options) {
  app.add_option("-o,--output", options.output, "Folder of the feeds (default: feeds)")
      ->type_name("DIR");
}

// What tells where the feeds are, of commands that go on from a build.
void add_built(CLI::App& app, Options& options) {
  app.add_option("ARTICLES", options.articles, "Folders of articles, if feedgen.yaml lies there")
      ->type_name("");
  add_output_of_feeds(app, options);
  add_pages(app, options);
  add_state(app, options);
}

void add_ping(CLI::App& app, Options& options, Words& words) {
  add_built(app, options);
  app.add_option("--base-url", options.base_url, "Address of the site")->type_name("URL");
  app.add_option("--title", options.title, "Title of the site")->type_name("TEXT");
  app.add_flag("--wait", words.wait, "Go on, with pauses, until nothing is due");
  app.add_flag("--now", options.tries_now,
               "Also what waits after a failure, or was given up: the settings are mended");
  app.add_flag("--dry-run", options.dry_run, "Send nothing; list the pings that would be sent now");
  app.add_flag("--status", words.status, "Send nothing; list what is due or given up, and why");
}

void add_publish(CLI::App& app, Options& options, Words& words) {
  add_built(app, options);
  app.add_option("--to", options.to, "A target in the place of those in feedgen.yaml")
      ->type_name("TARGET");
  app.add_flag("--wait", words.wait, "Go on, with pauses, until nothing is due");
  app.add_flag("--dry-run", options.dry_run,
               "Send nothing; list what would be uploaded or removed");
  app.add_flag("--status", words.status, "Send nothing; list what is due, and why");
  app.add_flag("--replace", options.replaces, "Overwrite what other programs have put there");
  app.add_flag("--prune", options.prune, "Remove what is published no more, even many files");
}

void add_list(CLI::App& app, Options& options, Words& words) {
  add_articles(app, options);
  app.add_option("-o,--output", options.output, "Folder for the feeds: it holds no articles")
      ->type_name("DIR");
  add_pages(app, options);
  app.add_option("--base-url", options.base_url, "Address of the site, for links and ids")
      ->type_name("URL");
  app.add_option("--format", words.formats, format_words() + ", separated by commas (default: all)")
      ->type_name("LIST");
  add_jobs(app, words);
  app.add_option("--html", options.html,
                 "The <link> lines for a page's head, or a template that prints them")
      ->expected(0, 1)
      ->type_name("[PAGE|LANGUAGE]");
  add_state(app, options);
  app.add_flag("--ids", options.ids, "The id of every article, as ids.tsv has them");
  app.add_flag("--changed", options.changed,
               "The files that targets of uploads have yet to take, below the folder of feeds");
  app.add_flag("-0,--null", options.ends_by_nul, "With --changed: a zero byte after each name");
  app.add_flag("--problems", options.problems,
               "Every skipped article and every warning about one, with its place and remedy");
}

void add_init(CLI::App& app, Options& options, Words&) {
  app.add_option("FOLDER", options.articles, "The site's folder (default: this one)")
      ->type_name("");
  app.add_flag("--indexnow", options.index_now,
               "Also the file of the key that pings to search engines need");
}

void add_hook(CLI::App& app, Options&, Words& words) {
  app.add_option("ACTION", words.action, "install, uninstall or run")->type_name("");
  app.add_option("ARGUMENTS", "Those of the build (feedgen help build)")->type_name("");
}

void add_check(CLI::App& app, Options& options, Words& words) {
  app.add_option("PATH", options.check.paths, "Feeds: files, folders of them, addresses, or -")
      ->type_name("");
  app.add_option("--select", words.select, "Only these rules: codes, names, beginnings of codes")
      ->type_name("RULES");
  app.add_option("--ignore", words.ignore, "All rules but these")->type_name("RULES");
  app.add_option("--fail-on", words.fail_on, "Exit with 1 on: error or warning (default: error)")
      ->type_name("SEVERITY");
  app.add_option("--profile", words.profile,
                 "What somebody asks for: w3c, rssboard, apple, podcast2, feedly")
      ->type_name("PROFILE");
  app.add_option("--output-format", words.output_format,
                 "text, json, sarif, junit, github or gitlab (default: text)")
      ->type_name("OUTPUT");
  app.add_option("--against", options.check.against, "What was published before: file or folder")
      ->type_name("FILE");
  app.add_option("--baseline", options.check.baseline, "Leave out the findings that stand in it")
      ->type_name("FILE");
  app.add_flag("--write-baseline", options.check.writes_baseline,
               "Write what is found into the file of --baseline");
  app.add_flag("--private", options.check.asks_privately,
               "Ask for addresses of the own machine and network, too");
  app.add_flag("--fix", words.fix, "Mend in the files what can be mended without doubt");
  app.add_flag("--unsafe-fixes", words.unsafe_fixes,
               "Mend also what a person should look at afterwards");
  app.add_option("--explain", options.check.explain,
                 "Say what a rule asks for, why, and who is hurt; all: of every rule")
      ->type_name("RULE");
  app.add_flag("--strict", options.strict, "The same as --fail-on warning");
}

void add_state_command(CLI::App& app, Options& options, Words& words) {
  app.add_option("TASK", words.task, "export, import or move")->type_name("");
  app.add_option(
         "WHERE", options.where,
         "The file (.tsv: ids alone; -: standard output), or of move the address; none: here")
      ->type_name("");
  add_output_of_feeds(app, options);
  add_state(app, options);
}

void add_watch(CLI::App& app, Options& options, Words& words) {
  add_feeds(app, options, words);
  add_inject(app, options);
  app.option_defaults()->group("Run");
  add_writing(app, options);
  add_jobs(app, words);
  app.add_flag("--ping", options.ping, "Notify hubs and search engines after each build");
}

void add_serve(CLI::App& app, Options& options, Words& words) {
  app.option_defaults()->group("Server");
  app.add_option("--port", words.port, "Where to listen, 0 for any free port (default: 8642)")
      ->type_name("N");
  app.add_option("--host", options.host,
                 "Where to listen (default: 127.0.0.1, which only this machine reaches)")
      ->type_name("ADDRESS");
  add_feeds(app, options, words);
  add_jobs(app, words);
}

// A command as it is typed; the first is the one that need not be named.
struct CommandWords {
  std::string_view name;
  Command command;
  const char* summary;
  const char* description;
  const char* footer;
  void (*add)(CLI::App& app, Options& options, Words& words);
};

constexpr std::array kCommands{
    CommandWords{"build", Command::kBuild, kBuildSummary, kBuildDescription, kBuildFooter,
                 add_build},
    CommandWords{"list", Command::kList, kListSummary, kListDescription, kListFooter, add_list},
    CommandWords{"init", Command::kInit, kInitSummary, kInitDescription, kInitFooter, add_init},
    CommandWords{"hook", Command::kHook, kHookSummary, kHookDescription, kHookFooter, add_hook},
    CommandWords{"ping", Command::kPing, kPingSummary, kPingDescription, kPingFooter, add_ping},
    CommandWords{"publish", Command::kPublish, kPublishSummary, kPublishDescription, kPublishFooter,
                 add_publish},
    CommandWords{"check", Command::kCheck, kCheckSummary, kCheckDescription, kCheckFooter,
                 add_check},
    CommandWords{"serve", Command::kServe, kServeSummary, kServeDescription, kServeFooter,
                 add_serve},
    CommandWords{"state", Command::kState, kStateSummary, kStateDescription, kStateFooter,
                 add_state_command},
    CommandWords{"watch", Command::kWatch, kWatchSummary, kWatchDescription, kWatchFooter,
                 add_watch},
};

// Takes the command's name out of `words`, if there is one.
const CommandWords& take_command(std::vector<std::string>& words) {
  for (const CommandWords& command : kCommands) {
    if (words.empty() || words.front() != command.name) continue;
    words.erase(words.begin());
    return command;
  }
  return kCommands.front();
}

void set_up(CLI::App& app, const CommandWords& command, Options& options, Words& words) {
  add_common(app, options, words);
  command.add(app, options, words);
}

OptionText option_text(const CLI::Option& option) {
  OptionText text;
  if (option.get_positional()) text.names.push_back(option.get_name(true));
  for (const std::string& name : option.get_snames()) text.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) text.names.push_back("--" + name);
  const bool takes_value = option.get_items_expected_max() > 0;
  if (takes_value && !text.is_argument()) text.value = option.get_type_name();
  text.is_value_optional = takes_value && option.get_items_expected_min() == 0;
  text.takes_several = option.get_items_expected_max() > 1;
  text.description = option.get_description();
  text.group = option.get_group();
  const ValueWords* const words =
      find_value_words(text.is_argument() ? text.names.front() : text.value);
  if (words == nullptr) return text;
  text.offers = words->offers;
  text.is_list = words->is_list;
  if (words->choices != nullptr) text.choices = words->choices();
  return text;
}

CommandText text_of(const CommandWords& command) {
  CLI::App app;
  Options options;
  Words words;
  set_up(app, command, options, words);
  const std::string name(command.name);
  CommandText text{name, command.summary, command.description, command.footer, {}};
  for (const CLI::Option* option : app.get_options()) text.options.push_back(option_text(*option));
  return text;
}

// CLI11's text begins with the option's name.
tl::unexpected<Error> without_value(const CLI::App& app, std::string_view text) {
  const std::string name(text.substr(0, text.find(':')));
  const CLI::Option* const option = app.get_option_no_throw(name);
  return fail(ErrorKind::kUsage, fmt::format("{}: its value is missing", printable(name)),
              fmt::format("write: {} {}", printable(name),
                          option == nullptr ? "VALUE" : option->get_type_name()));
}

}  // namespace

std::vector<std::string_view> command_names() {
  std::vector<std::string_view> names;
  for (const CommandWords& command : kCommands) names.push_back(command.name);
  return names;
}

ProgramText program_text() {
  ProgramText program{"feedgen", kVersion, kVersionDate, {}, {}};
  for (const CommandWords& command : kCommands) program.commands.push_back(text_of(command));
  for (const HelpTopic& topic : help_topics()) program.topics.emplace_back(topic.name);
  return program;
}

Result<Options> parse_options(std::vector<std::string> given) {
  if (const std::optional<Result<std::string>> help = asked_help(given)) {
    return help->map(shown_help);
  }
  std::vector<std::string> words = std::move(given);
  if (has_hook_words(words)) return parse_hook(std::move(words));
  Options options;
  Words parsed;
  const std::string given_name = words.empty() ? "" : words.front();
  const CommandWords& command = take_command(words);
  options.command = command.command;
  CLI::App app;
  set_up(app, command, options, parsed);
  const std::string first = words.empty() ? "" : words.front();
  const auto detail = is_verbose(words) ? VersionDetail::kAll : VersionDetail::kVersionAlone;
  const bool is_named = given_name == command.name;
  std::reverse(words.begin(), words.end());
  try {
    app.parse(std::move(words));
  } catch (const CLI::CallForHelp&) {
    const ProgramText program = program_text();
    return shown_help(is_named ? *help_on(command.name, program) : help_overview(program));
  } catch (const CLI::CallForVersion&) {
    options.text = version_text(detail);
    return options;
  } catch (const CLI::ExtrasError&) {
    const std::vector<std::string> rest = app.remaining();
    return unknown_word(rest.empty() ? "" : rest.front(), command.name, first, program_text());
  } catch (const CLI::ArgumentMismatch& error) {
    return without_value(app, error.what());
  } catch (const CLI::ParseError& error) {
    return fail(ErrorKind::kUsage, printable(error.what()),
                fmt::format("feedgen help {} lists the options", command.name));
  }
  if (parsed.generate) {
    return generate(*parsed.generate, program_text()).map([&](std::string text) {
      options.text = std::move(text);
      return options;
    });
  }
  if (command.command == Command::kState) return state_task(parsed.task, std::move(options));
  if (command.command == Command::kHook) return hook_action(parsed.action, std::move(options));
  return apply_words(parsed, options).map([&] { return options; });
}

}  // namespace feedgen
