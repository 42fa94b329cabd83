#include "format/markup_scan.h"

#include <string>
#include <vector>

#include "support/catch.h"

using feedgen::MarkupScan;
using feedgen::MarkupToken;

namespace {

// "text|<p>|…": the tokens of `html`, comments and declarations in brackets.
std::string tokens_of(std::string_view html) {
  std::string tokens;
  std::size_t expected = 0;
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    CHECK(token.begin == expected);
    CHECK(token.end > token.begin);
    expected = token.end;
    const std::string source(html.substr(token.begin, token.end - token.begin));
    if (!tokens.empty()) tokens += '|';
    switch (token.kind) {
      case MarkupToken::Kind::kText: tokens += token.is_raw ? "raw:" + source : source; break;
      case MarkupToken::Kind::kOpen: tokens += '<' + std::string(token.name) + '>'; break;
      case MarkupToken::Kind::kClose: tokens += "</" + std::string(token.name) + '>'; break;
      case MarkupToken::Kind::kComment: tokens += '[' + source + ']'; break;
      case MarkupToken::Kind::kDeclaration: tokens += '(' + source + ')'; break;
    }
  }
  CHECK(expected == html.size());
  return tokens;
}

}  // namespace

TEST_CASE("markup is a row of tags, texts and comments") {
  CHECK(tokens_of("") == "");
  CHECK(tokens_of("你好<P class=a>x</P ><br/>") == "你好|<p>|x|</p>|<br>");
  CHECK(tokens_of("<!DOCTYPE html><?xml v?><!-- a > b -->") ==
        "(<!DOCTYPE html>)|(<?xml v?>)|[<!-- a > b -->]");
}

TEST_CASE("a quoted attribute value may hold what looks like a tag") {
  CHECK(tokens_of("<a title=\"<b>\" x = '>'>t") == "<a>|t");
  CHECK(tokens_of("<a title=it's>t") == "<a>|t");
  CHECK(tokens_of("<a \"x>t") == "<a>|t");
}

TEST_CASE("a less-than sign that begins no tag is text") {
  CHECK(tokens_of("1 < 2 <3 <<b>") == "1 < 2 <3 <|<b>");
  CHECK(tokens_of("<") == "<");
  CHECK(tokens_of("a</") == "a</");
}

TEST_CASE("nothing is markup in a script but its own end tag") {
  CHECK(tokens_of("<script>'<p>' + '</scripts>'</SCRIPT >x") ==
        "<script>|raw:'<p>' + '</scripts>'|</script>|x");
  CHECK(tokens_of("<style></style>") == "<style>|</style>");
  CHECK(tokens_of("<title><!-- t </title") == "<title>|raw:<!-- t </title");
}

TEST_CASE("comments end where browsers end them") {
  CHECK(tokens_of("<!-->a<!--->b<!-- --!>c<!-- -- >-->d") ==
        "[<!-->]|a|[<!--->]|b|[<!-- --!>]|c|[<!-- -- >-->]|d");
  CHECK(tokens_of("<!-- never <p>") == "[<!-- never <p>]");
}

TEST_CASE("markup that is never closed costs one pass") {
  for (const std::string piece : {"<a b='", "<!-- ", "</", "<script>", "<a =", "--", "<", "<!"}) {
    std::string hostile;
    while (hostile.size() < 1'000'000) hostile += piece;
    std::size_t end = 0;
    MarkupScan scan(hostile);
    for (MarkupToken token; scan.next(token);) end = token.end;
    CHECK(end == hostile.size());
  }
}

namespace {

// "p class=a|b=|/": the tag's attributes, a slash for one before the `>`, "!" where it is not
// clean.
std::string tag_of(std::string_view html) {
  MarkupScan scan(html);
  MarkupToken token;
  std::vector<feedgen::MarkupAttribute> attributes;
  REQUIRE(scan.next(token, attributes));
  CHECK(token.attributes == attributes.size());
  std::string shown(token.name);
  for (const auto& [name, value, has_capitals] : attributes) {
    CHECK(has_capitals == (name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != name.npos));
    shown += '|' + std::string(name) + '=' + std::string(value);
  }
  return shown + (token.is_self_closing ? "/" : "") + (token.is_clean ? "" : "!");
}

}  // namespace

TEST_CASE("a tag has attributes as they are written") {
  CHECK(tag_of("<P Class=a b = 'c d' E=\"&lt;\" f>") == "p|Class=a|b=c d|E=&lt;|f=");
  CHECK(tag_of("<br/>") == "br/");
  CHECK(tag_of("<br title=a/>") == "br|title=a/");
  CHECK(tag_of("<a href=?b=1&c=2>") == "a|href=?b=1&c=2");
}

TEST_CASE("a tag that parsers would have to repair is not clean") {
  CHECK(tag_of("<p a='b'c>") == "p|a=b|c=!");
  CHECK(tag_of("<p a=>") == "p|a=!");
  CHECK(tag_of("<p a==b>") == "p|a==b!");
  CHECK(tag_of("<p a=b\"c>") == "p|a=b\"c!");
  CHECK(tag_of("<p / a>") == "p|a=!");
  CHECK(tag_of("</p a>") == "p|a=!");
  CHECK(tag_of("</p/>") == "p/!");
  CHECK(tag_of("<p a='b>") == "p|a=b>!");
  CHECK(tag_of("<p") == "p!");
  CHECK(tag_of("a < b") == "!");
  CHECK(tag_of("<p @a=b>") == "p|@a=b!");
  CHECK(tag_of("<p a\"=b>") == "p|a\"=b!");
  CHECK(tag_of("<p =a>") == "p|=a=!");
  CHECK(tag_of("</p >") == "p");
}

TEST_CASE("in a title a tag that is not closed before the next one is text") {
  std::string tags;
  MarkupScan scan("a <b <i title='<'>c</i> <!-- <u> <em d='", feedgen::MarkupRule::kTitle);
  for (MarkupToken token; scan.next(token);) tags += std::string(token.name) + ' ';
  CHECK(tags == "   i  i  u    ");
}
