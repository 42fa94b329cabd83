#include <algorithm>
#include <cstdio>

#include <fmt/format.h>

#include "cli/check_report.h"
#include "cli/command.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// No reader takes a larger feed; all of it is in memory once.
constexpr std::uint64_t kMostBytes = 256U << 20U;

// ---------------------------------------------------------------- which rules

// A code, a name, or the beginning of codes: "R", "R1", "rss-guid".
bool is_named_by(const CheckRule& rule, const std::string& word) {
  const std::string wanted = ascii_lower(word);
  return rule.name == wanted || ascii_lower(rule.code).starts_with(wanted);
}

Result<void> judge_words(const char* option, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    const bool is_known =
        any_of(all_rules(), [&](const CheckRule* rule) { return is_named_by(*rule, word); });
    if (is_known) continue;
    return fail(ErrorKind::kUsage, fmt::format("{}: there is no rule {}", option, in_quotes(word)),
                "feedgen check --explain all lists them");
  }
  return {};
}

bool is_wanted(const CheckRule& rule, const CheckOptions& options) {
  const auto names = [&](const std::string& word) { return is_named_by(rule, word); };
  return (options.select.empty() || any_of(options.select, names)) &&
         !any_of(options.ignore, names);
}

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

// ---------------------------------------------------------------- which documents

struct Document {
  std::string name;
  std::string bytes;
};

// A file of a folder is judged if it begins as a feed does.
bool looks_like_feed(std::string_view bytes) {
  const std::string_view words = trim(without_byte_order_mark(bytes));
  for (const std::string_view root : {"<rss", "<feed", "<rdf:RDF", "<opml", "<atom:feed"}) {
    if (words.find(root) != std::string_view::npos) return true;
  }
  return words.starts_with('{') && words.find("jsonfeed.org/version") != std::string_view::npos;
}

bool may_be_feed(std::string_view name) {
  constexpr std::string_view kEndings[] = {".xml", ".rss", ".atom", ".rdf", ".json", ".opml"};
  const std::string lower = ascii_lower(name);
  return any_of(kEndings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

class Documents {
 public:
  Documents(const Surroundings& around) : around_(around) {}

  void add(const std::string& path) {
    if (path == "-") return take("-", read_input());
    FileReader& files = around_.world.files;
    const auto status = files.status(path, Links::kFollow);
    if (status && *status && (*status)->kind == FileKind::kFolder) {
      add_folder(path, 0);
    } else {
      take(path, files.read(path, kMostBytes));
    }
  }

  std::vector<Document> documents;
  bool is_all_read = true;

 private:
  void add_folder(const std::string& folder, int depth) {
    constexpr int kDeepest = 64;
    if (depth == kDeepest) return;
    FileReader& files = around_.world.files;
    Result<FolderListing> listing = files.look(folder, [](std::string_view name, FileKind kind) {
      return !name.starts_with('.') && (kind == FileKind::kFolder || may_be_feed(name));
    });
    if (!listing) return refuse(listing.error());
    std::sort(listing->entries.begin(), listing->entries.end(),
              [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    for (const FolderEntry& entry : listing->entries) {
      const std::string path = joined(folder, entry.name);
      if (entry.status.kind == FileKind::kFolder) {
        add_folder(path, depth + 1);
      } else if (entry.status.kind == FileKind::kFile) {
        constexpr std::size_t kBeginning = 4096;
        const Result<std::string> beginning = files.read_beginning(path, kBeginning);
        if (!beginning) refuse(beginning.error());
        if (beginning && looks_like_feed(*beginning)) take(path, files.read(path, kMostBytes));
      }
    }
  }

  static std::string joined(const std::string& folder, const std::string& name) {
    return folder.ends_with('/') ? folder + name : folder + "/" + name;
  }

  static Result<std::string> read_input() {
    std::string bytes;
    std::string part(1U << 16U, '\0');
    while (const std::size_t size = std::fread(part.data(), 1, part.size(), stdin)) {
      if (bytes.size() + size > kMostBytes) {
        return fail(ErrorKind::kInput, "standard input is longer than 256 MiB",
                    "no reader takes such a feed", {"-"});
      }
      bytes.append(part, 0, size);
    }
    return bytes;
  }

  void take(const std::string& name, Result<std::string> bytes) {
    if (!bytes) return refuse(bytes.error());
    documents.push_back({name, std::move(*bytes)});
  }

  void refuse(const Error& error) {
    is_all_read = false;
    around_.console.show(Severity::kError, error.message);
  }

  const Surroundings& around_;
};

// ---------------------------------------------------------------- what is said

CheckedFile judged(const Document& document, const Options& options, const World& world) {
  JudgeRequest request;
  request.name = document.name;
  request.now = world.clock.now();
  CheckedDocument checked = check_document(document.bytes, request);
  std::erase_if(checked.findings,
                [&](const PlacedFinding& one) { return !is_wanted(*one.rule, options.check); });
  return {document.name, checked.kind, checked.entries, std::move(checked.findings),
          checked.left_out};
}

std::string line_of(const PlacedFinding& one) {
  Message message{fmt::format("{} {}: {}", one.rule->code, one.rule->name, one.problem), one.remedy,
                  one.place};
  return message_line(one.rule->severity, message);
}

void print_text(const CheckedFile& file, const Options& options, std::FILE* out) {
  for (const PlacedFinding& one : file.findings) {
    if (one.rule->severity == Severity::kNote && !options.verbose) continue;
    if (one.rule->severity != Severity::kError && options.quiet) continue;
    fmt::print(out, "{}\n", line_of(one));
  }
  if (file.left_out > 0) {
    fmt::print(out, "{}: {} more findings of the same rules\n", printable(file.name),
               file.left_out);
  }
}

std::string counted(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

}  // namespace

ExitCode check_command(const Options& options, const Surroundings& around) {
  const CheckOptions& check = options.check;
  for (const auto& [option, words] :
       {std::pair{"--select", check.select}, std::pair{"--ignore", check.ignore}}) {
    if (const Result<void> known = judge_words(option, words); !known) {
      return give_up(known.error(), options, around);
    }
  }
  if (check.explain) {
    if (*check.explain != "all" && find_rule(*check.explain) == nullptr) {
      const Result<void> unknown = judge_words("--explain", {*check.explain + " "});
      return give_up(unknown.error(), options, around);
    }
    return explain(*check.explain, around);
  }
  if (check.paths.empty()) {
    const auto nothing = fail(ErrorKind::kUsage, "no feed is named",
                              "name a file, a folder, an address, or - for standard input");
    return give_up(nothing.value(), options, around);
  }
  Documents found(around);
  for (const std::string& path : check.paths) found.add(path);
  std::vector<CheckedFile> files;
  for (const Document& document : found.documents) {
    files.push_back(judged(document, options, around.world));
    if (!options.json) print_text(files.back(), options, around.out);
  }
  if (options.json) fmt::print(around.out, "{}", json_findings(files));
  const std::size_t errors = count(files, Severity::kError);
  const std::size_t warnings = count(files, Severity::kWarning);
  around.console.say(fmt::format("{} judged: {}, {}", counted(files.size(), "feed"),
                                 counted(errors, "error"), counted(warnings, "warning")));
  if (!found.is_all_read) return ExitCode::kNotWritten;
  const bool fails = errors > 0 || (check.fails_on_warnings && warnings > 0);
  return fails ? ExitCode::kSkipped : ExitCode::kDone;
}

}  // namespace feedgen
