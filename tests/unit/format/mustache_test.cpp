#include "format/mustache.h"

#include <fmt/format.h>

#include "support/catch.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 6> kEscaped{"title",   "entries", "name",
                                                   "is_open", "none",    "texts.copy"};
constexpr std::array<std::string_view, 2> kPlain{"head", "style"};

Result<MustacheTemplate> parse(std::string_view text, std::string_view required = {}) {
  return MustacheTemplate::parse(text, {kEscaped, kPlain, required});
}

TemplateValues sample(std::size_t entries = 2) {
  TemplateValues values;
  values.set("title", "Tea & <Bread>");
  values.set("is_open", true);
  values.set("none", "");
  values.set("head", "<b>");
  values.set("texts.copy", "Copy");
  TemplateValues::List list(entries);
  for (std::size_t i = 0; i < entries; ++i) list[i].set("name", fmt::format("\"{}\"", i));
  values.set("entries", std::move(list));
  return values;
}

std::string filled_in(std::string_view text) {
  const Result<MustacheTemplate> parsed = parse(text);
  if (!parsed) return parsed.error().message.problem;
  return parsed->fill(sample()).value_or("too much");
}

Message refused(std::string_view text, std::string_view required = {}) {
  const Result<MustacheTemplate> parsed = parse(text, required);
  REQUIRE_FALSE(parsed);
  return parsed.error().message;
}

}  // namespace

TEST_CASE("a template: names stand for texts, which are escaped") {
  CHECK(filled_in("<p>{{ title }}</p>") == "<p>Tea &amp; &lt;Bread&gt;</p>");
  CHECK(filled_in("{{texts.copy}} {{! a comment }}{{{head}}}{{& head}}") == "Copy <b><b>");
  CHECK(filled_in("{{title}}{{none}}") == "Tea &amp; &lt;Bread&gt;");
}

TEST_CASE("a template: a section stands for each of a list, and where a value is set") {
  CHECK(filled_in("{{#entries}}{{name}} {{title}};{{/entries}}") ==
        "&quot;0&quot; Tea &amp; &lt;Bread&gt;;&quot;1&quot; Tea &amp; &lt;Bread&gt;;");
  CHECK(filled_in("{{#is_open}}open{{/is_open}}{{^is_open}}closed{{/is_open}}") == "open");
  CHECK(filled_in("{{#none}}some{{/none}}{{^none}}none{{/none}}") == "none");
  CHECK(filled_in("<ul>\n{{#entries}}\n<li>{{name}}</li>\n{{/entries}}\n</ul>\n") ==
        "<ul>\n<li>&quot;0&quot;</li>\n<li>&quot;1&quot;</li>\n</ul>\n");
  CHECK(filled_in("a\n{{#none}}\nb\n{{/none}}\n  {{! c }} {{^none}}\nd\n{{/none}}\n") == "a\nd\n");
}

TEST_CASE("a template is refused at the place of its mistake") {
  CHECK(refused("a\nb {{title").place == Place{{}, 2, 3});
  CHECK(refused("a\né {{titel}}").place == Place{{}, 2, 3});
  CHECK(refused("{{titel}}").remedy == "did you mean \"title\"?");
  CHECK(refused("{{#entries}}\n{{#is_open}}{{/is_open}}").place == Place{{}, 1, 1});
  CHECK(refused("{{#entries}}{{/is_open}}").problem ==
        "\"is_open\" ends, but the section is \"entries\"");
  CHECK(refused("{{/entries}}").problem == "\"entries\" ends no section");
  CHECK(refused("{{}}").problem == "there is nothing called \"\"");
  CHECK(refused("<head>", "head").problem == "there is no {{{head}}} outside of sections");
  CHECK_FALSE(parse("{{#entries}}{{{head}}}{{/entries}}", "head"));
  CHECK(parse("{{{head}}}", "head"));
}

TEST_CASE("a template writes nothing unescaped, reads no file and has no other delimiters") {
  CHECK(refused("{{{title}}}").problem == "\"title\" may not stand unescaped");
  CHECK(refused("{{& title}}").remedy == "write {{title}}");
  CHECK(refused("{{head}}").remedy == "write {{{head}}}");
  CHECK(refused("{{> /etc/passwd}}").problem == "a template can't bring in another one");
  CHECK(refused("{{=<% %>=}}<%& title %>").problem == "tags can't have other delimiters");
}

TEST_CASE("a template that would grow without end gives nothing") {
  std::string nested;
  for (int i = 0; i < 30; ++i) nested += "{{#entries}}";
  std::string ends;
  for (int i = 0; i < 30; ++i) ends += "{{/entries}}";
  const TemplateValues many = sample(200);
  for (const std::string& inner : {std::string(), std::string("x"), std::string("x\n"),
                                   std::string("{{title}}"), std::string("{{{head}}}")}) {
    CAPTURE(inner);
    CHECK_FALSE(parse(nested + inner + ends)->fill(many));
  }
  const std::string long_line(60'000, 'x');
  CHECK_FALSE(parse("{{#entries}}" + long_line + "{{/entries}}")->fill(sample(2000)));
  CHECK(parse("{{#entries}}" + long_line + "{{/entries}}")->fill(sample(20)));
  CHECK(parse(nested + nested).error().message.problem ==
        "more than 32 sections lie in each other");
  CHECK_FALSE(parse(std::string(MustacheTemplate::kLongest + 1, ' ')));
}

TEST_CASE("a template of odd bytes is read or refused") {
  for (const std::string_view text : {"{{", "{{{", "{", "}}", "{{{head}}", "{{#}}", "{{/}}", "{{^",
                                      "{{!", "{{! }", "{{{}}}", "{{&}}", "{{ # entries }}"}) {
    CAPTURE(text);
    const Result<MustacheTemplate> parsed = parse(text);
    if (parsed) CHECK(parsed->fill(sample()).has_value());
  }
}

}  // namespace feedgen
