#include "text/encoding.h"

#include "support/catch.h"

using namespace feedgen;

namespace {

std::string read_as(std::string_view label, std::string_view bytes) {
  return decode_text(bytes, {label, {}}).text;
}

}  // namespace

TEST_CASE("labels stand for encodings as browsers know them") {
  CHECK(encoding_of_label(" GB2312 ") == "gbk");
  CHECK(encoding_of_label("latin1") == "windows-1252");
  CHECK(encoding_of_label("ISO-8859-9") == "windows-1254");
  CHECK(encoding_of_label("sjis") == "shift_jis");
  CHECK(encoding_of_label("ks_c_5601-1987") == "euc-kr");
  CHECK(encoding_of_label("utf8mb4") == "utf-8");
  CHECK(encoding_of_label("cp936") == "gbk");
  CHECK(encoding_of_label("hz-gb-2312").empty());
  CHECK(encoding_of_label("").empty());
}

TEST_CASE("declared encodings are read with the letters that vendors added") {
  CHECK(read_as("gb2312", "\xE9\x46 \x95\x32\x82\x36 \x80") == "镕 \U00020000 €");
  CHECK(read_as("big5", "\xF9\xD6 \x88\x62") == "碁 \u00CA\u0304");
  CHECK(read_as("shift_jis", "\x95\x5C \x87\x40 \x81\x60") == "表 ① ～");
  CHECK(read_as("euc-jp", "\xAD\xA1 \xC6\xFC") == "① 日");
  CHECK(read_as("euc-kr", "\x8C\x63") == "똠");
  CHECK(read_as("iso-8859-1", "\x93x\x94 \x80 \xE9\xE9 \x81") == "“x” € éé \u0081");
  CHECK(read_as("windows-1251", "\xCC\xE8\xF0") == "Мир");
  CHECK(read_as("iso-2022-jp", "\x1B$BF|\x1B(B") == "日");
}

TEST_CASE("a mark and nearly valid UTF-8 go before what is declared") {
  CHECK(read_as("big5", "\xEF\xBB\xBF圍碁") == "\uFEFF圍碁");
  CHECK(read_as("gb2312", "正文") == "正文");
  const DecodedText cut = decode_text("很长的正文\xE6", {"gbk", {}});
  CHECK(cut.text == "很长的正文\uFFFD");
  CHECK(cut.encoding == "utf-8");
  CHECK(cut.replaced == 1);
  CHECK(
      decode_text(std::string("\xFF\xFE") + std::string("\x77\x6D\x3D\xD8\x00\xDE", 6), {}).text ==
      "\uFEFF海\U0001F600");
  const std::string plain("<\0p\0>\0\x77\x6D", 8);
  CHECK(needs_decoding(plain));
  CHECK(decode_text(plain, {}).text == "<p>海");
}

TEST_CASE("a mistake is one U+FFFD, and ASCII behind it stays") {
  const DecodedText broken = decode_text("\xC4\xE3\xC4</p>\xFF", {"gbk", {}});
  CHECK(broken.text == "你\uFFFD</p>\uFFFD");
  CHECK(broken.replaced == 2);
  CHECK(broken.first_replaced == 3);
  CHECK(read_as("gbk", "\xC4\xE3\xC4") == "你\uFFFD");
}

TEST_CASE("without a declaration the language decides, else how the bytes stand") {
  const std::string chinese = "\xC4\xE3\xBA\xC3\xCA\xC0\xBD\xE7";
  const DecodedText by_language = decode_text(chinese, {{}, {"en", "zh-CN"}});
  CHECK(by_language.text == "你好世界");
  CHECK(by_language.reason == EncodingReason::kLanguage);
  CHECK(is_unreadable(decode_text(chinese, {}).text));
  const DecodedText french = decode_text("\xE9l\xE8ve fran\xE7\x61is, for\xEAt", {});
  CHECK(french.text == "élève français, forêt");
  CHECK(french.reason == EncodingReason::kLooks);
  CHECK(decode_text("Caf\xE9", {}).text == "Caf\uFFFD");
}

TEST_CASE("a text is unreadable if it is mostly lost") {
  CHECK_FALSE(is_unreadable("Caf\uFFFD \uFFFD\uFFFD"));
  CHECK(is_unreadable("\uFFFD\uFFFD\uFFFD\uFFFD some"));
  std::string page(4000, 'x');
  CHECK_FALSE(is_unreadable(page + "\uFFFD\uFFFD\uFFFD\uFFFD"));
  for (int i = 0; i < 16; ++i) page += "\uFFFD";
  CHECK(is_unreadable(page));
}
