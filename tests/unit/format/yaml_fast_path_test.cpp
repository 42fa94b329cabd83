
#include <string>

#include "format/yaml.h"
#include "support/catch.h"
#include "support/same_node.h"
#include "unit/format/show_node.h"

using namespace feedgen;

namespace {

// The articles that feedgen is measured by look like this.
constexpr const char* kScraped =
    "title: '开启智慧城市新征程 2021_海港杯''启动'\n"
    "categories: \n"
    " - 新媒体\n"
    " - 趣头条\n"
    " - 分类\n"
    "headimg: 'https://proxy.example/?http://static.example/a.gif'\n"
    "author: 趣头条\n"
    "comments: false\n"
    "date: Sat, 10 Jul 2021 13:01:16 GMT\n"
    "thumbnail: 'https://proxy.example/?http://static.example/a.gif'\n";

void check_accepted(const std::string& text) {
  CAPTURE(text);
  const std::optional<Node> fast = read_plain_yaml(text, {});
  REQUIRE(fast);
  const Result<Node> whole = parse_yaml(text, {});
  REQUIRE(whole);
  CHECK(show(*fast) == show(*whole));
  CHECK(same_node(*fast, *whole));
}

void check_declined(const std::string& text) {
  CAPTURE(text);
  CHECK_FALSE(read_plain_yaml(text, {}));
}

}  // namespace

TEST_CASE("the front matter of a scraped article takes the fast path") {
  check_accepted(kScraped);
  CHECK(show(*read_plain_yaml(kScraped, {})) ==
        "{title: '开启智慧城市新征程 2021_海港杯'启动', categories: [新媒体, 趣头条, 分类], "
        "headimg: 'https://proxy.example/?http://static.example/a.gif', author: 趣头条, "
        "comments: false, date: Sat, 10 Jul 2021 13:01:16 GMT, "
        "thumbnail: 'https://proxy.example/?http://static.example/a.gif'}");
}

TEST_CASE("flat front matter takes the fast path, in every usual way of writing it") {
  for (const char* text : {
           "layout: post\ntitle:  Hello, world!\ndate:   2021-07-10 13:01:16 +0800\n",
           "title: \"Say \\\"hello\\\" \\\\ \\/\"\n",
           "tags: [a, \"b c\", 'it''s', 中文, 1.0, null]\ndraft: true\n",
           "tags: []\nnames: [ a ]\n",
           "tags:\n- a\n- 'b'\n- \"c\"\nend: 1\n",
           "tags:\n    -   a\n    -   b\n",
           "title: it's a:b#c, [d] {e} \"f\" & g\n",
           "title: -13℃，《新闻》\n",
           "title: ''\nintro: \"\"\n",
           "# a comment\na: b\n\n   \n# another\nc: d\n",
           "tags:\n# between\n - a\n\n - b\n",
           "a: b\r\ntags: \r\n - c\r\n\r\nd: 'e'\r\n",
           "a.b-c_D9: x\n2021: y\n",
           "a: b",
           "\n\na: b   \n",
       }) {
    check_accepted(text);
  }
}

TEST_CASE("a key without a value is null where the next token stands, on the fast path too") {
  for (const char* text : {"a:\nb: c\n", "a: \n\n# x\nb:\n", "a:", "a:  ", "a:\r\n", "a:\n# 中文",
                           "a: ~\nb: null\nc: Null\nd: NULL\ne: nULL\n", "a: b\nc:\n\n  "}) {
    check_accepted(text);
  }
}

TEST_CASE("repeated keys stay on the fast path too") { check_accepted("z: 1\na: 2\nz: 3\n"); }

TEST_CASE("the fast path declines what is not flat") {
  for (const char* text :
       {"a:\n  b: c\n", "a:\n - b: c\n", "a:\n - - b\n", "a:\n - [b]\n", "a: {b: c}\n",
        "a: [b, [c]]\n", "a: [b: c]\n", "- a\n- b\n", "a\n", "'a'\n", "[a]\n", "", "\n", "# x\n"}) {
    check_declined(text);
  }
}

TEST_CASE("the fast path declines scalars of more than one line") {
  for (const char* text :
       {"a: b\n c\n", "a: 'b\n  c'\n", "a: \"b\n  c\"\n", "a: |\n b\n", "a: >-\n b\n", "a:\n  b\n",
        "a:\n - b\n   c\n", "a: [b,\n c]\n", "a: b\n\n  # c\n", "a: b\n - c\n"}) {
    check_declined(text);
  }
}

TEST_CASE("the fast path declines characters that mean something in YAML") {
  for (const char* text : {"a: &b c\n",      "a: *b\n",           "a: !b c\n",    "a: %b\n",
                           "a: @b\n",        "a: `b`\n",          "a: ? b\n",     "a: b: c\n",
                           "a: b:\n",        "a: b # c\n",        "a: # c\n",     "a: ,b\n",
                           "a: ]b\n",        "a: - b\n",          "a: -\n",       "? a\n",
                           "<<: a\n",        "a b: c\n",          "'a': b\n",     "null: a\n",
                           "~: a\n",         "键: a\n",           "a:b\n",        "a : b\n",
                           "a:\n -\n - b\n", "a:\n - b\n  - c\n", "a: [b,]\n",    "a: [,b]\n",
                           "a: [b,, c]\n",   "a: [b] c\n",        "a: [b\n",      "a: [b c: d]\n",
                           "a: [#b]\n",      "a: [-]\n",          "a: [b 'c']\n", "a: [~]\n",
                           "a: ['b' c]\n"}) {
    check_declined(text);
  }
}

TEST_CASE("the fast path declines quotes that it can't match and escapes that it does not know") {
  for (const char* text :
       {"a: 'b\n", "a: \"b\n", "a: 'b' c\n", "a: 'b'c\n", "a: 'b'''c\n", "a: \"b\\\"\n",
        "a: \"\\u4e2d\"\n", "a: \"\\n\"\n", "a: \"\\x41\"\n", "a: ['b]\n", "a: 'b' # c\n"}) {
    check_declined(text);
  }
}

TEST_CASE("the fast path declines document marks and control characters") {
  using namespace std::string_literals;
  for (const std::string& text :
       {"---\na: b\n"s, "a: b\n---\n"s, "a: b\n...\n"s, "%YAML 1.2\n"s, "a: b\tc\n"s, "a:\tb\n"s,
        "a: b\rc: d\n"s, "a: b\r"s, "a: \x04\n"s, "a: b\0\n"s, "\uFEFFa: b\n"s}) {
    check_declined(text);
  }
}

TEST_CASE("the fast path leaves it to the parser to refuse what is too large") {
  const std::string text = "a:\n - b\n - c\nd: e\n";
  CHECK(read_plain_yaml(text, {7, 2, 0}));
  CHECK(parse_yaml(text, {7, 2, 0}));
  CHECK_FALSE(read_plain_yaml(text, {6, 2, 0}));
  CHECK_FALSE(read_plain_yaml(text, {7, 1, 0}));
  CHECK_FALSE(read_plain_yaml(std::string(300, 'k') + ": v\n", {}));
}
