// What a rule is: a row that says what it asks for, why, and who is hurt. What finds it stands in
// the same file as its row, or in the file that this one names.
#pragma once

#include <span>
#include <string_view>

#include "value/diagnostic.h"

namespace feedgen {

/// The document that the examples of a rule are put into: see samples.h.
enum class Sample {
  kRssChannel,
  kRssItem,
  kAtomFeed,
  kAtomEntry,
  kJsonFeed,
  kJsonItem,
  kOpmlHead,
  kOpmlBody,
  kDocument,  ///< the examples are whole documents
  kAnswer,    ///< the headers that a server answers with, before a feed without fault
  kEdition,   ///< entries of Atom, what was published before and what is now, `----` between them;
              ///< behind `feed:`, elements of the feed
  kFormats    ///< an entry of Atom and, behind `----`, one of RSS in the same folder
};

struct CheckRule {
  std::string_view code;  ///< "R101"; never changes its meaning
  std::string_view name;  ///< "rss-channel-title"; may be used for the code everywhere
  Severity severity = Severity::kError;
  std::string_view says;    ///< one sentence: what is asked for
  std::string_view remedy;  ///< what to do, where a finding has no better word
  std::string_view source;  ///< specification and section
  std::string_view breaks;  ///< which readers show what
  Sample sample = Sample::kDocument;
  std::string_view bad;
  std::string_view good;
  bool is_fixable = false;        ///< `--fix` mends it without doubt
  bool is_unsafe_to_fix = false;  ///< only `--unsafe-fixes` mends it
};

/// All rules, in the order of their codes.
std::span<const CheckRule* const> all_rules();

/// By code or name, whatever the case; null if there is none.
const CheckRule* find_rule(std::string_view word);

}  // namespace feedgen
