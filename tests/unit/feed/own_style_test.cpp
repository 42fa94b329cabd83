#include "feed/own_style.h"

#include "support/catch.h"

namespace feedgen {

TEST_CASE("a style sheet of the site's own may do what stays in the page") {
  for (const std::string_view css :
       {"", ":root { --accent: #b00; }", "a::before { content: \"\\201C\"; }",
        ".x { background: url(data:image/png;base64,AAAA); }",
        ".x { background: url( \"data:image/svg+xml,x\" ); }", ".x { mask: url(#shape); }",
        "@font-face { font-family: X; src: local(\"Inter\"); }", "/* see </ b> */ a {}"}) {
    CAPTURE(css);
    const bool is_allowed = css.find("</") == std::string_view::npos;
    CHECK(check_own_style(css).has_value() == is_allowed);
  }
}

TEST_CASE("a style sheet of the site's own ends no element and loads nothing") {
  for (const std::string_view css : {"</style><script>",
                                     "</STYLE >",
                                     "<!-- x",
                                     "@import \"x.css\";",
                                     "@IMPORT url(x)",
                                     "@\\69mport 'x'",
                                     "@\\000069 mport 'x'",
                                     "a { background: url(https://x.example/t.gif) }",
                                     "a { background: URL('//x.example/t.gif') }",
                                     "a { background: u\\72l(t.gif) }",
                                     "a { background: \\75\r\nrl(t.gif) }",
                                     "a { background: url(t.gif) }",
                                     "a { background: url(/**/\"t.gif\") }",
                                     "a { background: image-set(\"t.gif\" 1x) }",
                                     "a { background: -webkit-image-set(\"t.gif\" 1x) }",
                                     "a { background: src(\"t.gif\") }",
                                     "a { background: image(\"t.gif\") }",
                                     "a { background: url(",
                                     "\\3c/style>",
                                     "a { background: url(data:x), url(t.gif) }"}) {
    CAPTURE(css);
    CHECK_FALSE(check_own_style(css));
  }
}

TEST_CASE("what is wrong with a style sheet has its place") {
  const auto checked = check_own_style("a {}\né { x: \\75rl(x) }");
  REQUIRE_FALSE(checked);
  CHECK(checked.error().message.place == Place{{}, 2, 8});
  CHECK(checked.error().message.problem == "url() loads another file, and pages load none");
  CHECK_FALSE(check_own_style(std::string(300'000, ' ')));
}

}  // namespace feedgen
