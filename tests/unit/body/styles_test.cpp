#include "body/styles.h"

#include <string>

#include "support/catch.h"

using feedgen::clean_style;
using feedgen::list_type_of_style;
using feedgen::style_hides;
using feedgen::StylePlace;

TEST_CASE("styles say how text stands, and nothing else") {
  CHECK(clean_style(" Text-Align : CENTER ; vertical-align:super;float:left", StylePlace::kText) ==
        "text-align:center;vertical-align:super;float:left");
  CHECK(clean_style("text-align:left;text-align:right !important;", StylePlace::kText) ==
        "text-align:right");
  for (const std::string style : {"position:fixed",
                                  "display:flex",
                                  "opacity:0",
                                  "visibility:hidden",
                                  "font-size:0",
                                  "z-index:9",
                                  "margin:-99px",
                                  "transform:scale(9)",
                                  "content:'x'",
                                  "text-indent:-9999px",
                                  "background:url(//a.example)",
                                  "background-image:url(x)",
                                  "behavior:url(x)",
                                  "-moz-binding:url(x)",
                                  "width:expression(x())",
                                  "text-align:center/**/",
                                  "text-align:c\\65nter",
                                  "animation:x 1s",
                                  "text-align:left right",
                                  "filter:blur(9px)",
                                  "clip-path:inset(1px)",
                                  "list-style-type:'x'",
                                  "list-style-type:url(x)",
                                  "list-style-type:square",
                                  "word-break:break-all",
                                  "writing-mode:vertical-rl",
                                  "text-align",
                                  ":center",
                                  "text-align:",
                                  "--x:center",
                                  "color:red"}) {
    CAPTURE(style);
    CHECK(clean_style(style, StylePlace::kText).empty());
  }
}

TEST_CASE("code keeps its colours") {
  CHECK(clean_style("color:#F92672;background-color:rgb(1, 2,3);font-weight:bold",
                    StylePlace::kCode) ==
        "color:#f92672;background-color:rgb(1, 2,3);font-weight:bold");
  for (const std::string style :
       {"color:transparent", "color:#ffff", "color:#12345678", "color:rgba(0,0,0,0)",
        "color:var(--x)", "color:url(x)", "background-color:rgb(url(x))", "color:rgb(1", "color:#",
        "width:50%"}) {
    CAPTURE(style);
    CHECK(clean_style(style, StylePlace::kCode).empty());
  }
}

TEST_CASE("pictures and cells keep sizes that show something") {
  CHECK(clean_style("width: 50%;height:12.5em;max-width:640px;width:auto", StylePlace::kSized) ==
        "width:auto;height:12.5em");
  for (const std::string style : {"width:0", "width:0px", "height:0.5px", "width:-5px",
                                  "width:calc(1px)", "width:9999999999px", "width:px",
                                  "width:1..5px", "height:1e9px", "min-height:9px", "width:5"}) {
    CAPTURE(style);
    CHECK(clean_style(style, StylePlace::kSized).empty());
  }
  CHECK(clean_style("width:50%", StylePlace::kText).empty());
}

TEST_CASE("display: none hides, in any spelling") {
  CHECK(style_hides("color:red; DISPLAY :\tNONE"));
  CHECK(style_hides("display:none!important"));
  CHECK_FALSE(style_hides("display:block; x: display:none"));
  CHECK_FALSE(style_hides("visibility:hidden"));
}

TEST_CASE("a list's style becomes its type") {
  CHECK(list_type_of_style("color:red; list-style-type: Upper-Roman") == "I");
  CHECK(list_type_of_style("list-style:circle") == "circle");
  CHECK(list_type_of_style("list-style-type:square;list-style-type:none").empty());
  CHECK(list_type_of_style("list-style-type:cjk-decimal").empty());
  CHECK(clean_style("text-decoration-line:underline", StylePlace::kText) ==
        "text-decoration:underline");
}
