#include "format/yaml.h"
#include "sites/11ty/11ty.h"
#include "support/catch.h"

namespace feedgen {
namespace {

// What `permalink` becomes in the head of the file at `path`; "" is none.
std::string permalink(const std::string& written, const std::string& path) {
  const Node head = read_eleventy_head(*read_yaml("permalink: '" + written + "'"), path, {});
  return head.members.at(0).value.text;
}

}  // namespace

TEST_CASE("Eleventy's permalinks are filled in with the parts of the path") {
  CHECK(permalink("/x/{{ page.fileSlug }}/", "posts/2021-07-10-a.md") == "/x/a/");
  CHECK(permalink("{{page.filePathStem | url}}.html", "posts/a.md") == "/posts/a.html");
  CHECK(permalink("/{{ page.fileSlug }}/{{ page.fileSlug }}/", "b/index.md") == "/b/b/");
  CHECK(permalink("/x/", "posts/a.md") == "/x/");
  CHECK(permalink("/{{ title }}/", "posts/a.md").empty());
  CHECK(permalink("/{{ page.fileSlug", "posts/a.md").empty());
  CHECK(permalink("/{{ page.fileSlug }}{% if a %}b{% endif %}", "posts/a.md").empty());
}

TEST_CASE("what Eleventy's permalinks ask for is filled in up to the longest address") {
  std::string pattern;
  for (int i = 0; i < 5000; ++i) pattern += "{{ page.filePathStem }}";
  const std::string path = "posts/" + std::string(200, 'b') + ".md";
  const std::string filled = permalink(pattern, path);
  CHECK(filled.size() > kLongestAddress);
  CHECK(filled.size() <= kLongestAddress + path.size());
}

}  // namespace feedgen
