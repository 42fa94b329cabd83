#include "check/mend.h"

#include <set>
#include <string>

#include "check/samples.h"
#include "support/catch.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

JudgeRequest request_now() {
  JudgeRequest request;
  request.name = "feed";
  request.now = Instant{std::chrono::sys_days{std::chrono::year(2022) / 1 / 1}};
  return request;
}

bool all(const CheckRule&) { return true; }

std::multiset<std::string_view> rules_in(std::string_view text) {
  std::multiset<std::string_view> names;
  for (const PlacedFinding& one : check_document(text, request_now()).findings) {
    names.insert(one.rule->name);
  }
  return names;
}

constexpr std::string_view kLatin =
    "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<rss version=\"2.0\"><channel><title>caf\xE9"
    "</title><link>https://site.example/a b</link><description>A</description></channel></rss>\n";

}  // namespace

TEST_CASE("what is mended is gone, nothing new is found, and a second time changes nothing") {
  std::size_t mended_rules = 0;
  for (const CheckRule* rule : all_rules()) {
    if (!rule->is_fixable && !rule->is_unsafe_to_fix) continue;
    const std::string before = sample_document(*rule, rule->bad);
    // Of a date that nobody can read only the form is said.
    const CheckedDocument checked = check_document(before, request_now());
    const bool has_fix = any_of(checked.findings, [&](const PlacedFinding& one) {
      return one.rule == rule && !one.fixes.empty();
    });
    if (!has_fix) continue;
    const Fixes fixes = rule->is_unsafe_to_fix ? Fixes::kUnsafe : Fixes::kSafe;
    const MendedDocument once = mend_document(before, request_now(), fixes, all);
    INFO(rule->code << ' ' << rule->name << '\n' << before << '\n' << once.bytes);
    CHECK(once.bytes != before);
    CHECK(once.mended > 0);
    const auto old = rules_in(before);
    const auto now = rules_in(once.bytes);
    CHECK_FALSE(now.contains(rule->name));
    const bool was_read = !old.contains("not-well-formed");
    for (const std::string_view name : now) {
      if (was_read) CHECK(now.count(name) <= old.count(name));
    }
    CHECK(mend_document(once.bytes, request_now(), fixes, all).bytes == once.bytes);
    ++mended_rules;
  }
  CHECK(mended_rules >= 8);
}

TEST_CASE("the good example of each rule keeps its bytes") {
  for (const CheckRule* rule : all_rules()) {
    if (rule->sample == Sample::kAnswer || rule->sample == Sample::kEdition ||
        rule->sample == Sample::kFormats) {
      continue;
    }
    const std::string text = sample_document(*rule, rule->good);
    const auto old = rules_in(text);
    const MendedDocument mended = mend_document(text, request_now(), Fixes::kUnsafe, all);
    INFO(rule->name);
    for (const std::string_view name : rules_in(mended.bytes)) CHECK(old.contains(name));
    if (mended.mended == 0) CHECK(mended.bytes == text);
  }
}

TEST_CASE("a rule that is not asked for is not mended") {
  const CheckRule* const rule = find_rule("address-characters");
  const std::string text = sample_document(*rule, rule->bad);
  CHECK(mend_document(text, request_now(), Fixes::kSafe, [&](const CheckRule& one) {
          return &one != rule;
        }).bytes == text);
}

TEST_CASE("a byte order mark and line ends stay") {
  std::string text(kLatin);
  text.replace(text.find("iso-8859-1"), 10, "utf-8");
  text.replace(text.find('\xE9'), 1, "\xC3\xA9");
  text.replace(text.find('\n'), 1, "\r\n");
  const MendedDocument mended =
      mend_document("\xEF\xBB\xBF" + text, request_now(), Fixes::kSafe, all);
  text.replace(text.find("a b"), 3, "a%20b");
  CHECK(mended.bytes == "\xEF\xBB\xBF" + text);
}

TEST_CASE("another encoding stays, unless it may become UTF-8") {
  const MendedDocument safe = mend_document(kLatin, request_now(), Fixes::kSafe, all);
  CHECK(safe.bytes == kLatin);
  CHECK(safe.is_left_as_it_is);
  const MendedDocument unsafe = mend_document(kLatin, request_now(), Fixes::kUnsafe, all);
  CHECK(unsafe.bytes.find("encoding=\"utf-8\"") != std::string::npos);
  CHECK(unsafe.bytes.find("caf\xC3\xA9") != std::string::npos);
  CHECK(unsafe.bytes.find("a%20b") != std::string::npos);
}

TEST_CASE("bytes that mean nothing are never lost") {
  std::string text(kLatin);
  text.replace(text.find("iso-8859-1"), 10, "utf-8");
  const MendedDocument mended = mend_document(text, request_now(), Fixes::kUnsafe, all);
  CHECK(mended.bytes == text);
  CHECK(mended.is_left_as_it_is);
}

}  // namespace feedgen
