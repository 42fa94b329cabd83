#include "article/fields.h"

#include "format/yaml.h"
#include "format/yaml_writer.h"
#include "sites/jekyll/jekyll.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Settings with(std::vector<FrontMatterDefaults> defaults) {
  Settings settings;
  settings.generator = &kJekyll;
  jekyll_rules(settings).collections = {"trips"};
  settings.defaults = std::move(defaults);
  return settings;
}

FrontMatterDefaults scope(std::string path, std::string type, const char* values) {
  return {std::move(path), std::move(type), *read_yaml(values)};
}

std::string merged(const char* own, std::string_view path, const Settings& settings) {
  return write_yaml_value(with_defaults(*read_yaml(own), path, settings));
}

}  // namespace

TEST_CASE("defaults fill in what an article does not say") {
  const Settings settings =
      with({scope("", "", "{author: A, lang: en}"), scope("news", "posts", "{author: B}"),
            scope("", "trips", "{author: T}")});
  CHECK(merged("{title: x}", "_posts/x.md", settings) == "{title: x, author: A, lang: en}");
  CHECK(merged("{author: own}", "_posts/x.md", settings) == "{author: own, lang: en}");
  CHECK(merged("{author: }", "_posts/x.md", settings) == "{author: A, lang: en}");
  CHECK(merged("~", "news/_posts/x.md", settings) == "{author: B, lang: en}");
  CHECK(merged("~", "_trips/x.md", settings) == "{author: T, lang: en}");
}

TEST_CASE("of two defaults the later one counts, and stars match folders") {
  CHECK(merged("~", "a/b/c.md", with({scope("", "", "{k: 1}"), scope("", "", "{k: 2}")})) ==
        "{k: 2}");
  const Settings stars = with({scope("a/*/c", "", "{k: 1}")});
  CHECK(merged("~", "a/b/c/d.md", stars) == "{k: 1}");
  CHECK(merged("{}", "a/c/d.md", stars) == "{}");
}

TEST_CASE("Jekyll joins the categories of the defaults and the article's") {
  const Settings settings = with({scope("", "", "{categories: [a, b]}")});
  CHECK(merged("{categories: [c]}", "_posts/x.md", settings) == "{categories: [a, b, c]}");
}

}  // namespace feedgen
