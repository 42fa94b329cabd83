#include "article/categories.h"

#include "format/yaml.h"
#include "support/catch.h"

namespace feedgen {
namespace {

using Paths = std::vector<CategoryPath>;

Paths categories(const char* yaml, CategoryRule rule = CategoryRule::kHierarchy) {
  const Result<Node> node = read_yaml(yaml);
  REQUIRE(node);
  return read_categories(*node, rule);
}

}  // namespace

TEST_CASE("a list of categories is one path, or separate names by the flat rule") {
  CHECK(categories("[a, b]") == Paths{{"a", "b"}});
  CHECK(categories("[a, b, a]", CategoryRule::kFlat) == Paths{{"a"}, {"b"}});
}

TEST_CASE("a list that holds a list holds several paths") {
  CHECK(categories("[[a, b], [a, c], d]") == Paths{{"a", "b"}, {"a", "c"}, {"d"}});
  CHECK(categories("[[a, b], c]", CategoryRule::kFlat) == Paths{{"a", "b"}, {"c"}});
}

TEST_CASE("one text is one category, slashes and all") {
  CHECK(categories("a/b c") == Paths{{"a/b c"}});
}

TEST_CASE("category names are plain text in one normal form") {
  CHECK(categories("[\" A &amp; B\\t\", \"e\\u0301\", \"\", ~]") == Paths{{"A & B", "é"}});
}

TEST_CASE("tags are a list or words between commas, each once") {
  const auto tags = [](const char* yaml) { return read_tags(*read_yaml(yaml)); };
  CHECK(tags("[a, b, a, 1]") == std::vector<std::string>{"a", "b", "1"});
  CHECK(tags("'a, b c,,a'") == std::vector<std::string>{"a", "b c"});
}

}  // namespace feedgen
