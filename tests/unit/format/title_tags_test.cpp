#include "format/markup_scan.h"
#include "support/catch.h"

using namespace feedgen;

TEST_CASE("tags that are opened and closed are taken off a title") {
  CHECK(without_inline_tags("<em>x</em> &amp; y") == "x &amp; y");
  CHECK(without_inline_tags("<b><i class=\"a>b\">x</i></b>") == "x");
  CHECK(without_inline_tags("H<sub>2</sub>O") == "H2O");
  CHECK(without_inline_tags("<A HREF='/x'>x</A>") == "x");
  CHECK(without_inline_tags("one<br>two<br/>three") == "one two three");
  CHECK(without_inline_tags("long<wbr>word") == "longword");
}

TEST_CASE("the readings of ruby go with their tags") {
  CHECK(without_inline_tags("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>の話") ==
        "漢字の話");
}

TEST_CASE("what is no markup stays in a title") {
  for (const char* title :
       {"a < b", "a < b > c", "List<T>", "std::vector<int>", "the <b> tag", "</b> closes",
        "<div>x</div>", "<script>alert(1)</script>", "&lt;em&gt;x&lt;/em&gt;", "<em", "<em>x</i>",
        "i<b && b>i", "<emphasis>x</emphasis>"}) {
    CAPTURE(title);
    CHECK(without_inline_tags(title) == title);
  }
  CHECK(without_inline_tags("<b<b>x</b>") == "<bx");
}

TEST_CASE("tags that overlap lose only those that pair") {
  CHECK(without_inline_tags("<b>x<i>y</b>z</i>") == "x<i>yz</i>");
}
