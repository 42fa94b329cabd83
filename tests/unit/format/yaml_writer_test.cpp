#include "format/yaml_writer.h"

#include "format/json.h"
#include "format/yaml.h"
#include "show_node.h"
#include "support/catch.h"

namespace feedgen {
namespace {

std::string read_back(const Node& node) { return show(read_yaml(write_yaml_value(node))); }

}  // namespace

TEST_CASE("what is written as YAML is read back as the same data") {
  for (const char* yaml : {"a",
                           "true",
                           "'true'",
                           "20",
                           "[a, [b, 'c d'], {}]",
                           "{a: b, 'x: y': [1, ~], null: x}",
                           "':year/:title/'",
                           "'- a'",
                           "'#x'",
                           "'a #b'",
                           "'a: b'",
                           "https://example.org/x",
                           "a:b",
                           "\"\\n\\n\"",
                           "\"\\u0085\\u2028\\uFEFF\\x07\"",
                           "' padded '",
                           "\"quote \\\" and \\\\\"",
                           "'@x'",
                           "'%x'",
                           "'!x'",
                           "'&x'",
                           "'*x'",
                           "2021-07-10",
                           "新媒体",
                           "'，'",
                           "'a  b'",
                           "'-'"}) {
    CAPTURE(yaml);
    const Result<Node> node = read_yaml(yaml);
    REQUIRE(node);
    CHECK(read_back(*node) == show(*node));
  }
}

TEST_CASE("plain text stays plain, what could be misread is quoted") {
  const auto written = [](const char* json) { return write_yaml_value(*read_json(json)); };
  CHECK(write_yaml_value(*read_yaml("The Harbour Review")) == "The Harbour Review");
  CHECK(write_yaml_value(*read_yaml("https://example.org/")) == "https://example.org/");
  CHECK(write_yaml_value(*read_yaml("':year/'")) == "\":year/\"");
  CHECK(written("[1, true, \"true\", null]") == "[1, true, \"true\", null]");
}

TEST_CASE("a map is a block of members, each in one line") {
  CHECK(write_yaml_member("hexo", *read_yaml("{a: b, c: {d: e}}")) ==
        "hexo:\n  a: b\n  c: {d: e}\n");
  CHECK(write_yaml_member("defaults", *read_yaml("[{path: x}]")) == "defaults:\n  - {path: x}\n");
  CHECK(write_yaml_member("title", *read_yaml("x")) == "title: x\n");
  CHECK(write_yaml_member("empty", *read_yaml("{}")) == "empty: {}\n");
}

}  // namespace feedgen
