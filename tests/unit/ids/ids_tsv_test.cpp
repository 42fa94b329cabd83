#include "ids/ids_tsv.h"

#include "support/catch.h"

namespace feedgen {
namespace {

LedgerRow row(std::string id, std::string path, std::string title,
              LedgerRow::State state = LedgerRow::State::kLive) {
  LedgerRow one;
  one.id = std::move(id);
  one.path = std::move(path);
  one.title = std::move(title);
  one.published = Instant{std::chrono::seconds{1625922076}};
  one.state = state;
  return one;
}

std::string problem_of(const std::string& text) {
  const IdsReading reading = read_ids_tsv(text);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.lines.empty());
  CHECK(reading.problems[0].place.line == 1);
  return reading.problems[0].problem;
}

}  // namespace

TEST_CASE("the ledger as text is one line an article, sorted by path") {
  CHECK(write_ids_tsv({row("https://s/b", "b.md", "B"),
                       row("https://s/a", "a.md", "甲", LedgerRow::State::kGone)}) ==
        "https://s/a\ta.md\t甲\t2021-07-10T13:01:16Z\tgone\n"
        "https://s/b\tb.md\tB\t2021-07-10T13:01:16Z\n");
  CHECK(write_ids_tsv({}).empty());
}

TEST_CASE("every row comes back as it was, whatever its names hold") {
  std::vector<LedgerRow> rows{row("a", "tab\there", "x\\n"),
                              row("b", "line\nend\r\x7F\x01", ""),
                              row("c", "not \xFF UTF-8 \xE7\x94", "甲\U0001F30A"),
                              row("d", "../up", "d", LedgerRow::State::kGone),
                              row("e", "\\x41", "e", LedgerRow::State::kReplaced),
                              row("\xEF\xBB\xBFmark", "0", "\xEF\xBB\xBF")};
  const IdsReading reading = read_ids_tsv(write_ids_tsv(rows));
  CHECK(reading.problems.empty());
  REQUIRE(reading.lines.size() == rows.size());
  for (const LedgerRow& one : rows) {
    CHECK(std::any_of(reading.lines.begin(), reading.lines.end(),
                      [&](const IdLine& line) { return line.row == one; }));
  }
}

TEST_CASE("the ledger of another language has its name as the sixth field") {
  const std::vector<LedgerRow> rows{row("a", "a.fr.md", "A"),
                                    row("b", "b.fr.md", "B", LedgerRow::State::kGone)};
  const std::string text = write_ids_tsv(rows, "fr");
  CHECK(text ==
        "a\ta.fr.md\tA\t2021-07-10T13:01:16Z\t\tfr\n"
        "b\tb.fr.md\tB\t2021-07-10T13:01:16Z\tgone\tfr\n");
  // An id may stand once in each language.
  const IdsReading reading = read_ids_tsv(write_ids_tsv({row("a", "a.md", "A")}) + text);
  CHECK(reading.problems.empty());
  REQUIRE(reading.lines.size() == 3);
  CHECK(reading.lines[0].edition.empty());
  CHECK(reading.lines[1].edition == "fr");
  CHECK(reading.lines[2].row == rows[1]);
}

TEST_CASE("what editors make of line ends does not matter") {
  const IdsReading reading = read_ids_tsv(
      "\xEF\xBB\xBF\r\nid\tpath\tT\t2021-07-10T13:01:16Z\r\n\n"
      "id2\tpath2\tT\t2021-07-10T13:01:16Z");
  CHECK(reading.problems.empty());
  REQUIRE(reading.lines.size() == 2);
  CHECK(reading.lines[0].line == 2);
  CHECK(reading.lines[1].line == 4);
  CHECK(reading.lines[1].row.path == "path2");
}

TEST_CASE("a line that says nothing is named with its number") {
  CHECK(problem_of("only words") ==
        "this line has no id, path, title and time, with tabs between them");
  CHECK(problem_of("id\tpath\ttitle\tyesterday\n") == "this line has no time");
  CHECK(problem_of("\tpath\ttitle\t2021-07-10T13:01:16Z\n") ==
        "this line has no id that feeds can carry");
  CHECK(problem_of("a\\nb\tpath\ttitle\t2021-07-10T13:01:16Z\n") ==
        "this line has no id that feeds can carry");
  CHECK(problem_of("id\t\ttitle\t2021-07-10T13:01:16Z\n") == "this line has no path of a file");
  CHECK(problem_of("id\tpath\\q\ttitle\t2021-07-10T13:01:16Z\n") ==
        "a backslash begins nothing that is known here");
  CHECK(problem_of("id\tpath\\x4\ttitle\t2021-07-10T13:01:16Z\n") ==
        "a backslash begins nothing that is known here");
  CHECK(problem_of("id\tpath\ttitle\t2021-07-10T13:01:16Z\tlost\n") ==
        "the fifth field is neither gone nor replaced");
  CHECK(problem_of("id\tpath\ttitle\t2021-07-10T13:01:16Z\t\tf r\n") ==
        "the sixth field is no name of a language");
  CHECK(problem_of("id\tpath\ttitle\t2021-07-10T13:01:16Z\t\t\n") ==
        "the sixth field is no name of a language");
}

TEST_CASE("an id counts on the first of its lines") {
  const IdsReading reading =
      read_ids_tsv("id\ta\tT\t2021-07-10T13:01:16Z\nid\tb\tT\t2021-07-10T13:01:16Z\n");
  REQUIRE(reading.lines.size() == 1);
  CHECK(reading.lines[0].row.path == "a");
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].place.line == 2);
}

}  // namespace feedgen
