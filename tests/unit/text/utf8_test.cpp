#include "text/utf8.h"

#include <string>
#include <vector>

#include "support/catch.h"

using namespace feedgen;

TEST_CASE("well-formed UTF-8 is recognised up to the last code point") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("plain ASCII of more than eight bytes"));
  CHECK(is_utf8("\xC2\x80 \xDF\xBF \xE0\xA0\x80 \xED\x9F\xBF \xEE\x80\x80 \xEF\xBF\xBF"));
  CHECK(is_utf8("\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF"));
  CHECK(is_utf8(std::string_view("\0", 1)));
}

TEST_CASE("overlong forms, surrogates and values above U+10FFFF are not UTF-8") {
  const auto bad = GENERATE("\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80",
                            "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80", "\xFE", "\xFF", "\xE4\xB8", "\xC3", "\xF0\x9F\x98");
  CAPTURE(bad);
  CHECK_FALSE(is_utf8(bad));
  CHECK(find_invalid_utf8(std::string("0123456789中") + bad) == 13);
}

TEST_CASE("long text is judged as short text is, wherever in it something stands") {
  const auto piece =
      GENERATE(as<std::string>(), "\xC2\x80", "\xE4\xB8\xAD", "\xED\x9F\xBF", "\xF0\x9F\x98\x80",
               "\xF4\x8F\xBF\xBF", "\x80", "\xC3", "\xC0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80",
               "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE4\xB8",
               "\xF0\x9F\x98", "\xC3\xA4\xB8");
  const auto filler = GENERATE(as<std::string>(), "a", "é", "中", "😀", "<p>中é😀");
  const std::size_t bad = find_invalid_utf8(piece);
  std::vector<std::size_t> misjudged;
  for (std::size_t before = 0; before < 150; ++before) {
    std::string text(before % filler.size(), 'x');
    while (text.size() < before) text += filler;
    const std::size_t offset = text.size();
    text += piece;
    for (int n = 0; n < 150; ++n) text += filler;
    const std::size_t expected = bad == std::string_view::npos ? bad : offset + bad;
    if (find_invalid_utf8(text) != expected) misjudged.push_back(before);
  }
  CAPTURE(piece, filler);
  CHECK(misjudged == std::vector<std::size_t>{});
}

TEST_CASE("each maximal invalid part becomes one replacement character") {
  CHECK(repair_utf8("caf\xE9 noir") == "caf\uFFFD noir");
  // The Unicode Standard, table 3-8.
  CHECK(repair_utf8("a\xF1\x80\x80\xE1\x80\xC2"
                    "b\x80"
                    "c\x80\xBF"
                    "d") == "a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd");
  CHECK(repair_utf8("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
  CHECK(repair_utf8("中\xE4\xB8") == "中\uFFFD");
  CHECK(repair_utf8("智慧") == "智慧");
}

TEST_CASE("code points are written as UTF-8 and read back") {
  const auto c = GENERATE(U'\0', U'A', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'中', U'\xFFFF',
                          U'\x10000', U'😀', U'\x10FFFF');
  std::string text;
  append_utf8(c, text);
  CHECK(is_utf8(text));
  std::size_t offset = 0;
  CHECK(next_code_point(text, offset) == c);
  CHECK(offset == text.size());
}

TEST_CASE("what is no code point is written as the replacement character") {
  for (const auto c : {0xD800U, 0xDFFFU, 0x110000U, 0xFFFFFFFFU}) {
    std::string text;
    append_utf8(static_cast<char32_t>(c), text);
    CHECK(text == "\uFFFD");
  }
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("a中😀é") == 4);
}
