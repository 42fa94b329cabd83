#include "text/latin.h"

#include <array>
#include <cstddef>
#include <unordered_map>

#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// A character and its spelling each; '_' is a blank. What is missing has a form without accents.
// Formatting breaks these lines at another place each time.
// clang-format off
constexpr std::string_view kSpellings =
    "ßss ẞSs æae ÆAE ǽae ǼAE œoe ŒOE øo ØO ǿo ǾO đd ĐD ðd ÐD þth ÞTh łl ŁL ħh ĦH ıi ĸk ŋNG Ŋng ŧt "
    "ŦT ŀl ĿL ŉ'n ƒf ǝ@ Ə@ ɓb ɗd ǥg ǤG ƀb ƶz ȷj ¡! ¢C/ £PS ¥Y= ¦| §SS ©(c) «<< ¬! ®(r) ¯- °deg "
    "±+- ´' µu ¶P ·* ¸, »>> ¼_1/4 ½_1/2 ¾_3/4 ¿? ×x ÷/ ‐- ‑- ‒- –- —-- ―-- ‖|| ‘' ’' ‚, ‛' “\" ”\" "
    "„,, ‟\" †+ ‡++ •* ‧. ′' ″'' ‹< ›> ※* ⁄/ €EUR ₩W ₽R ₹Rs ₿BTC ™(tm) 、,_ "
    "。._ 〃\" 々\" "
    "〇0 "
    "〈< 〉>_ 《<< "
    "》>>_ 「[ 」]_ 『{ 』}_ 【[( 】)]_ 〔[ 〕]_ 〖[[ 〗]]_ 〜~_ ~~ "
    "АA БB ВV ГG ДD ЕE ЖZh ЗZ ИI ЙI КK ЛL МM НN ОO ПP РR СS ТT УU ФF ХKh ЦTs ЧCh ШSh ЩShch Ъ' ЫY "
    "Ь' ЭE ЮIu ЯIa аa бb вv гg дd еe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh "
    "щshch ъ' ыy ь' эe юiu яia ЁIo ёio ЂDj ђdj ЃGj ѓgj ЄIe єie ЅDz ѕdz ІI іi ЇYi їyi ЈJ јj ЉLj љlj "
    "ЊNj њnj ЋTsh ћtsh ЌKj ќkj ЎU ўu ЏDzh џdzh ҐG' ґg' ҒG' ғg' ҚK' қk' ҢN' ңn' ҮU үu ҰU' ұu' ҺH һh "
    "ӘA' әa' ӨO өo "
    "ΑA ΒB ΓG ΔD ΕE ΖZ ΗE ΘTh ΙI ΚK ΛL ΜM ΝN ΞKs ΟO ΠP ΡR ΣS ΤT ΥU ΦPh ΧKh ΨPs ΩO αa βb γg δd εe "
    "ζz "
    "ηe θth ιi κk λl μm νn ξx οo πp ρr ςs σs τt υu φph χkh ψps ωo "
    "ぁa あa ぃi いi ぅu うu ぇe えe ぉo おo かka がga きki ぎgi くku ぐgu けke げge こko ごgo "
    "さsa ざza しshi じzi "
    "すsu ずzu せse ぜze そso ぞzo たta だda ちchi ぢdi っtsu つtsu づdu てte でde とto どdo なna "
    "にni ぬnu ねne のno "
    "はha ばba ぱpa ひhi びbi ぴpi ふhu ぶbu ぷpu へhe べbe ぺpe ほho ぼbo ぽpo まma みmi むmu "
    "めme もmo ゃya やya ゅyu ゆyu "
    "ょyo よyo らra りri るru れre ろro ゎwa わwa ゐwi ゑwe をwo んn ゔvu ァa アa ィi イi ゥu ウu "
    "ェe エe ォo オo "
    "カka ガga キki ギgi クku グgu ケke ゲge コko ゴgo サsa ザza シshi ジzi スsu ズzu セse ゼze "
    "ソso ゾzo タta ダda "
    "チchi ヂdi ッtsu ツtsu ヅdu テte デde トto ドdo ナna ニni ヌnu ネne ノno ハha バba パpa ヒhi "
    "ビbi ピpi フhu ブbu "
    "プpu ヘhe ベbe ペpe ホho ボbo ポpo マma ミmi ムmu メme モmo ャya ヤya ュyu ユyu ョyo ヨyo "
    "ラra リri ルru レre "
    "ロro ヮwa ワwa ヰwi ヱwe ヲwo ンn ヴvu ヵka ヶke";
// clang-format on

using Spellings = std::unordered_map<char32_t, std::string>;

Spellings read_spellings() {
  Spellings spellings;
  std::string_view rest = kSpellings;
  for (std::string_view pair = take_word(rest, " "); !pair.empty(); pair = take_word(rest, " ")) {
    std::size_t offset = 0;
    const char32_t letter = next_code_point(pair, offset);
    std::string latin(pair.substr(offset));
    for (char& c : latin) {
      if (c == '_') c = ' ';
    }
    spellings.emplace(letter, std::move(latin));
  }
  return spellings;
}

// Each syllable of Hangul is made of two or three letters, by arithmetic (Unicode 3.12).
bool append_hangul(char32_t c, std::string& latin) {
  constexpr char32_t kFirstSyllable = 0xAC00;
  constexpr char32_t kLast = 0xD7A3;
  constexpr std::array<const char*, 19> kLeads{"g", "gg", "n", "d",  "dd", "r", "m",
                                               "b", "bb", "s", "ss", "",   "j", "jj",
                                               "c", "k",  "t", "p",  "h"};
  constexpr std::array<const char*, 21> kVowels{"a",   "ae", "ya", "yae", "eo", "e",  "yeo",
                                                "ye",  "o",  "wa", "wae", "oe", "yo", "u",
                                                "weo", "we", "wi", "yu",  "eu", "yi", "i"};
  constexpr std::array<const char*, 28> kTails{
      "",   "g",  "gg", "gs", "n",  "nj", "nh", "d",  "l", "lg", "lm", "lb", "ls", "lt",
      "lp", "lh", "m",  "b",  "bs", "s",  "ss", "ng", "j", "c",  "k",  "t",  "p",  "h"};
  if (c < kFirstSyllable || c > kLast) return false;
  const auto index = static_cast<std::size_t>(c - kFirstSyllable);
  latin += kLeads[index / (kVowels.size() * kTails.size())];
  latin += kVowels[index / kTails.size() % kVowels.size()];
  latin += kTails[index % kTails.size()];
  return true;
}

bool append_han(char32_t c, std::string& latin) {
  const std::string_view reading = han_reading(c);
  if (reading.empty()) return false;
  latin += static_cast<char>(reading.front() - 'a' + 'A');
  latin += reading.substr(1);
  latin += ' ';
  return true;
}

void append_spelling(char32_t c, const Spellings& spellings, std::string& latin) {
  if (c < 0x80) {
    latin += static_cast<char>(c);
  } else if (const auto found = spellings.find(c); found != spellings.end()) {
    latin += found->second;
  }
}

}  // namespace

std::string in_latin_letters(std::string_view text) {
  static const Spellings kKnown = read_spellings();
  std::string latin;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t before = offset;
    const char32_t c = next_code_point(text, offset);
    if (c < 0x80 || kKnown.contains(c)) {
      append_spelling(c, kKnown, latin);
      continue;
    }
    if (append_hangul(c, latin) || append_han(c, latin)) continue;
    const std::string plain = without_accents(nfkc(text.substr(before, offset - before)));
    for (std::size_t at = 0; at < plain.size();) {
      append_spelling(next_code_point(plain, at), kKnown, latin);
    }
  }
  return latin;
}

}  // namespace feedgen
