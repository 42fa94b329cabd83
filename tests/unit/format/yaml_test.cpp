#include "format/yaml.h"

#include "support/catch.h"
#include "unit/format/show_node.h"

using namespace feedgen;

TEST_CASE("front matter in YAML becomes a tree") {
  CHECK(show(read_yaml("title: '开启智慧城市新征程'\n"
                       "categories: \n"
                       " - 新媒体\n"
                       " - 趣头条\n"
                       "comments: false\n"
                       "date: Sat, 10 Jul 2021 13:01:16 GMT\n"
                       "tags: [a, \"b\"]\n"
                       "author: {name: x, url: http://h/p}\n")) ==
        "{title: '开启智慧城市新征程', categories: [新媒体, 趣头条], comments: false, "
        "date: Sat, 10 Jul 2021 13:01:16 GMT, tags: [a, 'b'], author: {name: x, url: http://h/p}}");
}

TEST_CASE("escapes of YAML for a no-break space and a line end are these") {
  CHECK(show(read_yaml("a: \"x\\_y\"")) == "{a: 'x\u00A0y'}");
  CHECK(show(read_yaml("a: \"\u00E9\\_\\Ny\"")) == "{a: '\u00E9\u00A0\ny'}");
}

TEST_CASE("YAML without any value is null") {
  for (const char* text : {"", "\n\n", "# only a comment\n", "---\n", "~", "null"}) {
    CAPTURE(text);
    const Result<Node> node = read_yaml(text);
    REQUIRE(node);
    CHECK(node->is_null());
    CHECK(node->line > 0);
  }
}

TEST_CASE("plain null words are null and quoted ones are text") {
  CHECK(show(read_yaml("a: ~\nb: null\nc: NULL\nd:\ne: 'null'\nf: \"\"\ng: nil\n")) ==
        "{a: ~, b: ~, c: ~, d: ~, e: 'null', f: '', g: nil}");
}

TEST_CASE("only the tag of strings means something") {
  CHECK(show(read_yaml("a: !!str true\nb: !!str null\nc: !!str\nd: ! 1\ne: !!int 1\nf: !x\n"
                       "g: !x 'y'\nh: !!map {i: !!seq [j]}\n")) ==
        "{a: 'true', b: 'null', c: '', d: '1', e: 1, f: !x, g: 'y', h: {i: [j]}}");
}

TEST_CASE("block scalars are quoted text") {
  CHECK(show(read_yaml("a: |\n  x\n  y\nb: >-\n  x\n  y\n")) == "{a: 'x\ny\n', b: 'x y'}");
}

TEST_CASE("a byte order mark, CRLF and a second document do no harm") {
  CHECK(show(read_yaml("\uFEFFa: b\r\nc: 'd'\r\n")) == "{a: b, c: 'd'}");
  CHECK(show(read_yaml("---\na: b\n---\nc: d\n")) == "{a: b}");
  CHECK(show(read_yaml("a: b\n...\nanything: [\n")) == "{a: b}");
  CHECK(show(read_yaml("a: b\n--- 'x")) == "{a: b}");
}

TEST_CASE("repeated keys stay, in the order of the source") {
  CHECK(show(read_yaml("z: 1\na: 2\nz: 3\n")) == "{z: 1, a: 2, z: 3}");
}

TEST_CASE("lines and columns of YAML count code points from one") {
  const Result<Node> node = read_yaml("\n标题: 中文\n作者: [甲, 乙]\r\né: {k: 😀, l: x}\n");
  REQUIRE(node);
  REQUIRE(node->members.size() == 3);
  const Node::Member& title = node->members[0];
  CHECK((title.line == 2 && title.column == 1));
  CHECK((title.value.line == 2 && title.value.column == 5));
  const Node& second = node->members[1].value.items.at(1);
  CHECK((second.line == 3 && second.column == 9));
  const Node::Member& last = node->members[2].value.members.at(1);
  CHECK((last.line == 4 && last.column == 11));
  CHECK((last.value.line == 4 && last.value.column == 14));
}

TEST_CASE("aliases are replaced by what they refer to") {
  CHECK(show(read_yaml("a: &x [1, {b: 'c'}]\nd: *x\n&k key: 1\n*k : 2\n")) ==
        "{a: [1, {b: 'c'}], d: [1, {b: 'c'}], key: 1, key: 2}");
  CHECK(show(read_yaml("[&a 1, *a, &a 2, *a]")) == "[1, 1, 2, 2]");
}

TEST_CASE("merge keys give way to a map's own keys and to earlier maps") {
  CHECK(show(read_yaml("a: &a {p: 1, q: 2}\nb: &b {q: 3, r: 4}\n"
                       "c:\n  <<: [*a, *b]\n  p: 9\nd: {<<: *b, <<: *a}\n")) ==
        "{a: {p: 1, q: 2}, b: {q: 3, r: 4}, c: {q: 2, r: 4, p: 9}, d: {q: 3, r: 4, p: 1}}");
  CHECK(show(read_yaml("'<<': {a: 1}")) == "{<<: {a: 1}}");
  CHECK(show(read_yaml("<<:\na: 1")) == "{a: 1}");
  CHECK(show(read_yaml("a: 1\n<<: text")) ==
        "2:1: broken YAML: '<<' with something that is no map; merge a map, as in '<<: *name', or "
        "put the key in quotes");
}

TEST_CASE("escapes in YAML make valid text") {
  CHECK(show(read_yaml(R"("\xff\u4e2d\U0001F600\t\\")")) == "'\u00FF中😀\t\\'");
  CHECK(show(read_yaml(std::string_view("a: b\0c", 6))) == "{a: b\uFFFDc}");
  CHECK(show(read_yaml("a: x\x04y\x01z")) == "{a: x\x04y\x01z}");
}

TEST_CASE("alias bombs in YAML are refused") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 60; ++i) {
    const std::string last = "*a" + std::to_string(i - 1);
    const std::string name = "a" + std::to_string(i);
    bomb += name + ": &" + name + " [" + last + ", " + last + "]\n";
  }
  const std::string refusal = show(read_yaml(bomb));
  CHECK(refusal.find("too many values") != std::string::npos);
}

TEST_CASE("aliases that repeat a long text are refused") {
  std::string bomb = "a: &a " + std::string(60'000, 'x') + "\nb: [";
  for (int i = 0; i < 1000; ++i) bomb += "*a, ";
  CHECK(show(read_yaml(bomb + "]")) ==
        "2:21: the aliases ('*') in the YAML repeat too much text; write less of it");
}

TEST_CASE("an alias inside of what it refers to is refused") {
  CHECK(show(read_yaml("a: &x [*x]")) ==
        "1:8: broken YAML: a '*' inside of what it refers to; put the value in quotes");
}

TEST_CASE("deeply nested YAML is refused") {
  const auto part = GENERATE("[", "{", "- ", "[[],", "{a: ", "[a: ", "[? ", "- - a\n", "? ");
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += part;
  CAPTURE(part);
  CHECK_FALSE(read_yaml(text));
  CHECK(read_yaml("[[[a]]]", {100, 3, 100}));
  CHECK(show(read_yaml("[[[[a]]]]", {100, 3, 100})) ==
        "1:4: the YAML is nested too deeply; use fewer levels");
  CHECK_FALSE(read_yaml("[&a [a], [[*a]]]", {100, 3, 100}));
}

TEST_CASE("YAML with too many values is refused") {
  CHECK(read_yaml("[1, 2, 3]", {4, 8, 100}));
  CHECK(show(read_yaml("[1, 2, 3, 4]", {4, 8, 100})) ==
        "1:11: the YAML holds too many values; use fewer of them, or fewer aliases ('*')");
}
