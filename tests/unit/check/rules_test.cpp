#include <set>
#include <string>

#include <fmt/format.h>

#include "check/check.h"
#include "check/edition.h"
#include "check/formats_alike.h"
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

bool is_of_two(const CheckRule& rule) {
  return rule.sample == Sample::kEdition || rule.sample == Sample::kFormats;
}

bool is_of_a_document(const CheckRule& rule) {
  return rule.sample != Sample::kAnswer && !is_of_two(rule);
}

CheckedDocument outlined(const std::string& text, const std::string& name) {
  JudgeRequest request;
  request.name = name;
  request.now = Instant{std::chrono::sys_days{std::chrono::year(2022) / 1 / 1}};
  request.outline = OutlineExtent::kWhole;
  CheckedDocument checked = check_document(text, request);
  place_entries(checked);
  return checked;
}

// What the comparison of an example's two documents finds.
std::vector<PlacedFinding> compared(const CheckRule& rule, std::string_view example) {
  const auto [first, second] = sample_documents(rule, example);
  const CheckedDocument a = outlined(first, "feeds/atom.xml");
  const CheckedDocument b = outlined(second, "feeds/rss.xml");
  REQUIRE(a.entries > 0);
  REQUIRE(b.entries > 0);
  if (rule.sample == Sample::kEdition) {
    return compare_editions(a.outline, b.outline, "feeds/atom.xml").findings;
  }
  std::vector<ComparedFeed> feeds{{"feeds/atom.xml", a.kind, &a.outline, {}},
                                  {"feeds/rss.xml", b.kind, &b.outline, {}}};
  compare_formats(feeds);
  CHECK(feeds.front().findings.empty());
  return std::move(feeds.back().findings);
}

bool has_finding(const std::vector<PlacedFinding>& findings, const CheckRule& rule) {
  return any_of(findings, [&](const PlacedFinding& one) { return one.rule == &rule; });
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

TEST_CASE("rules that compare feeds are broken by their bad examples, and kept by the good ones") {
  std::size_t rules = 0;
  for (const CheckRule* rule : all_rules()) {
    if (!is_of_two(*rule) || rule->bad.empty()) continue;
    INFO(rule->code << ' ' << rule->name);
    CHECK(has_finding(compared(*rule, rule->bad), *rule));
    CHECK_FALSE(has_finding(compared(*rule, rule->good), *rule));
    ++rules;
  }
  CHECK(rules >= 16);
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
