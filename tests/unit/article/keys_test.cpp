#include "article/keys.h"

#include <set>

#include "article/episodes.h"
#include "article/read_article.h"
#include "support/catch.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

ArticleReading read(const std::string& fields) {
  const SourceFile file{"a.md", "a.md", Instant{}};
  return read_article(file, "---\ndate: 2021-07-10\n" + fields + "\n---\nbody", Settings{});
}

}  // namespace

TEST_CASE("each row of the keys has what the manual needs, and names that no other row has") {
  std::set<std::string> names;
  for (const FrontMatterKey& key : front_matter_keys()) {
    CAPTURE(key.what);
    REQUIRE_FALSE(key.names.empty());
    CHECK(key.read != nullptr);
    CHECK_FALSE(key.otherwise.empty());
    for (const std::string_view name : key.names) {
      // A date or a switch: the two rows tell them apart.
      if (name == "published" || key.what == "kept back") continue;
      CHECK(names.insert(ascii_lower(name)).second);
    }
  }
  for (const EpisodeKey& key : episode_keys()) {
    CHECK(key.read != nullptr);
    CHECK_FALSE(key.says.empty());
  }
}

TEST_CASE("names in the rows match whatever their case, and the first that has a value counts") {
  CHECK(read("EXPIRYDATE: 2021-08-01").article->expires);
  CHECK(read("language: de\nLang: fr").article->language == "fr");
  CHECK(read("language: de\nlang:").article->language == "de");
}

TEST_CASE("rows behind the one that hides an article are not read") {
  const ArticleReading reading = read("draft: true\nexpiryDate: never");
  CHECK(reading.kept_back.kind == Hidden::kDraft);
  CHECK_FALSE(reading.article);
  CHECK(reading.diagnostics.empty());
}

}  // namespace feedgen
