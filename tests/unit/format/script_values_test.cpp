#include "format/script_values.h"

#include "support/catch.h"
#include "unit/format/show_node.h"

using namespace feedgen;

namespace {

std::string values(std::string_view text) { return show(read_script_values(text)); }
std::string whole_values(std::string_view text) { return show(read_js_values(text)); }

}  // namespace

TEST_CASE("plain values of the object that a script exports") {
  CHECK(values("export default { site: 'https://x.example', n: 1, on: true, }") ==
        "{site: 'https://x.example', n: 1, on: true}");
  CHECK(values("export default defineConfig({\"site\": `a`})") == "{site: 'a'}");
  CHECK(values("module.exports = {site: \"a\"};") == "{site: 'a'}");
  CHECK(values("import x from 'y';\nconst c = { site: 'no' };\nexport default {site: 'a'}") ==
        "{site: 'a'}");
}

TEST_CASE("constants with a text count in a script, also where the key is their name") {
  CHECK(values("const S = 'a'\nexport default { site: S, T, base: U }") == "{site: 'a'}");
  CHECK(values("const site = 'a';\nexport default { base: '/', site }") ==
        "{base: '/', site: 'a'}");
}

TEST_CASE("what only the program could tell is left out of a script's values") {
  CHECK(values("export default { a: f('x'), b: `x${y}`, c: {site: 'z'}, d: ['e'], e: 'f' + 'g', "
               "h: process.env.H || 'h', i: 'i' }") == "{i: 'i'}");
  CHECK(values("export default { f() { return { site: 'no' }; }, ...more, site: 'a' }") ==
        "{site: 'a'}");
}

TEST_CASE("comments, texts and expressions of a script hide their marks") {
  CHECK(values("/* export default { site: 'no' } */ // }\nexport default {\n"
               "  // site: 'no',\n  re: /[/\"'}]\\/{/, a: '}\\'', site: 'a' }") ==
        "{a: '}'', site: 'a'}");
}

TEST_CASE("scripts that end anywhere, or export no object, have few values or none") {
  CHECK(values("") == "{}");
  CHECK(values("export default") == "{}");
  CHECK(values("export default {") == "{}");
  CHECK(values("export default { site: 'a") == "{}");
  CHECK(values("export default { site: 'a', b: [") == "{site: 'a'}");
  CHECK(values("export default function (c) { return { site: 'no' }; }") == "{}");
}

TEST_CASE("the plain object that a JavaScript module exports") {
  CHECK(
      whole_values(
          "export default {\n\ttags: [\n\t\t\"posts\"\n\t],\n\t\"layout\": \"post.njk\",\n};\n") ==
      "{tags: ['posts'], layout: 'post.njk'}");
  CHECK(whole_values("module.exports = { a: 'it\\'s', b: `x`, c: 1, d: true, e: {f: \"g: h\"} }") ==
        "{a: 'it's', b: 'x', c: 1, d: true, e: {f: 'g: h'}}");
  CHECK(whole_values(
            "// a\nmodule.exports = {\n  // 'b'\n  url: 'https://e.example/', /* c */\n}\n") ==
        "{url: 'https://e.example/'}");
}

TEST_CASE("members that only a program could tell are left out") {
  CHECK(whole_values("export default { url: process.env.URL, title: 'T' }") == "{title: 'T'}");
}

TEST_CASE("a module that is a program is not read") {
  CHECK_FALSE(read_js_values("module.exports = function () { return {a: 1}; }"));
  CHECK_FALSE(read_js_values("export default { a: () => 1 }"));
  CHECK_FALSE(read_js_values("export default { a: `x${y}` }"));
  CHECK_FALSE(read_js_values("export default { ...b }"));
  CHECK_FALSE(read_js_values("const a = {b: 1};"));
  CHECK_FALSE(read_js_values("export default {"));
  CHECK_FALSE(read_js_values("export default 'x'"));
}
