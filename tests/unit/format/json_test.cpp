#include "format/json.h"

#include "support/catch.h"
#include "unit/format/show_node.h"

using namespace feedgen;

TEST_CASE("front matter in JSON becomes a tree in the order of the source") {
  CHECK(show(read_json(R"({"title": "智慧", "z": [1, true, null], "a": {"k": "v"}, "z": 2})")) ==
        "{title: '智慧', z: [1, true, ~], a: {k: 'v'}, z: 2}");
  CHECK(show(read_json("[]")) == "[]");
  CHECK(show(read_json("\uFEFF\"x\"")) == "'x'");
}

TEST_CASE("JSON's numbers stay as they are spelled") {
  CHECK(show(read_json("[-0, 1.50, 1E5, 12345678901234567890123]")) ==
        "[-0, 1.50, 1E5, 12345678901234567890123]");
}

TEST_CASE("escapes in JSON are decoded") {
  CHECK(show(read_json(R"("\u4e2d\ud83d\ude00\n\"\/")")) == "'中😀\n\"/'");
}

TEST_CASE("lines and columns of JSON count code points from one") {
  const Result<Node> node =
      read_json("{\"a\" : \"\\\"标\",\n  \"标\": [ 1,\"中\" , {\"k\":null} ]}");
  REQUIRE(node);
  REQUIRE(node->members.size() == 2);
  CHECK((node->members[0].value.line == 1 && node->members[0].value.column == 8));
  const Node::Member& second = node->members[1];
  CHECK((second.line == 2 && second.column == 3));
  REQUIRE(second.value.items.size() == 3);
  CHECK((second.value.column == 8));
  CHECK((second.value.items[1].column == 12));
  CHECK((second.value.items[2].column == 18));
  CHECK((second.value.items[2].members.at(0).value.column == 23));
}

TEST_CASE("mistakes in JSON are told with their place and what to do") {
  CHECK(show(read_json("{\"标\": 1,\n}")) ==
        "2:1: broken JSON: unexpected '}'; remove the comma before it, or add what is missing");
  CHECK(show(read_json("{a: 1}")) ==
        "1:2: broken JSON: invalid literal; put texts and keys in double quotes");
  CHECK(show(read_json("{\"a\": \"x}")) ==
        "1:10: broken JSON: invalid string: missing closing quote; close the string with '\"'");
  CHECK(show(read_json("[1, 2")) ==
        "1:6: broken JSON: unexpected end of input; close every '{' and '['");
  CHECK(show(read_json("[1 2]")) ==
        "1:4: broken JSON: unexpected number literal; put a comma or a colon before it");
  CHECK(show(read_json("[1e999]")) ==
        "1:6: broken JSON: a number that is too large; put it in quotes");
  CHECK(show(read_json(std::string_view("[]\0x", 4))) ==
        "1:3: broken JSON: a NUL character; remove it");
  CHECK_FALSE(read_json("\"\\ud800\""));
  CHECK_FALSE(read_json(""));
  CHECK_FALSE(read_json("{} x"));
}

TEST_CASE("a parser's complaint about a long JSON number is short") {
  const Result<Node> node = read_json(std::string(100'000, '1'));
  REQUIRE_FALSE(node);
  CHECK(node.error().message.problem.size() < 200);
}

TEST_CASE("deep and large JSON is refused") {
  const auto part = GENERATE("[", "{\"a\":", "[[],", "[{\"a\":");
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += part;
  CAPTURE(part);
  CHECK_FALSE(read_json(text));
  CHECK(read_json("[[[1]]]", {100, 3, 0}));
  CHECK(show(read_json("[[[[1]]]]", {100, 3, 0})) ==
        "1:4: the JSON is nested too deeply; use fewer levels");
  CHECK(read_json("[1, 2]", {3, 3, 0}));
  CHECK(show(read_json("[1, 2, 3]", {3, 3, 0})) ==
        "1:8: the JSON holds too many values; use fewer of them");
}

TEST_CASE("a JSON object ends where its brace closes") {
  CHECK(json_object_length("{}") == 2);
  CHECK(json_object_length("{\"a\": {\"b\": 1}}\n\nbody {") == 15);
  CHECK(json_object_length(R"({"a": "}\"}\\"} rest)") == 15);
  CHECK(json_object_length("{\"a\": 1") == std::string_view::npos);
  CHECK(json_object_length("{\"a}") == std::string_view::npos);
  CHECK(json_object_length("{\"a\\") == std::string_view::npos);
}
