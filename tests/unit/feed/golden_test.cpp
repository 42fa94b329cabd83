// The whole text of each format: what the tests of single facts don't see.
#include <fstream>
#include <sstream>

#include "feed/formats.h"
#include "sample_feed.h"
#include "support/catch.h"
#include "value/version.h"

using namespace feedgen;

namespace {

// The golden file's text, with the program's version in place of @VERSION@.
std::string golden(const std::string& name) {
  std::ifstream file(FEEDGEN_SOURCE_DIR "/tests/unit/feed/golden/" + name, std::ios::binary);
  REQUIRE(file);
  std::ostringstream stream;
  stream << file.rdbuf();
  std::string text = stream.str();
  const std::string placeholder = "@VERSION@";
  const std::size_t at = text.find(placeholder);
  if (at != std::string::npos) text.replace(at, placeholder.size(), kVersion);
  return text;
}

}  // namespace

TEST_CASE("the sample feed is written to the byte") {
  const SampleFeed sample;
  CHECK(format_of_word("rss")->write(sample.feed) == golden("sample.rss.xml"));
  CHECK(format_of_word("atom")->write(sample.feed) == golden("sample.atom.xml"));
  CHECK(format_of_word("json")->write(sample.feed) == golden("sample.feed.json"));
}

TEST_CASE("a feed without entries is written to the byte") {
  Feed feed = empty_feed();
  feed.title = "Empty";
  feed.home_url = "https://example.org/";
  CHECK(format_of_word("rss")->write(feed) == golden("empty.rss.xml"));
  CHECK(format_of_word("atom")->write(feed) == golden("empty.atom.xml"));
  CHECK(format_of_word("json")->write(feed) == golden("empty.feed.json"));
}
