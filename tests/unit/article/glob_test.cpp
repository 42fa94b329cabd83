#include "article/glob.h"

#include <string>

#include "support/catch.h"

namespace feedgen {

TEST_CASE("a pattern without a slash matches at any depth, folders with all that is in them") {
  CHECK(matches_glob("*.html", "a/b/c.html"));
  CHECK(matches_glob("private", "a/private/b/c.md"));
  CHECK(matches_glob("private/", "private/c.md"));
  CHECK_FALSE(matches_glob("*.html", "a.md"));
  CHECK_FALSE(matches_glob("private", "a/privateer.md"));
}

TEST_CASE("a pattern with a slash begins at the articles' folder") {
  CHECK(matches_glob("a/*.md", "a/x.md"));
  CHECK(matches_glob("/x.md", "x.md"));
  CHECK_FALSE(matches_glob("/x.md", "a/x.md"));
  CHECK_FALSE(matches_glob("a/*.md", "b/a/x.md"));
  CHECK(matches_glob("a/**/x.md", "a/x.md"));
  CHECK(matches_glob("a/**/x.md", "a/b/c/x.md"));
  CHECK(matches_glob("private/**", "private/a/b.md"));
}

TEST_CASE("a question mark is one character, not one byte") {
  CHECK(matches_glob("?.md", "新.md"));
  CHECK_FALSE(matches_glob("?.md", "新新.md"));
}

TEST_CASE("an empty pattern matches nothing") {
  CHECK_FALSE(matches_glob("", "a"));
  CHECK_FALSE(matches_glob("/", "a"));
}

TEST_CASE("hostile patterns end soon") {
  std::string pattern;
  for (int i = 0; i < 200; ++i) pattern += "**/*a*";
  CHECK_FALSE(matches_glob(pattern + "/b", std::string(4000, 'a')));
}

}  // namespace feedgen
