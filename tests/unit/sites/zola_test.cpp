#include "sites/zola/zola.h"

#include "format/toml.h"
#include "format/yaml_writer.h"
#include "site_facts.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::string address(const std::string& path, std::map<std::string, std::string> fields = {},
                    const ZolaRules& rules = {}) {
  Settings settings;
  zola_rules(settings) = rules;
  return zola_address(SiteFacts{path, std::move(fields), {}, ""}.facts(), settings);
}

}  // namespace

TEST_CASE("Zola's addresses are folders as they are and slugs") {
  CHECK(address("blog/Hello World.md") == "blog/hello-world/");
  CHECK(address("My Blog/A b.md") == "My%20Blog/a-b/");
  CHECK(address("blog/2024-03-01-hello.md") == "blog/hello/");
  CHECK(address("blog/2024-03-01_hello.md") == "blog/hello/");
  CHECK(address("blog/2024-03-01 - hello.md") == "blog/hello/");
  CHECK(address("blog/2024-03-01.md") == "blog/2024-03-01/");
  CHECK(address("blog/2024-03-01T10:00:00Z-x.md") == "blog/x/");
  CHECK(address("a/index.md") == "a/");
  CHECK(address("index.md").empty());
  CHECK(address("blog/2024-03-01-b/index.md") == "blog/b/");
  CHECK(address("a.md", {{"slug", "Été à Köln"}}) == "ete-a-koln/");
  CHECK(address("a.md", {{"slug", "日本"}}) == "ri-ben/");
  CHECK(address("a/b.md", {{"path", "/x/y.html"}}) == "x/y.html/");
  ZolaRules safe{ZolaRules::Slugs::kSafe, ZolaRules::Slugs::kOn, true, {}};
  CHECK(address("2024-03-01-Été #1?.md", {}, safe) == "2024-03-01-%C3%89t%C3%A9%20%231/");
  CHECK(address("test (hey) [x]. .md", {}, safe) == "test%20(hey)%20%5Bx%5D/");
  ZolaRules off{ZolaRules::Slugs::kOff, ZolaRules::Slugs::kOn, false, {}};
  CHECK(address("A B.md", {}, off) == "A%20B/");
}

TEST_CASE("names of Zola's pages hold dates") {
  CHECK(read_zola_name("a/2024-03-01-x.md").date == "2024-03-01");
  CHECK(read_zola_name("2024-03-01T10:00:00+02:00-x/index.md").date == "2024-03-01T10:00:00+02:00");
  CHECK(read_zola_name("2024-03-01x.md").date.empty());
  CHECK(read_zola_name("2024-3-1-x.md").date.empty());
}

TEST_CASE("Zola's taxonomies are tags, categories and authors") {
  const auto head = [](const std::string& toml) {
    return write_yaml_value(read_zola_head(*read_toml(toml), "a.md", {}));
  };
  const std::string read =
      head("title = 'T'\n[taxonomies]\ntags = ['a']\ncategories = ['C']\npeople = ['p']\n");
  CHECK(read.find("tags: [\"a\", \"p\"]") != std::string::npos);
  CHECK(read.find("categories: [\"C\"]") != std::string::npos);
  CHECK(head("render = false\n").find("hidden: true") != std::string::npos);
}

TEST_CASE("Zola and Hugo are told apart") {
  const IsBeside nothing = [](std::string_view) { return false; };
  const Node zola =
      *read_toml("base_url = 'https://z.example'\ntitle = 'S'\ntaxonomies = [{name = 'tags'}]\n");
  const Node hugo = *read_toml("baseURL = 'https://g.example'\ntitle = 'S'\n[params]\nx = 1\n");
  const SiteGenerator* other = generator_of_word("hugo");
  CHECK(kZola.likeness(zola, nothing) > other->likeness(zola, nothing));
  CHECK(kZola.likeness(hugo, nothing) == 0);
}

}  // namespace feedgen
