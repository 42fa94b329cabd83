#include "article/front_matter.h"

#include <string>

#include "support/catch.h"

namespace feedgen {
namespace {

using Syntax = FrontMatter::Syntax;

Result<Node> parse(const FrontMatter& front_matter) {
  Diagnostics diagnostics;
  return parse_front_matter(front_matter, diagnostics);
}

std::string value_of(const FrontMatter& front_matter, const std::string& key) {
  const Result<Node> root = parse(front_matter);
  REQUIRE(root);
  for (const Node::Member& member : root->members) {
    if (member.key == key) return member.value.text;
  }
  return "(none)";
}

unsigned line_of(const std::string& source, const std::string& key) {
  const Result<Node> root = parse(split_front_matter(source));
  REQUIRE(root);
  for (const Node::Member& member : root->members) {
    if (member.key == key) return member.line;
  }
  return 0;
}

}  // namespace

TEST_CASE("front matter opens with --- and closes with --- or ...") {
  for (const char* closing : {"---", "...", "---  ", "----"}) {
    CAPTURE(closing);
    const std::string source = std::string("---\ntitle: A\n") + closing + "\nbody\n";
    const FrontMatter split = split_front_matter(source);
    CHECK(split.syntax == Syntax::kYaml);
    CHECK(split.body == "body\n");
    CHECK(value_of(split, "title") == "A");
  }
}

TEST_CASE("a byte order mark, blank lines and CRLF do not hide front matter") {
  const std::string source = "\xEF\xBB\xBF \r\n\r\n---\r\ntitle: 'A'\r\n---\r\nbody";
  const FrontMatter split = split_front_matter(source);
  CHECK(value_of(split, "title") == "A");
  CHECK(split.body == "body");
  CHECK(line_of(source, "title") == 4);
}

TEST_CASE("TOML stands between plus signs") {
  const FrontMatter split = split_front_matter("+++\ntitle = \"A\"\n+++\nbody");
  CHECK(split.syntax == Syntax::kToml);
  CHECK(value_of(split, "title") == "A");
  CHECK(split.body == "body");
}

TEST_CASE("JSON is an object or stands between semicolons, there without braces too") {
  CHECK(value_of(split_front_matter("{\"title\": \"A}\"}\nbody"), "title") == "A}");
  CHECK(value_of(split_front_matter(";;;\n\"title\": \"A\"\n;;;\nbody"), "title") == "A");
  CHECK(value_of(split_front_matter(";;;\n{\"title\": \"A\"}\n;;;\nbody"), "title") == "A");
  CHECK(split_front_matter("{\"title\": \"A\"}\nbody").body == "\nbody");
}

TEST_CASE("template tags and braces in prose are no JSON") {
  for (const char* text : {"{% raw %}", "{{ page }}", "{toc}\n", "{"}) {
    CHECK(split_front_matter(text).syntax == Syntax::kNone);
    CHECK(split_front_matter(text).body == text);
  }
}

TEST_CASE("Hexo's form without an opening line counts when a key is telling") {
  const std::string source = "title: A\ntags:\n  - x\n\ndate: 2021-07-10\n---\nbody";
  const FrontMatter split = split_front_matter(source);
  CHECK(split.syntax == Syntax::kYaml);
  CHECK(value_of(split, "title") == "A");
  CHECK(split.body == "body");
}

TEST_CASE("header lines end at the first blank line") {
  const FrontMatter split =
      split_front_matter("Title: A: b\nTags: x,\n  y\n\nTitle: not this one\n");
  CHECK(split.syntax == Syntax::kHeaders);
  CHECK(value_of(split, "title") == "A: b");
  CHECK(value_of(split, "tags") == "x, y");
  CHECK(split.body == "\nTitle: not this one\n");
}

TEST_CASE("text that only looks like front matter stays text") {
  for (const char* text :
       {"Warning: wet paint.\n\nBody", "Note: this\n---\nbody", "A heading\n---\ntext", "# Title\n",
        "<p>title: x</p>\n", "", "\n\n", "http://example.org/\n\ntext"}) {
    CAPTURE(text);
    CHECK(split_front_matter(text).syntax == Syntax::kNone);
    CHECK(split_front_matter(text).body == text);
  }
}

TEST_CASE("front matter that never closes names the line that opened it") {
  const Result<Node> root = parse(split_front_matter("\n\n---\ntitle: A\n"));
  REQUIRE_FALSE(root);
  CHECK(root.error().message == Message{"the front matter that begins here never ends",
                                        "close it with a line \"---\"", Place{{}, 3, 1}});
}

TEST_CASE("errors name the line in the file, not in the front matter") {
  const Result<Node> root = parse(split_front_matter("\n---\na: b\ntitle: a: b\n---\n"));
  REQUIRE_FALSE(root);
  CHECK(root.error().message.place.line == 4);
}

TEST_CASE("megabytes of front matter are refused before they are parsed") {
  const std::string source = "---\ntitle: " + std::string(3 << 20U, 'x') + "\n---\n";
  const Result<Node> root = parse(split_front_matter(source));
  REQUIRE_FALSE(root);
  CHECK(root.error().message.problem == "the front matter is larger than 256 KiB");
}

TEST_CASE("a word behind the opening mark says what the front matter is written in") {
  for (const char* source :
       {"---json\n{\"title\": \"A\"}\n---\nbody", "--- JSON \r\n{\"title\": \"A\"}\r\n---\r\nbody",
        "---toml\ntitle = 'A'\n---\nbody", "---yaml\ntitle: A\n---\nbody",
        "---YML\ntitle: A\n...\nbody"}) {
    CAPTURE(source);
    const FrontMatter split = split_front_matter(source);
    CHECK(value_of(split, "title") == "A");
    CHECK(split.body == "body");
  }
  const Result<Node> program = parse(split_front_matter("---js\nconst title = 1;\n---\nbody"));
  REQUIRE_FALSE(program);
  CHECK(program.error().message.problem == "the front matter is JavaScript, which is not run");
  CHECK(split_front_matter("---hello\nx\n---\n").syntax == Syntax::kNone);
}

TEST_CASE("marks without width and some blanks may stand before front matter") {
  for (const char* source : {"\xEF\xBB\xBF\xEF\xBB\xBF---\ntitle: A\n---\nbody",
                             "\xEF\xBB\xBF\n\xEF\xBB\xBF---\ntitle: A\n---\nbody",
                             "\u200B---\ntitle: A\n---\nbody", "  ---\ntitle: A\n---\nbody"}) {
    CAPTURE(source);
    const FrontMatter split = split_front_matter(source);
    CHECK(value_of(split, "title") == "A");
    CHECK(split.body == "body");
  }
  CHECK(split_front_matter(" ---\n\nprose\n\n---\n").syntax == Syntax::kNone);
  CHECK(split_front_matter("    ---\ntitle: A\n---\n").syntax == Syntax::kNone);
}

TEST_CASE("a template that was not filled in is no article") {
  for (const char* source :
       {"---\ntitle: {{ title }}\ndate: {{ date }}\n---\n", "---\ntitle: \"{{ title }}\"\n---\n",
        "+++\ntitle = \"x\"\ndate = {{ .Date }}\n+++\n", "---\ndate: <% tp.date.now() %>\n---\n",
        "---\ndate: \"%date%\"\n---\n", "---\ntitle: ${title}\n---\n"}) {
    CAPTURE(source);
    const Result<Node> root = parse(split_front_matter(source));
    REQUIRE_FALSE(root);
    CHECK(root.error().message.problem.starts_with("the template was not filled in: "));
  }
  CHECK(parse(split_front_matter("---\ntitle: \"{{ a }} and {{ b }}\"\n---\n")));
  CHECK(parse(split_front_matter("---\ntitle: __init__\n---\n")));
}

TEST_CASE("a known key without a blank is read and warned of") {
  Diagnostics diagnostics;
  const Result<Node> root =
      parse_front_matter(split_front_matter("\n---\ntitle: A\ntags:[a]\n---\n"), diagnostics);
  REQUIRE(root);
  CHECK(root->members.size() == 2);
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].message.place.line == 4);
}

}  // namespace feedgen
