#include "cli/option_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "check/mend.h"
#include "check/rule.h"
#include "cli/check_profiles.h"
#include "cli/check_report.h"
#include "cli/generate.h"
#include "config/read_settings.h"
#include "feed/formats.h"
#include "format/node_values.h"
#include "sites/page_partial.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// Not left to CLI11: an option that takes several words would take the articles too.
std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.size());
    const std::string_view part = trim(text.substr(0, comma));
    if (!part.empty()) parts.emplace_back(part);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

// Says which option an error is about.
tl::unexpected<Error> in_option(const char* option, Error error) {
  error.message.problem = fmt::format("{}: {}", option, error.message.problem);
  return tl::unexpected(std::move(error));
}

Result<unsigned> read_number(const char* option, const std::string& text, unsigned least,
                             unsigned most) {
  unsigned number = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, number);
  if (error == std::errc() && parsed == end && number >= least && number <= most) return number;
  return fail(ErrorKind::kUsage, fmt::format("{}: {} is no such number", option, in_quotes(text)),
              fmt::format("write a whole number from {} to {}", least, most));
}

// The row of a table whose name is `word`.
template <class Rows>
auto row_named(const char* option, const std::string& word, const Rows& rows)
    -> Result<decltype(&rows.front())> {
  std::string names;
  for (const auto& row : rows) {
    if (row.name == word) return &row;
    names += (names.empty() ? "" : ", ") + std::string(row.name);
  }
  return fail(ErrorKind::kUsage, fmt::format("{}: there is no {}", option, in_quotes(word)),
              fmt::format("write one of {}", names));
}

Result<void> apply_check_words(const OptionWords& words, Options& options) {
  CheckOptions& check = options.check;
  check.select = split_at_commas(words.select);
  check.ignore = split_at_commas(words.ignore);
  check.fails_on_warnings = options.strict;
  if (words.fix) check.fixes = Fixes::kSafe;
  if (words.unsafe_fixes) check.fixes = Fixes::kUnsafe;
  if (check.writes_baseline && check.fixes) {
    return fail(ErrorKind::kUsage, "--write-baseline and fixes exclude each other",
                "give one of them");
  }
  for (const auto& [option, rules] :
       {std::pair{"--select", check.select}, std::pair{"--ignore", check.ignore}}) {
    if (Result<void> known = judge_rule_words(option, rules); !known) return known;
  }
  if (check.explain && *check.explain != "all" && find_rule(*check.explain) == nullptr) {
    return fail(ErrorKind::kUsage,
                fmt::format("--explain: there is no rule {}", in_quotes(*check.explain)),
                "feedgen check --explain all lists them");
  }
  if (!words.fail_on.empty()) {
    const Result<bool> warnings =
        read_choice<bool>(words.fail_on, {{"error", false}, {"warning", true}});
    if (!warnings) return in_option("--fail-on", warnings.error());
    check.fails_on_warnings = options.strict || *warnings;
  }
  if (!words.profile.empty()) {
    const auto profile = row_named("--profile", words.profile, check_profiles());
    if (!profile) return tl::unexpected(profile.error());
    check.profile = *profile;
  }
  if (!words.output_format.empty()) {
    const auto output = row_named("--output-format", words.output_format, check_outputs());
    if (!output) return tl::unexpected(output.error());
    check.write = (*output)->write;
  }
  return {};
}

}  // namespace

Result<void> apply_words(const OptionWords& words, Options& options) {
  if (options.command == Command::kInit && options.articles.size() > 1) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} is one folder too many", in_quotes(options.articles[1])),
                "name the site's folder alone");
  }
  if (options.ends_by_nul && !options.changed) {
    return fail(ErrorKind::kUsage, "--null belongs to --changed", "write: list --changed --null");
  }
  if (int{options.ids} + int{options.problems} + int{options.changed} +
          int{options.html.has_value()} >
      1) {
    return fail(ErrorKind::kUsage, "--ids, --problems, --changed and --html exclude each other",
                "give one of them");
  }
  if (options.preview &&
      (options.dry_run || options.inject || options.eject || options.ping || options.publish)) {
    return fail(ErrorKind::kUsage,
                "--preview excludes --dry-run, --inject, --eject, --ping and --publish",
                "leave them out: what a preview shows is not published");
  }
  const bool goes_on = options.command == Command::kServe || options.command == Command::kWatch;
  if (goes_on && (options.dry_run || options.preview || options.changed_since)) {
    return fail(ErrorKind::kUsage,
                "serve and watch exclude --dry-run, --preview and --changed-since",
                "leave them out, or run feedgen build");
  }
  if (options.command == Command::kServe &&
      (options.inject || options.eject || options.ping || options.publish)) {
    return fail(ErrorKind::kUsage, "serve excludes --inject, --eject, --ping and --publish",
                "leave them out: what a preview shows is not published");
  }
  constexpr unsigned kLastPort = 65535;
  if (words.port) {
    const Result<unsigned> port = read_number("--port", *words.port, 0, kLastPort);
    if (!port) return tl::unexpected(port.error());
    options.port = *port;
  }
  if (options.inject && options.eject) {
    return fail(ErrorKind::kUsage, "--inject and --eject exclude each other", "give one of them");
  }
  if (int{words.wait} + int{words.status} + int{options.dry_run} > 1) {
    return fail(ErrorKind::kUsage, "--wait, --dry-run and --status exclude each other",
                "give one of them");
  }
  if (options.tries_now && (words.status || options.dry_run)) {
    return fail(ErrorKind::kUsage, "--now sends, --dry-run and --status do not", "leave one out");
  }
  options.due_action = words.wait        ? DueAction::kWait
                       : words.status    ? DueAction::kStatus
                       : options.dry_run ? DueAction::kDryRun
                                         : DueAction::kSend;
  constexpr unsigned kMostEntries = 1'000'000'000;
  constexpr unsigned kMostThreads = 256;
  if (words.limit) {
    const Result<unsigned> limit = read_number("--limit", *words.limit, 0, kMostEntries);
    if (!limit) return tl::unexpected(limit.error());
    options.limit = *limit;
  }
  if (words.jobs) {
    const Result<unsigned> jobs = read_number("--jobs", *words.jobs, 1, kMostThreads);
    if (!jobs) return tl::unexpected(jobs.error());
    options.jobs = *jobs;
  }
  if (!words.formats.empty()) {
    Result<std::vector<const FeedFormat*>> formats = read_formats(split_at_commas(words.formats));
    if (!formats) return in_option("--format", formats.error());
    options.formats = std::move(*formats);
  }
  if (!words.content.empty()) {
    const Result<ContentRule> rule = read_content_rule(words.content);
    if (!rule) return in_option("--content", rule.error());
    options.content = *rule;
  }
  if (const Result<void> check = apply_check_words(words, options); !check) return check;
  if (!words.color.empty()) {
    const Result<ColorRule> rule = read_choice<ColorRule>(
        words.color,
        {{"auto", ColorRule::kAuto}, {"always", ColorRule::kAlways}, {"never", ColorRule::kNever}});
    if (!rule) return in_option("--color", rule.error());
    options.color = *rule;
  }
  return {};
}

namespace {

std::vector<std::string> formats() { return split_at_commas(format_words()); }
std::vector<std::string> template_languages() { return split_at_commas(template_words({})); }
std::vector<std::string> form_names() { return split_at_commas(form_words()); }
std::vector<std::string> contents() { return {"full", "raw", "summary"}; }
std::vector<std::string> colors() { return {"auto", "always", "never"}; }
std::vector<std::string> severities() { return {"error", "warning"}; }

std::vector<std::string> rule_names() {
  std::vector<std::string> names;
  for (const CheckRule* rule : all_rules()) names.emplace_back(rule->name);
  return names;
}

template <class Rows>
std::vector<std::string> names_of_rows(const Rows& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) names.emplace_back(row.name);
  return names;
}

std::vector<std::string> profile_names() { return names_of_rows(check_profiles()); }
std::vector<std::string> output_names() { return names_of_rows(check_outputs()); }
std::vector<std::string> hook_actions() { return {"install", "uninstall"}; }

constexpr std::array kValues{
    ValueWords{"FILE", Offers::kFiles},
    ValueWords{"DIR", Offers::kFolders},
    ValueWords{"LIST", Offers::kNothing, formats, true},
    ValueWords{"WHAT", Offers::kNothing, contents},
    ValueWords{"WHEN", Offers::kNothing, colors},
    ValueWords{"FORM", Offers::kNothing, form_names},
    ValueWords{"[PAGE|LANGUAGE]", Offers::kFiles, template_languages},
    ValueWords{"PATH", Offers::kFiles},
    ValueWords{"SEVERITY", Offers::kNothing, severities},
    ValueWords{"PROFILE", Offers::kNothing, profile_names},
    ValueWords{"OUTPUT", Offers::kNothing, output_names},
    ValueWords{"RULE", Offers::kNothing, rule_names},
    ValueWords{"RULES", Offers::kNothing, rule_names, true},
    ValueWords{"ARTICLES", Offers::kFiles},
    ValueWords{"FOLDER", Offers::kFolders},
    ValueWords{"ACTION", Offers::kNothing, hook_actions},
    ValueWords{"TASK", Offers::kNothing,
               [] {
                 return std::vector<std::string>{"export", "import", "move"};
               }},
    ValueWords{"WHERE", Offers::kFiles},
    ValueWords{"ARGUMENTS", Offers::kBuildOptions},
};

}  // namespace

const ValueWords* find_value_words(std::string_view value) {
  const auto found = std::find_if(kValues.begin(), kValues.end(),
                                  [&](const ValueWords& one) { return one.value == value; });
  return found == kValues.end() ? nullptr : &*found;
}

}  // namespace feedgen
