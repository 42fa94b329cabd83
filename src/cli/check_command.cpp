#include <utility>

#include <fmt/format.h>

#include "cli/check_baseline.h"
#include "cli/check_configuration.h"
#include "cli/check_documents.h"
#include "cli/check_judging.h"
#include "cli/check_report.h"
#include "cli/command.h"
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

// ---------------------------------------------------------------- what is said

Message message_of(const PlacedFinding& one) {
  std::string problem = fmt::format("{} {}: {}", one.rule->code, one.rule->name, one.problem);
  if (!one.article.path.empty()) problem += fmt::format(" (from {})", place_text(one.article));
  return {std::move(problem), one.remedy, one.place};
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

// What was published before; nothing without --against.
Result<std::vector<FoundDocument>> find_former(const CheckOptions& check, const World& world) {
  if (!check.against) return std::vector<FoundDocument>();
  FoundDocuments found = find_documents({*check.against}, PrivateAddresses::kRefuse, world);
  if (!found.problems.empty()) return tl::unexpected(std::move(found.problems.front()));
  if (!found.documents.empty()) return std::move(found.documents);
  return tl::unexpected(Error{ErrorKind::kUsage, no_feed_in(*check.against)});
}

std::string summary_of(const JudgedFiles& judged, const std::string& settings) {
  std::string summary = fmt::format("{} judged: {}, {}", counted(judged.files.size(), "feed"),
                                    counted(count(judged.files, Severity::kError), "error"),
                                    counted(count(judged.files, Severity::kWarning), "warning"));
  if (judged.mended > 0) summary += fmt::format("; {} mended", counted(judged.mended, "finding"));
  if (judged.left_out > 0) {
    summary += fmt::format("; {} left out, as {} says", counted(judged.left_out, "finding"),
                           printable(settings));
  }
  return summary;
}

// Into a file that --baseline names, or that the settings name and that is none or a baseline.
Result<void> write_asked_baseline(const CheckOptions& check, const std::vector<CheckedFile>& files,
                                  FileSystem& system) {
  if (check.is_baseline_of_settings && system.has(*check.baseline, Links::kFollow)) {
    CheckOptions reads = check;
    reads.writes_baseline = false;
    const Result<Baseline> former = read_baseline(reads, system);
    if (!former) return tl::unexpected(former.error());
  }
  return write_baseline(*check.baseline, files, system);
}

struct CheckInput {
  std::string settings;  ///< the file of the settings; empty: none
  Baseline baseline;
  std::vector<FoundDocument> former;
  FoundDocuments found;
};

Result<void> judge_input(const CheckOptions& check, const CheckInput& input) {
  if (input.found.documents.empty() && input.found.problems.empty()) {
    return tl::unexpected(Error{ErrorKind::kUsage, no_feed_in(input.found.empty.front())});
  }
  const bool is_of_one = input.former.size() == 1 && input.former.front().folder.empty();
  if (is_of_one && input.found.documents.size() > 1) {
    return fail(ErrorKind::kUsage, "--against names one file, and several feeds are judged",
                "name the folder that holds their former editions");
  }
  if (check.writes_baseline && !check.baseline) {
    return fail(ErrorKind::kUsage, "--write-baseline needs the name of a file",
                "write --baseline FILE --write-baseline, or set check: baseline");
  }
  return {};
}

// Applies the settings to `options`, and reads all that is to be judged.
Result<CheckInput> read_input(Options& options, const World& world) {
  const CheckOptions& check = options.check;
  CheckInput input;
  Result<std::string> settings = apply_check_settings(options, world.files);
  if (!settings) return tl::unexpected(std::move(settings.error()));
  input.settings = std::move(*settings);
  Result<Baseline> baseline = read_baseline(check, world.files);
  if (!baseline) return tl::unexpected(std::move(baseline.error()));
  input.baseline = std::move(*baseline);
  Result<std::vector<FoundDocument>> former = find_former(check, world);
  if (!former) return tl::unexpected(std::move(former.error()));
  input.former = std::move(*former);
  const PrivateAddresses private_addresses =
      check.asks_privately ? PrivateAddresses::kAllow : PrivateAddresses::kRefuse;
  input.found = find_documents(check.paths, private_addresses, world);
  return judge_input(check, input).map([&] { return std::move(input); });
}

void print_findings(const std::vector<CheckedFile>& files, const Options& options,
                    const Surroundings& around) {
  const WriteFindings write = options.json ? json_findings : options.check.write;
  if (write != nullptr) {
    fmt::print(around.out, "{}", write(files));
  } else if (!options.check.writes_baseline) {
    for (const CheckedFile& file : files) print_text(file, options, around);
  }
}

}  // namespace

ExitCode check_command(const Options& given, const Surroundings& around) {
  Options options = given;
  const CheckOptions& check = options.check;
  if (const Result<void> judged = judge_options(options); !judged) {
    return give_up(judged.error(), options, around);
  }
  if (check.explain) return explain(*check.explain, around);
  Result<CheckInput> input = read_input(options, around.world);
  if (!input) return give_up(input.error(), options, around);
  FoundDocuments& found = input->found;
  for (const Error& error : found.problems) {
    around.console.show(Severity::kError, error.message);
  }
  for (const std::string& folder : found.empty) {
    around.console.show(Severity::kWarning, no_feed_in(folder));
  }
  JudgedFiles judged = judge_files(std::move(found.documents), input->former, options, around);
  if (check.writes_baseline) {
    const Result<void> written = write_asked_baseline(check, judged.files, around.world.files);
    if (!written) return give_up(written.error(), options, around);
  } else {
    for (CheckedFile& file : judged.files) {
      take_out_known(input->baseline, file, around.world.files);
    }
  }
  print_findings(judged.files, options, around);
  around.console.say(summary_of(judged, input->settings));
  if (!found.problems.empty() || !judged.is_all_written) return ExitCode::kNotWritten;
  const bool fails = count(judged.files, Severity::kError) > 0 ||
                     (check.fails_on_warnings && count(judged.files, Severity::kWarning) > 0);
  return fails && !check.writes_baseline ? ExitCode::kSkipped : ExitCode::kDone;
}

}  // namespace feedgen
