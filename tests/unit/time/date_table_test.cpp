// Reads every row of dates.tsv, which says itself how it is written.
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.h"
#include "support/text.h"
#include "time/read_date.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

struct Row {
  std::string text;
  std::string expected;
  std::string warning;
  std::string remedy;
  std::string zone;
};

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = line.find('\t', begin);
    cells.push_back(unescape(std::string_view(line).substr(begin, end - begin)));
  }
  return cells;
}

Row to_row(const std::string& line) {
  const std::vector<std::string> cells = split(line);
  REQUIRE(cells.size() >= 2);
  Row row{cells[0], cells[1], {}, {}, {}};
  for (std::size_t i = 2; i < cells.size(); ++i) {
    const std::size_t colon = cells[i].find(": ");
    REQUIRE(colon != std::string::npos);
    const std::string name = cells[i].substr(0, colon);
    const std::string value = cells[i].substr(colon + 2);
    REQUIRE((name == "warning" || name == "remedy" || name == "zone"));
    (name == "warning" ? row.warning : name == "remedy" ? row.remedy : row.zone) = value;
  }
  return row;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void check_error(const Row& row, const Result<DateReading>& reading) {
  if (reading) {
    FAIL_CHECK("was read as " << rfc3339(reading->instant));
    return;
  }
  const Message& message = reading.error().message;
  INFO(message.problem << "; " << message.remedy);
  CHECK(contains(message.problem, row.expected.substr(7)));
  CHECK(contains(message.remedy, row.remedy));
  CHECK_FALSE(message.remedy.empty());
}

void check_date(const Row& row, const Result<DateReading>& reading) {
  if (!reading) {
    FAIL_CHECK("was refused: " << reading.error().message.problem);
    return;
  }
  CHECK(rfc3339(reading->instant) == row.expected);
  if (row.warning.empty()) {
    CHECK(reading->problem == "");
  } else {
    INFO(reading->problem);
    CHECK(contains(reading->problem, row.warning));
    CHECK_FALSE(reading->remedy.empty());
  }
}

}  // namespace

TEST_CASE("every row of the table of dates is read or refused as it says") {
  std::ifstream table(FEEDGEN_SOURCE_DIR "/tests/unit/time/dates.tsv");
  REQUIRE(table);
  std::string line;
  unsigned line_number = 0;
  unsigned rows = 0;
  while (std::getline(table, line)) {
    ++line_number;
    if (line.empty() || line[0] == '#') continue;
    ++rows;
    INFO("dates.tsv:" << line_number << ": " << line);
    const Row row = to_row(line);
    const auto zone = row.zone.empty() ? Zone() : Zone::find(row.zone);
    REQUIRE(zone);
    const auto reading = read_date(row.text, *zone);
    row.expected.starts_with("error: ") ? check_error(row, reading) : check_date(row, reading);
  }
  CHECK(rows >= 600);
}

}  // namespace feedgen
