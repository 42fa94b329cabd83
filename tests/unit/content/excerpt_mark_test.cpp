#include "content/excerpt_mark.h"

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("the first separator outside of code ends the excerpt") {
  const auto mark = [](std::string_view text, std::string_view separator) {
    return mark_excerpt(text, separator, CodeRule::kMarkdown);
  };
  CHECK(mark("\n\na\n\nb\n\nc\n", "\n\n") == "\n\na\n\n<!-- more -->\n\nb\n\nc\n");
  CHECK(mark("a ~cut~ b", "~cut~") == "a \n\n<!-- more -->\n\n b");
  CHECK(mark("```\na\n\nb\n```\n\nc\n", "\n\n") == "```\na\n\nb\n```\n\n<!-- more -->\n\nc\n");
  CHECK(mark("a\n\nb <!--more--> c\n", "\n\n") == "a\n\nb <!--more--> c\n");
  CHECK(mark("a\n", "\n\n") == "a\n");
  CHECK(mark("a\n", "") == "a\n");
}
