#include "format/toml.h"

#include "support/catch.h"
#include "unit/format/show_node.h"

using namespace feedgen;

TEST_CASE("front matter in TOML becomes a tree in the order of the source") {
  CHECK(show(read_toml("title = \"智慧\"\n"
                       "draft = false\n"
                       "categories = ['b', 'a']\n"
                       "[z]\nk = 'v'\n"
                       "[author.home]\nurl = 'u'\n"
                       "[[list]]\nb = 1\na = 2\n[[list]]\nb = 3\n"
                       "[author.name]\nfirst = 'f'\n")) ==
        "{title: '智慧', draft: false, categories: ['b', 'a'], z: {k: 'v'}, "
        "author: {home: {url: 'u'}, name: {first: 'f'}}, list: [{b: 1, a: 2}, {b: 3}]}");
  CHECK(show(read_toml("b.z = 1\nb.a = 2\na = {y = 1, x = 2}")) ==
        "{b: {z: 1, a: 2}, a: {y: 1, x: 2}}");
}

TEST_CASE("TOML's dates and times take RFC 3339's form") {
  CHECK(show(read_toml("a = 1979-05-27T07:32:00Z\nb = 1979-05-27 00:32:00.500-07:30\n"
                       "c = 1979-05-27T07:32:00\nd = 1979-05-27\ne = 07:32:00.25\n")) ==
        "{a: 1979-05-27T07:32:00Z, b: 1979-05-27T00:32:00.5-07:30, c: 1979-05-27T07:32:00, "
        "d: 1979-05-27, e: 07:32:00.25}");
}

TEST_CASE("TOML's numbers are plain and its strings quoted") {
  CHECK(show(read_toml("a = 1_000\nb = 0xFF\nc = -1.5\nd = 3.0\ne = -inf\nf = nan\ng = '1'\n")) ==
        "{a: 1000, b: 255, c: -1.5, d: 3.0, e: -inf, f: nan, g: '1'}");
}

TEST_CASE("empty TOML is an empty map") {
  const Result<Node> node = read_toml("\uFEFF\n# nothing\n");
  REQUIRE(node);
  CHECK(node->is_map());
  CHECK(node->members.empty());
}

TEST_CASE("lines and columns of TOML count code points from one") {
  const Result<Node> node = read_toml("\n\"标题\" = '中'\na = ['中', 2]\n");
  REQUIRE(node);
  REQUIRE(node->members.size() == 2);
  CHECK((node->members[0].line == 2 && node->members[0].column == 1));
  CHECK((node->members[0].value.line == 2 && node->members[0].value.column == 8));
  const Node& second = node->members[1].value.items.at(1);
  CHECK((second.line == 3 && second.column == 11));
}

TEST_CASE("mistakes in TOML are told with their place and what to do") {
  CHECK(show(read_toml("a = 1\nb = text\n")) ==
        "2:6: broken TOML: expected 'true', saw 'te'; put texts in quotes");
  CHECK(show(read_toml("a = some text\n")) ==
        "1:5: broken TOML: could not determine value type; put texts in quotes");
  CHECK(show(read_toml("\"标\" = 1\n\"标\" = 2\n")).find("give each key once") !=
        std::string::npos);
  CHECK(show(read_toml("a = \"C:\\dir\"")) ==
        "1:9: broken TOML: unknown escape sequence '\\d'; put texts in quotes, and write \\\\ for "
        "a backslash");
  CHECK_FALSE(read_toml("a = \"\\ud800\""));
  CHECK_FALSE(read_toml("a = \"open"));
  CHECK_FALSE(read_toml(std::string_view("a = '\0'", 7)));
}

TEST_CASE("deeply nested TOML is refused") {
  const auto part = GENERATE("a.", "[", "a=[", "{a=", "'a'.", "\"a\" . ");
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += part;
  CAPTURE(part);
  CHECK_FALSE(read_toml(text + "b = 1"));
  CHECK_FALSE(read_toml("[" + text + "b]"));
  CHECK_FALSE(read_toml("x = " + text));
  CHECK_FALSE(read_toml("x = {" + text + "b = 1}"));
}

TEST_CASE("the limits of TOML are exact") {
  CHECK(read_toml("a.b.c = 1", {100, 3, 0}));
  CHECK_FALSE(read_toml("a.b.c.d = 1", {100, 3, 0}));
  CHECK(read_toml("a = '. . . . . .' # ......\nb = '''\n......'''\nc = 1.5", {100, 3, 0}));
  CHECK(read_toml("a = [1, 2]", {5, 3, 0}));
  CHECK_FALSE(read_toml("a = [1, 2, 3]", {5, 3, 0}));
}
