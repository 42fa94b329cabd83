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
      case MarkupToken::Kind::kText:
        tokens += token.is_raw ? "raw:" + source : source;
        break;
      case MarkupToken::Kind::kOpen:
        tokens += '<' + token.name + '>';
        break;
      case MarkupToken::Kind::kClose:
        tokens += "</" + token.name + '>';
        break;
      case MarkupToken::Kind::kComment:
        tokens += '[' + source + ']';
        break;
      case MarkupToken::Kind::kDeclaration:
        tokens += '(' + source + ')';
        break;
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
