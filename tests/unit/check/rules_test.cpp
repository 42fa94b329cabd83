#include <set>
#include <string>

#include <fmt/format.h>

#include "check/check.h"
#include "check/rule.h"
#include "check/samples.h"
#include "support/catch.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

CheckedDocument checked(const CheckRule& rule, std::string_view example) {
  JudgeRequest request;
  request.name = "feed";
  request.now = Instant{std::chrono::sys_days{std::chrono::year(2022) / 1 / 1}};
  return check_document(sample_document(rule, example), request);
}

// Errors, and warnings too where the example stands in a document of ours.
std::string names_of(const CheckedDocument& document, Sample sample) {
  std::string names;
  for (const PlacedFinding& one : document.findings) {
    if (one.rule->severity == Severity::kNote) continue;
    if (one.rule->severity == Severity::kWarning && sample == Sample::kDocument) continue;
    names += fmt::format("{}: {}\n", one.rule->name, one.problem);
  }
  return names;
}

bool has(const CheckedDocument& document, const CheckRule& rule) {
  return any_of(document.findings, [&](const PlacedFinding& one) { return one.rule == &rule; });
}

bool is_of_a_document(const CheckRule& rule) {
  return rule.sample != Sample::kAnswer && rule.sample != Sample::kEdition;
}

}  // namespace

TEST_CASE("the bad example of each rule breaks it") {
  for (const CheckRule* rule : all_rules()) {
    if (!is_of_a_document(*rule) || rule->bad.empty()) continue;
    const CheckedDocument document = checked(*rule, rule->bad);
    INFO(rule->code << ' ' << rule->name << '\n' << sample_document(*rule, rule->bad));
    INFO(names_of(document, rule->sample));
    CHECK(has(document, *rule));
  }
}

TEST_CASE("the good example of each rule breaks none") {
  for (const CheckRule* rule : all_rules()) {
    if (!is_of_a_document(*rule)) continue;
    const CheckedDocument document = checked(*rule, rule->good);
    INFO(rule->code << ' ' << rule->name << '\n' << sample_document(*rule, rule->good));
    CHECK(names_of(document, rule->sample) == "");
    CHECK_FALSE(has(document, *rule));
  }
}

TEST_CASE("rules have codes and names of their own, and all that the manual shows of them") {
  std::set<std::string_view> words;
  for (const CheckRule* rule : all_rules()) {
    INFO(rule->code << ' ' << rule->name);
    CHECK(words.insert(rule->code).second);
    CHECK(words.insert(rule->name).second);
    CHECK_FALSE(rule->says.empty());
    CHECK_FALSE(rule->remedy.empty());
    CHECK_FALSE(rule->source.empty());
    CHECK_FALSE(rule->breaks.empty());
    CHECK(rule->says.ends_with('.'));
    CHECK(find_rule(rule->name) == rule);
    CHECK(find_rule(rule->code) == rule);
  }
  CHECK(find_rule("no-such-rule") == nullptr);
}

}  // namespace feedgen
