#include <string>
#include <vector>

#include "body/shortcodes/template_tag.h"
#include "support/catch.h"

using namespace feedgen;

TEST_CASE("template tags are told from braces in prose") {
  const auto is_tag = [](std::string_view text) {
    return TemplateTagFinder(text).tag_at(0).has_value();
  };
  CHECK(is_tag("{% a %}"));
  CHECK(is_tag("{%- a b -%}"));
  CHECK(is_tag("{% a\n b %}"));
  CHECK(is_tag("{% a \"%}\" %}"));
  CHECK(is_tag("{% a it's %}"));
  CHECK(is_tag("{% # note %}"));
  CHECK(is_tag("{# a #}"));
  CHECK(is_tag("{{< a >}}"));
  CHECK(is_tag("{{%/* a */%}}"));
  CHECK_FALSE(is_tag("{% 5 %}"));
  CHECK_FALSE(is_tag("{% 中文 %}"));
  CHECK_FALSE(is_tag("{% a"));
  CHECK_FALSE(is_tag("{% a\n\n%}"));
  CHECK_FALSE(is_tag("{% a {% b %}"));
  CHECK_FALSE(is_tag("{#1#}"));
  CHECK_FALSE(is_tag("{{{ a }}}"));
  CHECK_FALSE(is_tag("{{}}"));
  CHECK_FALSE(is_tag("{{< >}}"));
  CHECK_FALSE(is_tag("{%" + std::string(5000, ' ') + "a %}"));
}

TEST_CASE("a tag is found whatever was asked for before") {
  // Invented from what tags are made of, so that marks close what was opened elsewhere.
  const std::vector<std::string> parts{
      "{{",  "}}", "{%", "%}", "{# ", " #}",  "{{<", ">}}", "{{</*", "*/>}}",
      " a ", "\"", "'",  "\\", "\n",  "\n\n", "#",   "-",   "b",     std::string(1500, 'c')};
  std::minstd_rand chance(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) text += parts[chance() % parts.size()];
    TemplateTagFinder finder(text);
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
      const auto known = finder.tag_at(at);
      const auto fresh = TemplateTagFinder(text).tag_at(at);
      REQUIRE(known.has_value() == fresh.has_value());
      if (known) REQUIRE(known->end == fresh->end);
    }
  }
}

TEST_CASE("a template tag has a name, arguments and what it trims") {
  const auto tag = TemplateTagFinder("x {%- post_link a 'b c' -%} y").tag_at(2);
  REQUIRE(tag);
  CHECK(tag->name == "post_link");
  CHECK(tag->arguments == "a 'b c'");
  CHECK(tag->trims_before);
  CHECK(tag->trims_behind);
  CHECK(tag->end == 27);
  const auto end = TemplateTagFinder("{{< /tabs >}}").tag_at(0);
  REQUIRE(end);
  CHECK(end->name == "tabs");
  CHECK(end->is_closing);
}

TEST_CASE("arguments are words, texts in quotes and values with keys") {
  const TagArguments arguments =
      parse_tag_arguments(R"(a "b c" 'd "e"' src="f g" h=i `j\n` lang:k https://l/?m=n "o\"p" "q)");
  CHECK(arguments.words == std::vector<std::string>{"a", "b c", "d \"e\"", "j\\n", "lang:k",
                                                    "https://l/?m=n", "o\"p", "\"q"});
  CHECK(arguments.value("src") == "f g");
  CHECK(arguments.value("h") == "i");
  CHECK(arguments.value("none").empty());
  CHECK(arguments.word(99).empty());
  CHECK(arguments.rest(6) == "o\"p \"q");
  CHECK(parse_tag_arguments("a=").value("a").empty());
  CHECK(parse_tag_arguments("").words.empty());
}
