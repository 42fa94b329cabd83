#include <algorithm>

#include <fmt/format.h>

#include "check/mend.h"
#include "cli/check_baseline.h"
#include "cli/check_documents.h"
#include "cli/check_profiles.h"
#include "cli/check_report.h"
#include "cli/command.h"
#include "system/replace_file.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// ---------------------------------------------------------------- what a rule asks for

std::string explanation(const CheckRule& rule) {
  const char* const severity = rule.severity == Severity::kError     ? "error"
                               : rule.severity == Severity::kWarning ? "warning"
                                                                     : "note";
  std::string text =
      fmt::format("{} {} ({})\n\n{}\n\nWhat to do: {}.\nWho breaks: {}.\nSource: {}.\n", rule.code,
                  rule.name, severity, rule.says, rule.remedy, rule.breaks, rule.source);
  const auto show = [&](std::string_view title, std::string_view example) {
    while (example.starts_with('-')) take_until(example, '\n');
    if (example.starts_with('+')) example.remove_prefix(1);
    if (!trim(example).empty()) text += fmt::format("\n{}:\n    {}\n", title, printable(example));
  };
  show("Wrong", rule.bad);
  show("Right", rule.good);
  return text;
}

ExitCode explain(const std::string& word, const Surroundings& around) {
  if (word == "all") {
    for (const CheckRule* rule : all_rules()) {
      fmt::print(around.out, "{:5} {:28} {}\n", rule->code, rule->name, rule->says);
    }
    return ExitCode::kDone;
  }
  fmt::print(around.out, "{}", explanation(*find_rule(word)));
  return ExitCode::kDone;
}

// ---------------------------------------------------------------- what is judged

class Judging {
 public:
  Judging(const Options& options, const Surroundings& around)
      : options_(options),
        around_(around),
        wants_([this](const CheckRule& rule) { return is_wanted(rule, options_.check); }) {}

  CheckedFile judge(FoundDocument document) {
    JudgeRequest request;
    request.name = document.name;
    request.now = around_.world.clock.now();
    if (document.served) {
      request.address = document.name;
      request.served = &*document.served;
    }
    if (options_.check.fixes && !document.served) mend(document, request);
    CheckedDocument checked = check_document(document.bytes, request);
    std::erase_if(checked.findings, [&](const PlacedFinding& one) { return !wants_(*one.rule); });
    for (PlacedFinding& one : checked.findings) {
      one.severity = severity_in(options_.check.profile, *one.rule);
    }
    return {document.name, checked.kind, checked.entries, std::move(checked.findings),
            checked.left_out};
  }

  std::size_t mended = 0;
  bool is_all_written = true;

 private:
  void mend(FoundDocument& document, const JudgeRequest& request) {
    MendedDocument result = mend_document(document.bytes, request, *options_.check.fixes, wants_);
    if (result.is_left_as_it_is) {
      around_.console.show(
          Severity::kWarning,
          {"this is not UTF-8, so nothing is mended",
           "feedgen check --unsafe-fixes writes it in UTF-8, if all of it can be read",
           {document.name}});
    }
    if (document.name == "-") {
      fmt::print(around_.out, "{}", result.bytes);
    } else if (result.bytes != document.bytes) {
      const Result<void> written = replace_file(document.name, result.bytes, around_.world.files);
      if (!written) {
        is_all_written = false;
        return around_.console.show(Severity::kError, written.error().message);
      }
    }
    mended += result.mended;
    document.bytes = std::move(result.bytes);
  }

  const Options& options_;
  const Surroundings& around_;
  WantsRule wants_;
};

// ---------------------------------------------------------------- what is said

Message message_of(const PlacedFinding& one) {
  return {fmt::format("{} {}: {}", one.rule->code, one.rule->name, one.problem), one.remedy,
          one.place};
}

// The document itself is on standard output where standard input was mended.
void print_text(const CheckedFile& file, const Options& options, const Surroundings& around) {
  const bool is_apart = options.check.fixes && file.name == "-";
  for (const PlacedFinding& one : file.findings) {
    if (one.severity == Severity::kNote && !options.verbose) continue;
    if (one.severity != Severity::kError && options.quiet) continue;
    if (is_apart) {
      around.console.show(one.severity, message_of(one));
    } else {
      fmt::print(around.out, "{}\n", message_line(one.severity, message_of(one)));
    }
  }
  if (file.left_out > 0) {
    const std::string more =
        fmt::format("{}: {} more findings of the same rules", printable(file.name), file.left_out);
    if (is_apart) return around.console.say(more);
    fmt::print(around.out, "{}\n", more);
  }
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

// A folder without feeds is likely a wrong path.
Message no_feed_in(const std::string& folder) {
  return {fmt::format("no feed is found in {}", printable(folder)),
          "name the folder that the feeds are in, or a file",
          {}};
}

// Whether the options go together.
Result<void> judge_options(const Options& options) {
  const CheckOptions& check = options.check;
  if (check.explain) return {};
  if (check.paths.empty()) {
    return fail(ErrorKind::kUsage, "no feed is named",
                "name a file, a folder, an address, or - for standard input");
  }
  const bool has_input = any_of(check.paths, [](const std::string& path) { return path == "-"; });
  if (has_input && check.fixes &&
      (check.paths.size() > 1 || check.write != nullptr || options.json)) {
    return fail(ErrorKind::kUsage,
                "a mended standard input is printed, so nothing else can be printed with it",
                "name - alone, and without --output-format");
  }
  return {};
}

}  // namespace

ExitCode check_command(const Options& options, const Surroundings& around) {
  const CheckOptions& check = options.check;
  if (const Result<void> judged = judge_options(options); !judged) {
    return give_up(judged.error(), options, around);
  }
  if (check.explain) return explain(*check.explain, around);
  Result<Baseline> baseline = read_baseline(check, around.world.files);
  if (!baseline) return give_up(baseline.error(), options, around);
  FoundDocuments found = find_documents(
      check.paths, check.asks_privately ? PrivateAddresses::kAllow : PrivateAddresses::kRefuse,
      around.world);
  for (const Error& error : found.problems) {
    around.console.show(Severity::kError, error.message);
  }
  if (found.documents.empty() && found.problems.empty()) {
    return give_up({ErrorKind::kUsage, no_feed_in(found.empty.front())}, options, around);
  }
  for (const std::string& folder : found.empty) {
    around.console.show(Severity::kWarning, no_feed_in(folder));
  }
  const WriteFindings write = options.json ? json_findings : check.write;
  std::vector<CheckedFile> files;
  Judging judging(options, around);
  for (FoundDocument& document : found.documents) {
    files.push_back(judging.judge(std::move(document)));
    if (!check.writes_baseline) take_out_known(*baseline, files.back());
    if (write == nullptr && !check.writes_baseline) print_text(files.back(), options, around);
  }
  if (check.writes_baseline) {
    const Result<void> written = write_baseline(*check.baseline, files, around.world.files);
    if (!written) return give_up(written.error(), options, around);
  }
  if (write != nullptr) fmt::print(around.out, "{}", write(files));
  const std::size_t errors = count(files, Severity::kError);
  const std::size_t warnings = count(files, Severity::kWarning);
  std::string summary = fmt::format("{} judged: {}, {}", counted(files.size(), "feed"),
                                    counted(errors, "error"), counted(warnings, "warning"));
  if (judging.mended > 0) summary += fmt::format("; {} mended", counted(judging.mended, "finding"));
  around.console.say(summary);
  if (!found.problems.empty() || !judging.is_all_written) return ExitCode::kNotWritten;
  const bool fails = errors > 0 || (check.fails_on_warnings && warnings > 0);
  return fails && !check.writes_baseline ? ExitCode::kSkipped : ExitCode::kDone;
}

}  // namespace feedgen
