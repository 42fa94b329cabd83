#include "cli/check_profiles.h"

#include <fmt/format.h>

#include "text/display.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

using Words = std::span<const std::string_view>;

// What the W3C's feed validation service says nothing of.
constexpr std::string_view kNotOfW3c[] = {
    "rss-language", "unusual-prefix", "not-utf8", "doctype", "podcast-", "J", "hub-without-self"};
// What it judges more strictly than we do: modules of RSS 1.0 that it does not know.
constexpr std::string_view kErrorsOfW3c[] = {"unjudged-module"};
constexpr std::string_view kWarningsOfW3c[] = {"unknown-namespace", "content-unbalanced"};

// RSS alone, by the RSS Advisory Board's profile: what it recommends is asked for.
constexpr std::string_view kOfRssBoard[] = {"R1", "D1", "X", "V", "G", "L", "C", "E"};
constexpr std::string_view kErrorsOfRssBoard[] = {"rss-date-form", "rss-enclosures"};

// Apple Podcasts refuses a show without a language, and knows episodes by their guid.
constexpr std::string_view kErrorsOfApple[] = {"rss-language", "rss-item-guid", "rss-enclosures",
                                               "empty-guid"};

// PSP-1, the Podcast Standards Project's specification, requires these of every feed.
constexpr std::string_view kErrorsOfPodcast2[] = {"rss-language", "rss-item-guid", "rss-self-link",
                                                  "empty-guid"};

// Feedly does not show entries that are newer than the feed.
constexpr std::string_view kErrorsOfFeedly[] = {"newer-than-feed", "implausible-date"};

constexpr CheckProfile kProfiles[] = {
    {"w3c",
     "What the W3C's feed validation service judges",
     {},
     kNotOfW3c,
     kErrorsOfW3c,
     kWarningsOfW3c},
    {"rssboard", "The RSS Advisory Board's profile of RSS", kOfRssBoard, {}, kErrorsOfRssBoard, {}},
    {"apple", "What Apple Podcasts requires is an error", {}, {}, kErrorsOfApple, {}},
    {"podcast2", "What PSP-1 requires of podcasts is an error", {}, {}, kErrorsOfPodcast2, {}},
    {"feedly", "What hides entries in Feedly is an error", {}, {}, kErrorsOfFeedly, {}},
};

bool names_rule(Words words, const CheckRule& rule) {
  return any_of(words, [&](std::string_view word) { return is_named_by(rule, word); });
}

}  // namespace

std::span<const CheckProfile> check_profiles() { return kProfiles; }

bool is_named_by(const CheckRule& rule, std::string_view word) {
  const std::string wanted = ascii_lower(word);
  return rule.name == wanted || ascii_lower(rule.code).starts_with(wanted) ||
         (wanted.ends_with('-') && rule.name.starts_with(wanted));
}

Result<void> judge_rule_words(const char* option, const std::vector<std::string>& words) {
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
  if (any_of(options.ignore, names)) return false;
  if (!options.select.empty()) return any_of(options.select, names);
  const CheckProfile* const profile = options.profile;
  if (profile == nullptr) return true;
  return (profile->only.empty() || names_rule(profile->only, rule)) &&
         !names_rule(profile->without, rule);
}

Severity severity_in(const CheckProfile* profile, const CheckRule& rule) {
  const bool is_error = profile != nullptr && names_rule(profile->errors, rule);
  if (is_error) return Severity::kError;
  const bool is_warning = profile != nullptr && names_rule(profile->warnings, rule);
  return is_warning ? Severity::kWarning : rule.severity;
}

}  // namespace feedgen
