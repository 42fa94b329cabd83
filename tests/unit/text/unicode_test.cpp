#include "text/unicode.h"

#include <string>
#include <vector>

#include "support/catch.h"
#include "text/utf8.h"

using namespace feedgen;

TEST_CASE("decomposed text is composed") {
  CHECK(nfc("e\u0301") == "é");
  CHECK(nfc("か\u3099") == "が");
  CHECK(nfc("\u1112\u1161\u11AB") == "한");
  CHECK(nfc("ascii") == "ascii");
  CHECK(nfc("《BanG Dream！2nd》") == "《BanG Dream！2nd》");
  CHECK(nfc("Å") == nfc("A\u030A"));
}

TEST_CASE("text is composed as a whole as each of its characters is beside composed ones") {
  // The marks at the end, which are not in their order, have utf8proc look at the whole text.
  const std::string marks = "q\u0307\u0323";
  const std::string ordered = "q\u0323\u0307";
  std::vector<char32_t> misjudged;
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "a";
    append_utf8(c, text);
    if (nfc(text) + ordered != nfc(text + marks)) misjudged.push_back(c);
  }
  CHECK(misjudged == std::vector<char32_t>{});
}

TEST_CASE("names that a case-insensitive file system takes for the same fold alike") {
  CHECK(case_fold("NEWS") == case_fold("news"));
  CHECK(case_fold("Straße") == case_fold("STRASSE"));
  CHECK(case_fold("ÉTÉ") == case_fold("e\u0301te\u0301"));
  CHECK(case_fold("Ω") == case_fold("ω"));
  CHECK(case_fold("新闻") != case_fold("新聞"));
}

TEST_CASE("ASCII lower case leaves other letters alone") {
  CHECK(ascii_lower("ABC-xyz É İ") == "abc-xyz É İ");
}

TEST_CASE("runs of white space and controls become one space") {
  CHECK(collapse_space("  a\t\r\n b\u3000\u2003c\u2028d \x01") == "a b c d");
  CHECK(collapse_space("a\u0085\u007Fb") == "a b");
  CHECK(collapse_space(" \n ") == "");
  CHECK(collapse_space("a\u00A0b\u202Fc") == "a\u00A0b\u202Fc");
  CHECK(collapse_space("\u00A0\u00A0a \u00A0b\u00A0\u00A0c\u00A0\n") == "a b c");
  CHECK(collapse_space("\u00A0") == "");
  CHECK(collapse_space("ལ\u1680x") == "ལ x");
}

TEST_CASE("trimming takes ASCII white space from both ends only") {
  CHECK(trim(" \t\n\r\f\va b\n") == "a b");
  CHECK(trim("   ").empty());
  CHECK(trim("").empty());
  CHECK(trim("\u3000a") == "\u3000a");
}

TEST_CASE("text that is short enough is not cut") {
  CHECK(cut_text("", 10) == "");
  CHECK(cut_text("exactly", 7) == "exactly");
  CHECK(cut_text("智慧城市", 4) == "智慧城市");
}

TEST_CASE("text is cut between words") {
  CHECK(cut_text("The quick brown fox", 9) == "The quick…");
  CHECK(cut_text("The quick brown fox", 10) == "The quick…");
  CHECK(cut_text("The quick brown fox", 14) == "The quick…");
  CHECK(cut_text("The quick brown fox", 15) == "The quick brown…");
  CHECK(cut_text("개시하다 새로운 여정", 6) == "개시하다…");
}

TEST_CASE("text is cut and collapsed at once as one after the other") {
  const std::vector<std::string> words{
      "a",    "The quick",    "智慧，城市", "e\u0301\u0301", "👩‍👩‍👧",
      "한국", "\u00A0",       " \n\t ",     "カタカナ",      "🇩🇪🇫🇷",
      ".",    "\u3000\u2028", "(สวัสดี)",     "\u1112\u1161"};
  for (const std::size_t step : {1U, 3U, 5U, 11U}) {
    std::string text;
    for (std::size_t i = 0; i < 400; ++i) text += words[(i * step + i / 7) % words.size()];
    for (std::size_t most = 0; most < 300; ++most) {
      if (cut_collapsed(text, most) != cut_text(collapse_space(text), most)) {
        FAIL(most << " graphemes of " << text);
      }
    }
    CHECK(cut_collapsed(text, text.size()) == collapse_space(text));
  }
}

TEST_CASE("a single word that is too long is cut inside") {
  CHECK(cut_text("Donaudampfschifffahrt", 5) == "Donau…");
}

TEST_CASE("scripts without spaces are cut between any characters") {
  CHECK(cut_text("开启智慧城市新征程", 4) == "开启智慧…");
  CHECK(cut_text("开启　智慧　城市", 3) == "开启…");
  CHECK(cut_text("ひらがなカタカナ", 3) == "ひらが…");
  CHECK(cut_text("สวัสดีชาวโลก", 3) == "สวัส…");
}

TEST_CASE("punctuation stays with what it closes or opens") {
  CHECK(cut_text("智慧城市，新征程", 4) == "智慧城…");
  CHECK(cut_text("智慧城市，新征程", 5) == "智慧城市，…");
  CHECK(cut_text("他说《书名》吗", 3) == "他说…");
  CHECK(cut_text("他说《书名》吗", 5) == "他说《书…");
}

TEST_CASE("a grapheme is never cut") {
  const std::string family = "👨‍👩‍👧‍👦";
  CHECK(cut_text(family + family + family, 2) == family + family + "…");
  CHECK(cut_text("e\u0301e\u0301e\u0301", 2) == "e\u0301e\u0301…");
  CHECK(cut_text("🇨🇳🇩🇪🇫🇷", 1) == "🇨🇳…");
  CHECK(cut_text("👍🏽👍🏽", 1) == "👍🏽…");
}

TEST_CASE("an address is one word, and what stands before it is kept") {
  CHECK(cut_text("Look: https://x.org/a/long/path?and=more", 12) == "Look:…");
  CHECK(cut_text("https://x.org/a/long/path", 12) == "https://x.or…");
}

TEST_CASE("text from right to left is cut at its spaces, vowel signs stay") {
  CHECK(cut_text("السلام عليكم ورحمة الله", 12) == "السلام عليكم…");
  CHECK(cut_text("سُوقُ السَّمَكِ", 3) == "سُوقُ…");
  CHECK(cut_text("שלום עולם", 6) == "שלום…");
}

TEST_CASE("a space without width may be cut at") {
  CHECK(cut_text("abc\u200Bdefgh", 6) == "abc\u200B…");
}

TEST_CASE("nothing is left of text that is cut to nothing") { CHECK(cut_text("中文", 0) == "…"); }

TEST_CASE("a prefix of bytes ends between graphemes") {
  CHECK(grapheme_prefix("abc", 2) == 2);
  CHECK(grapheme_prefix("abc", 3) == 3);
  CHECK(grapheme_prefix("abc", 100) == 3);
  CHECK(grapheme_prefix("中文", 5) == 3);
  CHECK(grapheme_prefix("ae\u0301", 2) == 1);
  CHECK(grapheme_prefix("e\u0301", 2) == 0);
  CHECK(grapheme_prefix("🇨🇳🇩🇪", 12) == 8);
}
