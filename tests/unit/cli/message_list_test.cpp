#include "cli/message_list.h"

#include <fmt/format.h>

#include "support/catch.h"

namespace feedgen {
namespace {

std::string file(int number) { return fmt::format("a/{:03}.md", number); }

void warn(Report& report, std::string problem, Place place) {
  report.diagnostics.push_back({Severity::kWarning, {std::move(problem), "do this", place}});
}

}  // namespace

TEST_CASE("messages come in the order of their places, whatever they are") {
  Report report;
  warn(report, "second", {"a/1.md", 2, 1});
  warn(report, "of no file", {});
  report.skipped.push_back({"first", "", {"a/1.md", 1, 9}});
  std::vector<std::string> problems;
  for (const ListedMessage& one : new_messages(report)) problems.push_back(one.message.problem);
  CHECK(problems == std::vector<std::string>{"of no file", "first", "second"});
}

TEST_CASE("what an earlier run has said is one warning, with the command that lists it") {
  Report report;
  for (int i = 0; i < 429; ++i) {
    report.skipped.push_back({fmt::format("problem {}", i), "", {file(i), 1, 1}});
    report.reported_before.insert(file(i));
  }
  report.skipped.push_back({"a new one", "", {"b.md", 1, 1}});
  const std::vector<ListedMessage> shown = new_messages(report);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].severity == Severity::kWarning);
  CHECK(shown[0].message ==
        Message{"429 articles are skipped, as before", "feedgen list --problems says why", {}});
  CHECK(shown[1].severity == Severity::kError);
  CHECK(shown[1].message.problem == "a new one");
  CHECK(all_messages(report).size() == 430);
}

TEST_CASE("a thousand alike are one line, with the first place and how many more") {
  Report report;
  for (int i = 1000; i > 0; --i) {
    warn(report, fmt::format("\"value {}\" is no date of {}", i, i), {file(i), 3, 7});
  }
  warn(report, "something else", {file(2), 1, 1});
  const std::vector<ListedMessage> shown = new_messages(report);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].message.place == Place{file(1), 3, 7});
  CHECK(shown[0].more == 999);
  CHECK(shown[1].more == 0);
  CHECK(all_messages(report).size() == 1001);
}

TEST_CASE("a few alike are all said, and so is what one file has of several values") {
  Report few;
  for (int i = 0; i < 3; ++i) warn(few, "the same", {file(i), 3, 7});
  CHECK(new_messages(few).size() == 3);
  Report settings;
  for (unsigned i = 1; i < 9; ++i) {
    warn(settings, fmt::format("unknown setting \"s{}\"", i), {"feedgen.yaml", i, 1});
  }
  CHECK(new_messages(settings).size() == 8);
  Report one_file;
  for (unsigned i = 1; i < 1000; ++i) warn(one_file, "the same words", {"a.md", i, 1});
  const std::vector<ListedMessage> shown = new_messages(one_file);
  REQUIRE(shown.size() == 1);
  CHECK(shown[0].more == 998);
}

TEST_CASE("an error and a warning of the same words are two lines") {
  Report report;
  for (int i = 0; i < 5; ++i) {
    warn(report, "the same", {file(i), 1, 1});
    report.skipped.push_back({"the same", "do this", {file(i), 1, 1}});
  }
  CHECK(new_messages(report).size() == 2);
}

}  // namespace feedgen
