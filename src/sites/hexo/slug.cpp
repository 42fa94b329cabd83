#include <algorithm>
#include <vector>

#include "sites/hexo/hexo.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

struct Letters {
  std::string_view plain;
  std::u32string_view letters;
};

// hexo-util's escape_diacritic: Latin letters that slugs spell without their marks.
constexpr Letters kLetters[] = {
    {"A", U"ÀÁÂÃÄÅĀĂĄǍǞǠǺȀȂȦȺḀẠẢẤẦẨẪẬẮẰẲẴẶⒶⱯＡ"},
    {"AA", U"Ꜳ"},
    {"AE", U"ÆǢǼ"},
    {"AO", U"Ꜵ"},
    {"AU", U"Ꜷ"},
    {"AV", U"ꜸꜺ"},
    {"AY", U"Ꜽ"},
    {"B", U"ƁƂɃḂḄḆⒷＢ"},
    {"C", U"ÇĆĈĊČƇȻḈⒸꜾＣ"},
    {"D", U"ĎĐƉƊƋḊḌḎḐḒⒹꝹＤ"},
    {"DZ", U"ǄǱ"},
    {"Dz", U"ǅǲ"},
    {"E", U"ÈÉÊËĒĔĖĘĚƎƐȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆⒺＥ"},
    {"F", U"ƑḞⒻꝻＦ"},
    {"G", U"ĜĞĠĢƓǤǦǴḠⒼꝽꝾꞠＧ"},
    {"H", U"ĤĦȞḢḤḦḨḪⒽⱧⱵꞍＨ"},
    {"I", U"ÌÍÎÏĨĪĬĮİƗǏȈȊḬḮỈỊⒾＩ"},
    {"J", U"ĴɈⒿＪ"},
    {"K", U"ĶƘǨḰḲḴⓀⱩꝀꝂꝄꞢＫ"},
    {"L", U"ĹĻĽĿŁȽḶḸḺḼⓁⱠⱢꝆꝈꞀＬ"},
    {"LJ", U"Ǉ"},
    {"Lj", U"ǈ"},
    {"M", U"ƜḾṀṂⓂⱮＭ"},
    {"N", U"ÑŃŅŇƝǸȠṄṆṈṊⓃꞐꞤＮ"},
    {"NJ", U"Ǌ"},
    {"Nj", U"ǋ"},
    {"O", U"ÒÓÔÕÖØŌŎŐƆƟƠǑǪǬǾȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢⓄꝊꝌＯ"},
    {"OI", U"Ƣ"},
    {"OO", U"Ꝏ"},
    {"OU", U"Ȣ"},
    {"OE", U"\u008CŒ"},
    {"oe", U"\u009Cœ"},
    {"P", U"ƤṔṖⓅⱣꝐꝒꝔＰ"},
    {"Q", U"ɊⓆꝖꝘＱ"},
    {"R", U"ŔŖŘȐȒɌṘṚṜṞⓇⱤꝚꞂꞦＲ"},
    {"S", U"ŚŜŞŠȘṠṢṤṦṨẞⓈⱾꞄꞨＳ"},
    {"T", U"ŢŤŦƬƮȚȾṪṬṮṰⓉꞆＴ"},
    {"TZ", U"Ꜩ"},
    {"U", U"ÙÚÛÜŨŪŬŮŰŲƯǓǕǗǙǛȔȖɄṲṴṶṸṺỤỦỨỪỬỮỰⓊＵ"},
    {"V", U"ƲɅṼṾⓋꝞＶ"},
    {"VY", U"Ꝡ"},
    {"W", U"ŴẀẂẄẆẈⓌⱲＷ"},
    {"X", U"ẊẌⓍＸ"},
    {"Y", U"ÝŶŸƳȲɎẎỲỴỶỸỾⓎＹ"},
    {"Z", U"ŹŻŽƵȤẐẒẔⓏⱫⱿꝢＺ"},
    {"a", U"àáâãäåāăąǎǟǡǻȁȃȧɐḁẚạảấầẩẫậắằẳẵặⓐⱥａ"},
    {"aa", U"ꜳ"},
    {"ae", U"æǣǽ"},
    {"ao", U"ꜵ"},
    {"au", U"ꜷ"},
    {"av", U"ꜹꜻ"},
    {"ay", U"ꜽ"},
    {"b", U"ƀƃɓḃḅḇⓑｂ"},
    {"c", U"çćĉċčƈȼḉↄⓒꜿｃ"},
    {"d", U"ďđƌɖɗḋḍḏḑḓⓓꝺｄ"},
    {"dz", U"ǆǳ"},
    {"e", U"èéêëēĕėęěǝȅȇȩɇɛḕḗḙḛḝẹẻẽếềểễệⓔｅ"},
    {"f", U"ƒḟⓕꝼｆ"},
    {"g", U"ĝğġģǥǧǵɠᵹḡⓖꝿꞡｇ"},
    {"h", U"ĥħȟɥḣḥḧḩḫẖⓗⱨⱶｈ"},
    {"hv", U"ƕ"},
    {"i", U"ìíîïĩīĭįıǐȉȋɨḭḯỉịⓘｉ"},
    {"j", U"ĵǰɉⓙｊ"},
    {"k", U"ķƙǩḱḳḵⓚⱪꝁꝃꝅꞣｋ"},
    {"l", U"ĺļľŀłſƚɫḷḹḻḽⓛⱡꝇꝉꞁｌ"},
    {"lj", U"ǉ"},
    {"m", U"ɯɱḿṁṃⓜｍ"},
    {"n", U"ñńņňŉƞǹɲṅṇṉṋⓝꞑꞥｎ"},
    {"nj", U"ǌ"},
    {"o", U"òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔɵṍṏṑṓọỏốồổỗộớờởỡợⓞꝋꝍｏ"},
    {"oi", U"ƣ"},
    {"ou", U"ȣ"},
    {"oo", U"ꝏ"},
    {"p", U"ƥᵽṕṗⓟꝑꝓꝕｐ"},
    {"q", U"ɋⓠꝗꝙｑ"},
    {"r", U"ŕŗřȑȓɍɽṙṛṝṟⓡꝛꞃꞧｒ"},
    {"s", U"ßśŝşšșȿṡṣṥṧṩẛⓢꞅꞩｓ"},
    {"t", U"ţťŧƭțʈṫṭṯṱẗⓣⱦꞇｔ"},
    {"tz", U"ꜩ"},
    {"u", U"ùúûüũūŭůűųưǔǖǘǚǜȕȗʉṳṵṷṹṻụủứừửữựⓤｕ"},
    {"v", U"ʋʌṽṿⓥꝟｖ"},
    {"vy", U"ꝡ"},
    {"w", U"ŵẁẃẅẇẉẘⓦⱳｗ"},
    {"x", U"ẋẍⓧｘ"},
    {"y", U"ýÿŷƴȳɏẏẙỳỵỷỹỿⓨｙ"},
    {"z", U"źżžƶȥɀẑẓẕⓩⱬꝣｚ"},
};

// "e" for "é", "AE" for "Æ"; empty for letters that stay as they are.
std::string_view plain_letters(char32_t letter) {
  const auto* const found = find_if(kLetters, [letter](const Letters& some) {
    return some.letters.find(letter) != std::u32string_view::npos;
  });
  return found == nullptr ? std::string_view() : found->plain;
}

// Longer ones are no names that Hexo could have made, and matching costs their square.
constexpr std::size_t kLongestPath = 1024;
constexpr std::size_t kMostVariables = 8;

// JavaScript's \s.
bool is_space(char32_t c) {
  return c == ' ' || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_separator(char32_t c) {
  constexpr std::u32string_view kSpecial = U"~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/";
  return is_space(c) || kSpecial.find(c) != std::u32string_view::npos;
}

bool is_hex(char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); }

// A part of `new_post_name`: literal text, or a variable.
struct Token {
  std::string_view text;
  bool is_variable = false;
};

std::vector<Token> tokens_of(std::string_view pattern) {
  std::vector<Token> tokens;
  std::size_t literal = 0;
  for (std::size_t i = 0; i < pattern.size();) {
    std::size_t end = i + 1;
    while (pattern[i] == ':' && end < pattern.size() && is_ascii_word(pattern[end])) ++end;
    while (end > i + 1 && pattern[end - 1] == '_') --end;
    if (end == i + 1) {
      ++i;
      continue;
    }
    if (i > literal) tokens.push_back({pattern.substr(literal, i - literal)});
    tokens.push_back({pattern.substr(i + 1, end - i - 1), true});
    i = literal = end;
  }
  if (literal < pattern.size()) tokens.push_back({pattern.substr(literal)});
  return tokens;
}

struct Lengths {
  std::size_t least, most;
  bool (*fits)(char);
};

Lengths lengths_of(std::string_view variable) {
  if (variable == "year") return {4, 4, is_ascii_digit};
  if (variable == "month" || variable == "day") return {2, 2, is_ascii_digit};
  if (variable == "i_month" || variable == "i_day") return {1, 2, is_ascii_digit};
  if (variable == "hash") return {12, 12, is_hex};
  return {1, kLongestPath, [](char) { return true; }};
}

// A regular expression's search, but what failed once is not tried again: the work is bounded.
class Matcher {
 public:
  Matcher(std::vector<Token> tokens, std::string_view path)
      : tokens_(std::move(tokens)),
        path_(path),
        ends_(tokens_.size()),
        failed_(tokens_.size() * (path.size() + 1)) {}

  bool match() { return match(0, 0); }

  NameMap found() const {
    NameMap names;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].is_variable) {
        names.emplace_back(tokens_[i].text, path_.substr(begin, ends_[i] - begin));
      }
      begin = ends_[i];
    }
    return names;
  }

 private:
  bool match(std::size_t token, std::size_t begin) {
    if (token == tokens_.size()) return begin == path_.size();
    const std::size_t state = token * (path_.size() + 1) + begin;
    if (begin > path_.size() || failed_[state]) return false;
    failed_[state] = !match_token(token, begin);
    return !failed_[state];
  }

  bool match_token(std::size_t token, std::size_t begin) {
    const std::string_view text = tokens_[token].text;
    if (!tokens_[token].is_variable) {
      ends_[token] = begin + text.size();
      return path_.substr(begin).starts_with(text) && match(token + 1, ends_[token]);
    }
    const Lengths lengths = lengths_of(text);
    std::size_t most = 0;
    while (begin + most < path_.size() && most < lengths.most && lengths.fits(path_[begin + most]))
      ++most;
    // Numbers take as much as they can, others as little.
    const bool is_greedy = lengths.most == 2;
    for (std::size_t i = lengths.least; i <= most; ++i) {
      const std::size_t length = is_greedy ? most + lengths.least - i : i;
      if (match(token + 1, begin + length)) {
        ends_[token] = begin + length;
        return true;
      }
    }
    return false;
  }

  std::vector<Token> tokens_;
  std::string_view path_;
  std::vector<std::size_t> ends_;
  std::vector<bool> failed_;  // by token and place
};

}  // namespace

std::string hexo_slug(std::string_view text, HexoRules::Case letters) {
  std::string slug;
  bool separated = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (c < 0x20) continue;
    if (is_separator(c)) {
      separated = !slug.empty();
      continue;
    }
    if (separated) slug += '-';
    separated = false;
    const std::string_view plain = plain_letters(c);
    slug += plain;
    if (plain.empty()) append_utf8(c, slug);
  }
  if (letters == HexoRules::Case::kLower) return lower_case(slug);
  if (letters == HexoRules::Case::kUpper) return upper_case(slug);
  return slug;
}

NameMap read_post_name(std::string_view new_post_name, std::string_view path) {
  std::vector<Token> tokens = tokens_of(without_ending(new_post_name));
  const auto variables =
      std::count_if(tokens.begin(), tokens.end(), [](const Token& t) { return t.is_variable; });
  NameMap names;
  if (path.size() <= kLongestPath && static_cast<std::size_t>(variables) <= kMostVariables) {
    Matcher matcher(std::move(tokens), path);
    if (matcher.match()) names = matcher.found();
  }
  const bool has_title = any_of(names, [](const auto& n) { return n.first == "title"; });
  if (!has_title) names.emplace_back("title", hexo_slug(path, HexoRules::Case::kKeep));
  return names;
}

}  // namespace feedgen
