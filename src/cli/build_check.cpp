#include "cli/build_check.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "check/rule.h"
#include "cli/check_baseline.h"
#include "cli/check_configuration.h"
#include "cli/check_profiles.h"
#include "value/ranges.h"

namespace feedgen {

Result<CheckRequest> check_request(const Options& options, const Settings& settings,
                                   FileReader& files) {
  const auto check = std::make_shared<CheckOptions>();
  Result<void> applied = apply_check_settings(settings, *check, files);
  if (!applied) return tl::unexpected(std::move(applied.error()));
  Result<Baseline> read = read_baseline(*check, files);
  if (!read) return tl::unexpected(std::move(read.error()));
  const auto known = std::make_shared<Baseline>(std::move(*read));
  CheckRequest request;
  request.fails_on_warnings = check->fails_on_warnings;
  request.holds_back = options.strict;
  const bool wants_notes = options.verbose;
  request.rate = [check, known, wants_notes, &files](
                     const CheckRule& rule, const std::string& path,
                     const std::string& problem) -> std::optional<Severity> {
    const Severity severity = severity_in(check->profile, rule);
    if (!is_wanted(rule, *check) || (severity == Severity::kNote && !wants_notes)) {
      return std::nullopt;
    }
    const bool is_ignored =
        any_of(words_ignored_in(path, *check, files),
               [&](const std::string& word) { return is_named_by(rule, word); });
    if (is_ignored || is_known(*known, path, rule, problem, files)) return std::nullopt;
    return severity;
  };
  return request;
}

std::string check_summary(const CheckReport& report) {
  const auto counted = [&](Severity severity, std::string_view noun) {
    const auto number =
        std::count_if(report.findings.begin(), report.findings.end(),
                      [&](const Diagnostic& one) { return one.severity == severity; });
    return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
  };
  std::string line =
      fmt::format("{} feed{} judged: {}, {}", report.feeds, report.feeds == 1 ? "" : "s",
                  counted(Severity::kError, "error"), counted(Severity::kWarning, "warning"));
  if (report.holds_back) line += "; nothing was published, because of --strict";
  return line;
}

}  // namespace feedgen
