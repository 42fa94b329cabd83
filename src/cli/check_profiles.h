// Which rules count, and how much: words of options, and profiles, which are what a validator or a
// directory asks for.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "check/rule.h"
#include "cli/options.h"
#include "value/result.h"

namespace feedgen {

struct CheckProfile {
  std::string_view name;
  std::string_view says;                       ///< one sentence
  std::span<const std::string_view> only;      ///< rules, as --select names them; empty: all
  std::span<const std::string_view> without;   ///< rules that it does not judge
  std::span<const std::string_view> errors;    ///< rules that are errors there
  std::span<const std::string_view> warnings;  ///< rules that are warnings there
};

std::span<const CheckProfile> check_profiles();

/// A code, a name, or the beginning of codes: "R", "R1", "rss-guid".
bool is_named_by(const CheckRule& rule, std::string_view word);

/// Fails, as a usage error, on a word that names no rule.
[[nodiscard]] Result<void> judge_rule_words(const char* option,
                                            const std::vector<std::string>& words);

/// What the options and their profile ask for. --select goes before the profile.
bool is_wanted(const CheckRule& rule, const CheckOptions& options);

/// `profile` may be null.
Severity severity_in(const CheckProfile* profile, const CheckRule& rule);

}  // namespace feedgen
