// Reads every row of urls.tsv, which says itself how it is written.
#include <algorithm>
#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>

#include "support/catch.h"
#include "support/text.h"
#include "text/url.h"

namespace feedgen {
namespace {

bool is_plain_ascii(const std::string& url) {
  return std::all_of(url.begin(), url.end(), [](char c) {
    return c > ' ' && c < '\x7F' && std::string_view("<>\"{}|\\^`").find(c) == std::string::npos;
  });
}

void check_row(const std::string& base, const std::string& reference, const std::string& expected) {
  const std::string target = resolve_url(base, reference);
  CHECK(is_plain_ascii(target));
  CHECK(split_url(target).has_scheme);
  CHECK(encode_url(target) == target);
  CHECK(resolve_url("https://another.example/x", target) == target);
  if (expected == "none") {
    CHECK_FALSE(is_web_url(target));
  } else {
    CHECK(target == expected);
    const std::string_view scheme = split_url(target).scheme;
    CHECK(is_web_url(target) == (scheme == "http" || scheme == "https"));
  }
}

}  // namespace

TEST_CASE("every row of the table of addresses resolves as it says") {
  std::ifstream table(FEEDGEN_SOURCE_DIR "/tests/unit/text/urls.tsv");
  REQUIRE(table);
  std::string base;
  std::size_t rows = 0;
  for (std::string line; std::getline(table, line);) {
    const std::size_t tab = line.find('\t');
    if (line.starts_with("base: ")) {
      base = line.substr(6);
    } else if (tab != std::string::npos) {
      CAPTURE(line, base);
      check_row(base, unescape(line.substr(0, tab)), line.substr(tab + 1));
      ++rows;
    } else {
      REQUIRE((line.empty() || line.front() == '#'));
    }
  }
  CHECK(rows >= 300);
}

}  // namespace feedgen
