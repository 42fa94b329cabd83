#include "text/encoding.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>

#include <iconv.h>

#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

struct Encoding {
  std::string_view name;    // WHATWG's
  const char* converter;    // iconv's; null: decoded here or not at all
  bool has_pairs;           // two bytes from 0x80 on are one character
  std::string_view labels;  // " a b "
};

constexpr auto kEncodings = std::to_array<Encoding>({
    {"utf-8", nullptr, false,
     " utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf_8 utf8mb4 "},
    {"ibm866", "IBM866", false, " ibm866 866 cp866 csibm866 "},
    {"iso-8859-2", "ISO-8859-2", false,
     " iso-8859-2 csisolatin2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2 "},
    {"iso-8859-3", "ISO-8859-3", false,
     " iso-8859-3 csisolatin3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3 "},
    {"iso-8859-4", "ISO-8859-4", false,
     " iso-8859-4 csisolatin4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4 "},
    {"iso-8859-5", "ISO-8859-5", false,
     " iso-8859-5 csisolatincyrillic cyrillic iso-ir-144 iso8859-5 iso88595 iso_8859-5 "
     "iso_8859-5:1988 "},
    {"iso-8859-6", "ISO-8859-6", false,
     " iso-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6-e "
     "iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 "},
    {"iso-8859-7", "ISO-8859-7", false,
     " iso-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-ir-126 iso8859-7 iso88597 "
     "iso_8859-7 iso_8859-7:1987 sun_eu_greek "},
    {"iso-8859-8", "ISO-8859-8", false,
     " iso-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8-e iso-ir-138 iso8859-8 iso88598 "
     "iso_8859-8 iso_8859-8:1988 visual "},
    {"iso-8859-8-i", "ISO-8859-8", false, " iso-8859-8-i csiso88598i logical "},
    {"iso-8859-10", "ISO-8859-10", false,
     " iso-8859-10 csisolatin6 iso-ir-157 iso8859-10 iso885910 l6 latin6 "},
    {"iso-8859-13", "ISO-8859-13", false, " iso-8859-13 iso8859-13 iso885913 "},
    {"iso-8859-14", "ISO-8859-14", false, " iso-8859-14 iso8859-14 iso885914 "},
    {"iso-8859-15", "ISO-8859-15", false,
     " iso-8859-15 csisolatin9 iso8859-15 iso885915 iso_8859-15 l9 "},
    {"iso-8859-16", "ISO-8859-16", false, " iso-8859-16 "},
    {"koi8-r", "KOI8-R", false, " koi8-r cskoi8r koi koi8 koi8_r "},
    {"koi8-u", "KOI8-U", false, " koi8-u koi8-ru "},
    {"macintosh", "MACINTOSH", false, " macintosh csmacintosh mac x-mac-roman "},
    {"windows-874", "CP874", false,
     " windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 "},
    {"windows-1250", "CP1250", false, " windows-1250 cp1250 x-cp1250 "},
    {"windows-1251", "CP1251", false, " windows-1251 cp1251 x-cp1251 "},
    {"windows-1252", "CP1252", false,
     " windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
     "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii x-cp1252 x-user-defined "},
    {"windows-1253", "CP1253", false, " windows-1253 cp1253 x-cp1253 "},
    {"windows-1254", "CP1254", false,
     " windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 l5 latin5 x-cp1254 "},
    {"windows-1255", "CP1255", false, " windows-1255 cp1255 x-cp1255 "},
    {"windows-1256", "CP1256", false, " windows-1256 cp1256 x-cp1256 "},
    {"windows-1257", "CP1257", false, " windows-1257 cp1257 x-cp1257 "},
    {"windows-1258", "CP1258", false, " windows-1258 cp1258 x-cp1258 "},
    {"x-mac-cyrillic", "MAC-UK", false, " x-mac-cyrillic x-mac-ukrainian "},
    {"gbk", "GB18030", true,
     " gbk chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 iso-ir-58 x-gbk cp936 ms936 "
     "windows-936 euc-cn "},
    {"gb18030", "GB18030", true, " gb18030 gb13000 gb18030-2000 gb18030-2022 "},
    {"big5", "BIG5-HKSCS", true, " big5 big5-hkscs cn-big5 csbig5 x-x-big5 cp950 ms950 "},
    {"euc-jp", "EUC-JP-MS", true, " euc-jp cseucpkdfmtjapanese x-euc-jp eucjp "},
    {"iso-2022-jp", "ISO-2022-JP", false, " iso-2022-jp csiso2022jp "},
    {"shift_jis", "CP932", true,
     " shift_jis csshiftjis ms932 ms_kanji shift-jis sjis windows-31j x-sjis cp932 "},
    {"euc-kr", "UHC", true,
     " euc-kr cseuckr csksc56011987 iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 "
     "ksc_5601 windows-949 cp949 uhc "},
    {"utf-16be", nullptr, false, " utf-16be unicodefffe "},
    {"utf-16le", nullptr, false,
     " utf-16le csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 "},
});

// WHATWG HTML section 13.2.3.2, step 9: what a page without a declaration mostly is.
struct LanguageDefault {
  std::string_view languages;
  std::string_view encoding;
};
constexpr std::array kDefaults{
    LanguageDefault{" zh-tw zh-hk zh-mo zh-hant ", "big5"},
    LanguageDefault{" zh ", "gb18030"},
    LanguageDefault{" ja ", "shift_jis"},
    LanguageDefault{" ko ", "euc-kr"},
    LanguageDefault{" be bg mk ru sr uk ", "windows-1251"},
    LanguageDefault{" el ", "iso-8859-7"},
    LanguageDefault{" he iw ", "windows-1255"},
    LanguageDefault{" ar fa ", "windows-1256"},
    LanguageDefault{" tr ", "windows-1254"},
    LanguageDefault{" th ", "windows-874"},
    LanguageDefault{" cs hr hu pl sk sl ", "windows-1250"},
    LanguageDefault{" et lt lv ", "windows-1257"},
    LanguageDefault{" vi ", "windows-1258"},
};

const Encoding* find_encoding(std::string_view name) {
  return find_if(kEncodings, [&](const Encoding& encoding) { return encoding.name == name; });
}

std::uint8_t byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<std::uint8_t>(bytes[i]);
}

void replace_bytes(DecodedText& decoded) {
  if (decoded.replaced++ == 0) decoded.first_replaced = decoded.text.size();
  decoded.text += kReplacementCharacter;
}

// What iconv refuses, and browsers read.
std::optional<char32_t> refused_by_iconv(const Encoding& encoding, std::uint8_t byte) {
  if (encoding.name == "windows-1252" && byte >= 0x80) return byte;
  const bool is_chinese = encoding.name == "gbk" || encoding.name == "gb18030";
  if (is_chinese && byte == 0x80) return U'€';
  return std::nullopt;
}

// How many bytes one mistake takes: a second byte that is ASCII begins something else.
std::size_t length_of_mistake(const Encoding& encoding, std::string_view rest) {
  const bool is_pair = encoding.has_pairs && rest.size() > 1 && byte_at(rest, 0) >= 0x80 &&
                       byte_at(rest, 0) != 0xFF && byte_at(rest, 1) >= 0x80;
  return is_pair ? 2 : 1;
}

class Converter {
 public:
  explicit Converter(const char* name) : handle_(iconv_open("UTF-8", name)) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }

  bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Converts up to the end or the first mistake, and takes what it converted off `bytes`. Returns
  // true at the end.
  bool convert(std::string_view& bytes, std::string& text) {
    std::array<char, 4096> buffer;
    while (!bytes.empty()) {
      char* in = const_cast<char*>(bytes.data());  // NOLINT: iconv writes nothing there
      std::size_t in_left = bytes.size();
      char* out = buffer.data();
      std::size_t out_left = buffer.size();
      const std::size_t result = iconv(handle_, &in, &in_left, &out, &out_left);
      const int error = errno;
      text.append(buffer.data(), buffer.size() - out_left);
      bytes.remove_prefix(bytes.size() - in_left);
      if (result == static_cast<std::size_t>(-1) && error != E2BIG) return false;
    }
    return true;
  }

  // Big5's letters may wait in iconv for a mark that could follow.
  void finish(std::string& text) {
    std::array<char, 16> buffer;
    char* out = buffer.data();
    std::size_t left = buffer.size();
    iconv(handle_, nullptr, nullptr, &out, &left);
    text.append(buffer.data(), buffer.size() - left);
  }

 private:
  iconv_t handle_;
};

void convert_all(const Encoding& encoding, std::string_view bytes, Converter& converter,
                 DecodedText& decoded) {
  while (!converter.convert(bytes, decoded.text)) {
    if (const auto known = refused_by_iconv(encoding, byte_at(bytes, 0))) {
      append_utf8(*known, decoded.text);
      bytes.remove_prefix(1);
      continue;
    }
    replace_bytes(decoded);
    bytes.remove_prefix(length_of_mistake(encoding, bytes));
  }
  converter.finish(decoded.text);
}

void decode_utf16(std::string_view bytes, bool is_big, DecodedText& decoded) {
  const auto unit_at = [&](std::size_t i) {
    return static_cast<char32_t>(byte_at(bytes, is_big ? i : i + 1) << 8U |
                                 byte_at(bytes, is_big ? i + 1 : i));
  };
  std::size_t i = 0;
  for (; i + 1 < bytes.size(); i += 2) {
    const char32_t unit = unit_at(i);
    if (unit < 0xD800 || unit > 0xDFFF) {
      append_utf8(unit, decoded.text);
      continue;
    }
    const char32_t next = i + 3 < bytes.size() ? unit_at(i + 2) : 0;
    if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
      append_utf8(0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00), decoded.text);
      i += 2;
    } else {
      replace_bytes(decoded);
    }
  }
  if (i < bytes.size()) replace_bytes(decoded);
}

DecodedText repaired(std::string_view bytes) {
  DecodedText decoded;
  decoded.encoding = "utf-8";
  decoded.first_replaced = find_invalid_utf8(bytes);
  const bool is_whole = decoded.first_replaced == kNowhere;
  decoded.text = is_whole ? std::string(bytes) : repair_utf8(bytes);
  if (is_whole) return decoded;
  // What was one already is counted too: it is lost as well.
  for (std::size_t at = decoded.first_replaced; at != kNowhere;
       at = decoded.text.find(kReplacementCharacter, at + 1)) {
    ++decoded.replaced;
  }
  return decoded;
}

DecodedText decoded_as(std::string_view name, EncodingReason reason, std::string_view bytes) {
  const Encoding& encoding = *find_encoding(name);
  if (name == "utf-8") return repaired(bytes);
  DecodedText decoded;
  decoded.encoding = name;
  decoded.reason = reason;
  if (name.starts_with("utf-16")) {
    decode_utf16(bytes, name == "utf-16be", decoded);
    return decoded;
  }
  Converter converter(encoding.converter);
  if (!converter.is_open()) {
    decoded = repaired(bytes);
    decoded.encoding = name;
    decoded.has_converter = false;
    return decoded;
  }
  decoded.text.reserve(bytes.size() + bytes.size() / 2);
  convert_all(encoding, bytes, converter, decoded);
  return decoded;
}

// Of a text without a mark: ASCII in UTF-16 has a NUL in every second byte.
std::string_view looks_like_utf16(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, 1024);
  if (beginning.size() < 4 || beginning.find('\0') == kNowhere) return {};
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < beginning.size(); ++i) {
    if (beginning[i] == '\0') ++zeros[i % 2];
  }
  const std::size_t many = beginning.size() / 5;
  const std::size_t few = beginning.size() / 50;
  if (zeros[1] >= many && zeros[0] <= few) return "utf-16le";
  if (zeros[0] >= many && zeros[1] <= few) return "utf-16be";
  return {};
}

std::string_view marked_encoding(std::string_view bytes) {
  if (bytes.starts_with(kByteOrderMark)) return "utf-8";
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return looks_like_utf16(bytes);
}

// Other encodings make valid sequences by accident, but more that are not valid.
bool is_nearly_utf8(const DecodedText& utf8) {
  std::size_t beyond_ascii = 0;
  for (const char c : utf8.text) beyond_ascii += static_cast<std::uint8_t>(c) >= 0xC0;
  return beyond_ascii - utf8.replaced > 3 * utf8.replaced;
}

std::string_view default_of(std::string_view language) {
  const std::string lower = ascii_lower(language);
  const std::string_view whole = lower;
  for (const LanguageDefault& row : kDefaults) {
    if (holds_word(row.languages, whole) ||
        holds_word(row.languages, whole.substr(0, whole.find_first_of("-_"))) ||
        (whole.starts_with("zh-hant") && row.encoding == "big5")) {
      return row.encoding;
    }
  }
  return {};
}

// In the languages of Western Europe most letters are ASCII, and the others stand one by one.
bool looks_western(std::string_view bytes) {
  std::size_t runs = 0;
  std::size_t single = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t length = 0;
    while (i + length < bytes.size() && byte_at(bytes, i + length) >= 0x80) ++length;
    if (length > 0) ++runs;
    if (length == 1) ++single;
    i += length + 1;
  }
  return runs >= 4 && single * 10 >= runs * 9;
}

bool is_well_decoded(const DecodedText& decoded) {
  return decoded.has_converter && decoded.replaced * 100 <= decoded.text.size() / 2;
}

std::optional<DecodedText> by_language(std::string_view bytes, std::string_view language) {
  const std::string_view name = default_of(language);
  if (name.empty()) return std::nullopt;
  if (name == "shift_jis") {
    DecodedText other = decoded_as("euc-jp", EncodingReason::kLanguage, bytes);
    if (other.has_converter && other.replaced == 0) return other;
  }
  DecodedText decoded = decoded_as(name, EncodingReason::kLanguage, bytes);
  if (is_well_decoded(decoded)) return decoded;
  return std::nullopt;
}

}  // namespace

std::string_view encoding_of_label(std::string_view label) {
  const std::string lower = ascii_lower(trim(label));
  for (const Encoding& encoding : kEncodings) {
    if (holds_word(encoding.labels, lower)) return encoding.name;
  }
  return {};
}

bool needs_decoding(std::string_view bytes) {
  return find_invalid_utf8(bytes) != kNowhere || !looks_like_utf16(bytes).empty() ||
         bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

DecodedText decode_text(std::string_view bytes, const EncodingHints& hints) {
  if (const std::string_view marked = marked_encoding(bytes); !marked.empty()) {
    return decoded_as(marked, EncodingReason::kBytes, bytes);
  }
  DecodedText utf8 = repaired(bytes);
  std::string_view declared = encoding_of_label(hints.declared);
  // A page that can be searched for a declaration is not UTF-16.
  if (declared.starts_with("utf-16")) declared = "utf-8";
  if (utf8.replaced == 0) {
    if (declared == "iso-2022-jp") return decoded_as(declared, EncodingReason::kDeclared, bytes);
    return utf8;
  }
  if (declared == "utf-8" || is_nearly_utf8(utf8)) return utf8;
  if (!declared.empty()) return decoded_as(declared, EncodingReason::kDeclared, bytes);
  for (const std::string_view language : hints.languages) {
    if (auto decoded = by_language(bytes, language)) return std::move(*decoded);
  }
  if (looks_western(bytes)) return decoded_as("windows-1252", EncodingReason::kLooks, bytes);
  return utf8;
}

bool is_unreadable(std::string_view text) {
  std::size_t lost = 0;
  for (std::size_t at = text.find(kReplacementCharacter); at != kNowhere;
       at = text.find(kReplacementCharacter, at + kReplacementCharacter.size())) {
    ++lost;
  }
  if (lost < 4) return false;
  std::size_t characters = 0;
  std::size_t beyond_ascii = 0;
  for (const char c : text) {
    characters += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U;
    beyond_ascii += static_cast<std::uint8_t>(c) >= 0xC0;
  }
  return lost * 8 > characters || (lost >= 16 && lost * 4 > beyond_ascii);
}

}  // namespace feedgen
