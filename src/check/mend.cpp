#include "check/mend.h"

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "text/ascii.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// One mended place may uncover the next: a date's form, then its day of the week.
constexpr int kMostRounds = 8;

using Counts = std::map<const CheckRule*, std::size_t>;

Counts counts_of(const CheckedDocument& checked) {
  Counts counts;
  for (const PlacedFinding& one : checked.findings) ++counts[one.rule];
  return counts;
}

bool is_well_formed(const CheckedDocument& checked) {
  return none_of(checked.findings,
                 [](const PlacedFinding& one) { return one.rule->name == "not-well-formed"; });
}

bool breaks_more(const CheckedDocument& now, const CheckedDocument& before) {
  // What could not be read before is judged for the first time.
  if (!is_well_formed(before) && is_well_formed(now)) return false;
  const Counts old = counts_of(before);
  if (now.kind != before.kind || now.entries != before.entries) return true;
  return any_of(counts_of(now), [&](const auto& one) {
    const auto found = old.find(one.first);
    return found == old.end() || found->second < one.second;
  });
}

bool may_mend(const PlacedFinding& one, Fixes fixes, const WantsRule& wants) {
  const bool is_safe = one.rule->is_fixable && !one.rule->is_unsafe_to_fix;
  return !one.fixes.empty() && (is_safe || fixes == Fixes::kUnsafe) && wants(*one.rule);
}

// The ranges of all findings of these rules; of findings whose ranges overlap the first counts.
std::string with_fixes(const CheckedDocument& checked, const std::set<const CheckRule*>& rules) {
  std::vector<const Fix*> all;
  for (const PlacedFinding& one : checked.findings) {
    if (!rules.contains(one.rule)) continue;
    for (const Fix& fix : one.fixes) all.push_back(&fix);
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Fix* a, const Fix* b) { return a->begin < b->begin; });
  std::string text;
  std::size_t at = 0;
  for (const Fix* fix : all) {
    if (fix->begin < at || fix->end < fix->begin || fix->end > checked.text.size()) continue;
    text.append(checked.text, at, fix->begin - at);
    text += fix->text;
    at = fix->end;
  }
  return text.append(checked.text, at, std::string::npos);
}

// One round: all rules at once, and each alone where together they would break something.
std::string mended_once(const CheckedDocument& checked, const JudgeRequest& request,
                        const std::set<const CheckRule*>& rules) {
  std::string all = with_fixes(checked, rules);
  if (!breaks_more(check_document(all, request), checked)) return all;
  for (const CheckRule* rule : rules) {
    std::string one = with_fixes(checked, {rule});
    if (one != checked.text && !breaks_more(check_document(one, request), checked)) return one;
  }
  return checked.text;
}

std::set<const CheckRule*> mendable(const CheckedDocument& checked, Fixes fixes,
                                    const WantsRule& wants) {
  std::set<const CheckRule*> rules;
  for (const PlacedFinding& one : checked.findings) {
    if (may_mend(one, fixes, wants)) rules.insert(one.rule);
  }
  return rules;
}

// `<?xml version="1.0" encoding="iso-8859-1"?>` in a text that is UTF-8 by now.
std::string with_declared_utf8(std::string text) {
  if (!text.starts_with("<?xml")) return text;
  const std::size_t end = text.find("?>");
  const std::size_t at = text.find("encoding", 5);
  if (at == std::string::npos || at > end) return text;
  const std::size_t begin = text.find_first_of("\"'", at);
  if (begin == std::string::npos || begin > end) return text;
  const std::size_t close = text.find(text[begin], begin + 1);
  if (close == std::string::npos || close > end) return text;
  return text.replace(begin + 1, close - begin - 1, "utf-8");
}

}  // namespace

MendedDocument mend_document(std::string_view bytes, const JudgeRequest& request, Fixes fixes,
                             const WantsRule& wants) {
  MendedDocument mended{std::string(bytes), 0, false};
  CheckedDocument checked = check_document(bytes, request);
  const std::size_t before = checked.findings.size() + checked.left_out;
  const std::string_view plain = without_byte_order_mark(bytes);
  const std::string_view mark = bytes.substr(0, bytes.size() - plain.size());
  const bool is_utf8 = plain == checked.text;
  // Bytes that mean nothing would be lost, and what others mean is not known.
  const bool is_broken = any_of(checked.findings, [](const PlacedFinding& one) {
    return one.rule->name == "wrong-bytes" || one.rule->name == "unknown-encoding";
  });
  if (is_broken || (!is_utf8 && fixes == Fixes::kSafe)) {
    mended.is_left_as_it_is = !mendable(checked, fixes, wants).empty();
    return mended;
  }
  if (!is_utf8) {
    checked = check_document(with_declared_utf8(std::move(checked.text)), request);
  }
  std::string text = checked.text;
  for (int round = 0; round < kMostRounds; ++round) {
    const std::set<const CheckRule*> rules = mendable(checked, fixes, wants);
    if (rules.empty()) break;
    std::string next = mended_once(checked, request, rules);
    if (next == text) break;
    text = std::move(next);
    checked = check_document(text, request);
  }
  if (is_utf8 && text == plain) return mended;
  const std::size_t after = checked.findings.size() + checked.left_out;
  // A document that can be read at last has findings that it hid: one is mended at least.
  mended.mended = std::max<std::size_t>(before - std::min(before, after), 1);
  mended.bytes = (is_utf8 ? std::string(mark) : std::string()) + text;
  return mended;
}

}  // namespace feedgen
