#include "format/yaml.h"
#include "support/catch.h"
#include "unit/format/show_node.h"

using namespace feedgen;

namespace {

struct Mistake {
  const char* yaml;
  const char* message;
};

const Mistake kMistakes[] = {
    {"标题: a: b\n", "1:6: broken YAML: a second ': ' in the same line; put the value in quotes"},
    {"url: http://x: y",
     "1:14: broken YAML: a second ': ' in the same line; put the value in quotes"},
    {"\n标题: 'open\nb: c\n",
     "2:5: broken YAML: a quote that is never closed; close it at the end of the value"},
    {"title: \"open\nb: c",
     "1:8: broken YAML: a quote that is never closed; close it at the end of the value"},
    {"title: 'open\n---\n",
     "1:8: broken YAML: a quote that is never closed; close it at the end of the value"},
    {"- \"a\"\n- \"b",
     "2:3: broken YAML: a quote that is never closed; close it at the end of the value"},
    {"title: '标题's'\nb: c",
     "1:12: broken YAML: text behind the closing quote; write '' for a ' inside single quotes, and "
     "\\\" for a \" inside double quotes"},
    {"title: [x] y\nb: c",
     "1:12: broken YAML: text behind the closing bracket; put the whole value in quotes"},
    {"title: [x\nb: c\n",
     "1:8: broken YAML: a '[' that is never closed; close it with ']', or put the value in quotes"},
    {"a: {x: 1",
     "1:4: broken YAML: a '{' that is never closed; close it with '}', or put the value in quotes"},
    {"title: ] x",
     "1:8: broken YAML: a closing bracket without an opening one; put the value in quotes"},
    {"title: @x", "1:8: broken YAML: a value can't begin with '@'; put the value in quotes"},
    {"title: %x", "1:8: broken YAML: a value can't begin with '%'; put the value in quotes"},
    {"title: `x`", "1:8: broken YAML: a value can't begin with '`'; put the value in quotes"},
    {"title: ,x", "1:8: broken YAML: a value can't begin with ','; put the value in quotes"},
    {"title: *bold* text",
     "1:8: broken YAML: a '*' that refers to no '&' anchor; put the value in quotes"},
    {"title: &",
     "1:9: broken YAML: a value can't begin with '&' unless it names an anchor; put the value in "
     "quotes"},
    {"a:\n  - x\n - y\n",
     "3:2: broken YAML: a list item that is indented differently from its list; indent the items "
     "of a list alike"},
    {"b: c\n- a",
     "2:1: broken YAML: a list item that is indented differently from its list; indent the items "
     "of a list alike"},
    {"title: - x",
     "1:8: broken YAML: a list item can't begin in the middle of a line; begin the list on the "
     "next line, or put the value in quotes"},
    {"a: 1\n  b: 2\n",
     "2:4: broken YAML: a key that belongs to nothing above it; give every key its colon, and "
     "indent the keys of one map alike"},
    {"  a: 1\nb: 2",
     "2:1: broken YAML: a line that is indented differently from those it belongs to; indent the "
     "keys of a map alike, and the items of a list too"},
    {"title: > x",
     "1:10: broken YAML: text follows '|' or '>' on the same line; begin the text on the next "
     "line, or put the value in quotes"},
    {"path: \"C:\\dir\"",
     "1:12: broken YAML: an unknown escape in double quotes; write \\\\ for a backslash, or use "
     "single quotes"},
    {"a: \"\\ud800\"",
     "1:11: broken YAML: an escape that names no character; write a character above U+FFFF as "
     "\\U0001F600"},
    {"? [a]\n: b", "1:3: broken YAML: a list or a map as a key; put the key in quotes"},
};

}  // namespace

TEST_CASE("frequent mistakes in YAML are told with their place and what to do") {
  for (const Mistake& mistake : kMistakes) {
    CAPTURE(mistake.yaml);
    CHECK(show(read_yaml(mistake.yaml)) == mistake.message);
  }
}

TEST_CASE("quotes inside of words and comments are no open quotes") {
  CHECK(show(read_yaml("a: it's # 'tis\nb: 'x' # don't")) == "{a: it's, b: 'x'}");
  CHECK(show(read_yaml("a: 'it''s'")) == "{a: 'it's'}");
  CHECK(show(read_yaml("a: \"\\\"\"")) == "{a: '\"'}");
  CHECK(show(read_yaml("a: !x 'y'\n")) == "{a: 'y'}");
}
