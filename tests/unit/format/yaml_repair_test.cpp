#include <chrono>

#include "format/yaml.h"
#include "support/catch.h"
#include "unit/format/show_node.h"

namespace feedgen {
namespace {

constexpr std::string_view kKeys[] = {"title", "tags", "date"};

struct ByHand {
  std::string tree;
  std::vector<Message> mended;
};

ByHand by_hand(std::string_view text) {
  ByHand read;
  read.tree = show(read_yaml_by_hand(text, kKeys, read.mended));
  return read;
}

}  // namespace

TEST_CASE("tabs in the indentation of YAML are two blanks each") {
  CHECK(show(read_yaml("tags:\n\t- a\n\t- b\n")) == "{tags: [a, b]}");
  CHECK(show(read_yaml("a:\n\tb:\n\t\tc: 1\n\td: 2\n")) == "{a: {b: {c: 1}, d: 2}}");
  CHECK(show(read_yaml("a: \"x\ty\"\n")) == "{a: 'x\ty'}");
  CHECK(show(read_yaml("a: 1\n\t# a comment\n\t\nb: 2\n")) == "{a: 1, b: 2}");
  CHECK(show(read_yaml("a: |\n\tone\n\ttwo\n")) == "{a: 'one\ntwo\n'}");
}

TEST_CASE("a question mark in a plain text of a flow list or map is text") {
  CHECK(show(read_yaml("tags: [why?, how, what? a, ?x]")) ==
        "{tags: ['why?', how, 'what? a', '?x']}");
  CHECK(show(read_yaml("p: [https://x.example/a.jpg?v=2]")) ==
        "{p: ['https://x.example/a.jpg?v=2']}");
  CHECK(show(read_yaml("q: {a: why?, b?: c}")) == "{q: {a: 'why?', b?: c}}");
  CHECK(show(read_yaml("t: [it's so?]")) == "{t: ['it's so?']}");
  CHECK(show(read_yaml("- [a?,\n   b]\n- c?\n")) == "[['a?', b], c?]");
  CHECK(show(read_yaml("a: [x, # why?\n  'q?', \"r?\"]")) == "{a: [x, 'q?', 'r?']}");
}

TEST_CASE("what is no flow list keeps its question marks as they are") {
  CHECK(show(read_yaml("a: |\n  [x?]\nb: [y?]\n")) == "{a: '[x?]\n', b: ['y?']}");
  CHECK(show(read_yaml("a: text\n  [x?] more\nb: [y?]\n")) == "{a: text [x?] more, b: ['y?']}");
  CHECK(show(read_yaml("a: '[x?]\n  [y?]'\nb: [z?]\n")) == "{a: '[x?] [y?]', b: ['z?']}");
  CHECK(show(read_yaml("# [x?]\na: b\nc: [d?]\n")) == "{a: b, c: ['d?']}");
}

TEST_CASE("places in mended YAML are those of the text that was written") {
  const Result<Node> flow = read_yaml("a: [b?, c?, {d: e}]\n");
  REQUIRE(flow);
  const Node& items = flow->members[0].value;
  CHECK(items.items[0].column == 5);
  CHECK(items.items[1].column == 9);
  CHECK(items.items[2].column == 13);
  CHECK(items.items[2].members[0].value.column == 17);
  const Result<Node> tabs = read_yaml("a:\n\tb:\n\t\tc: 1\n");
  REQUIRE(tabs);
  const Node::Member& c = tabs->members[0].value.members[0].value.members[0];
  CHECK(c.line == 3);
  CHECK(c.column == 3);
  CHECK(show(read_yaml("a: [b?, c]\nd: x: y\n")).starts_with("2:5: broken YAML"));
  CHECK(show(read_yaml("\ta: @x\n")).starts_with("1:5: broken YAML"));
}

TEST_CASE("keys that are known need no blank behind the colon") {
  CHECK(by_hand("title:x\na: b\n").tree == "{title: x, a: b}");
  CHECK(by_hand("a: b\ntags:[c, d]").tree == "{a: b, tags: [c, d]}");
  CHECK(by_hand("title：标题\ndate： 2024-03-06\n").tree == "{title: 标题, date: 2024-03-06}");
  CHECK(by_hand("title:\u00A0x\n").tree == "{title: x}");
  CHECK(by_hand("Title:x\r\na: b\r\n").tree == "{Title: x, a: b}");
  CHECK(by_hand("a: b\nother:x\n").tree != "{a: b, other: x}");
  CHECK(by_hand("a: b\n  title:x\n").tree == "{a: b title:x}");
  CHECK(by_hand("a: b\n").mended.empty());
  const ByHand mended = by_hand("a: b\ntags:[c]\n");
  REQUIRE(mended.mended.size() == 1);
  CHECK(mended.mended[0].place.line == 2);
  CHECK(mended.mended[0].remedy == "write it as \"tags: [c]\"");
}

TEST_CASE("mending YAML costs no more than a walk over it") {
  const auto begin = std::chrono::steady_clock::now();
  std::string text = "a: [";
  for (int i = 0; i < 60'000; ++i) text += "[?,";
  CHECK_FALSE(read_yaml(text));
  CHECK_FALSE(read_yaml("a: b\n" + std::string(200'000, '\t') + "x: [?"));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}

}  // namespace feedgen
