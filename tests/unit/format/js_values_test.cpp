#include "format/js_values.h"

#include "support/catch.h"
#include "unit/format/show_node.h"

namespace feedgen {
namespace {

std::string values(std::string_view text) { return show(read_js_values(text)); }

}  // namespace

TEST_CASE("the plain object that a JavaScript module exports") {
  CHECK(
      values(
          "export default {\n\ttags: [\n\t\t\"posts\"\n\t],\n\t\"layout\": \"post.njk\",\n};\n") ==
      "{tags: ['posts'], layout: 'post.njk'}");
  CHECK(values("module.exports = { a: 'it\\'s', b: `x`, c: 1, d: true, e: {f: \"g: h\"} }") ==
        "{a: 'it's', b: 'x', c: 1, d: true, e: {f: 'g: h'}}");
  CHECK(values("// a\nmodule.exports = {\n  // 'b'\n  url: 'https://e.example/', /* c */\n}\n") ==
        "{url: 'https://e.example/'}");
}

TEST_CASE("members that only a program could tell are left out") {
  CHECK(values("export default { url: process.env.URL, title: 'T' }") == "{title: 'T'}");
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

}  // namespace feedgen
