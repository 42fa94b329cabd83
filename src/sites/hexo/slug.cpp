#include "sites/hexo/slug.h"

#include <algorithm>
#include <array>
#include <vector>

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
constexpr std::array kLetters{
    Letters{"A",
            U"\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5\u0100\u0102\u0104\u01CD\u01DE\u01E0\u01FA"
            U"\u0200\u0202\u0226\u023A\u1E00\u1EA0\u1EA2\u1EA4\u1EA6\u1EA8\u1EAA\u1EAC\u1EAE"
            U"\u1EB0\u1EB2\u1EB4\u1EB6\u24B6\u2C6F\uFF21"},
    Letters{"AA", U"\uA732"},
    Letters{"AE", U"\u00C6\u01E2\u01FC"},
    Letters{"AO", U"\uA734"},
    Letters{"AU", U"\uA736"},
    Letters{"AV", U"\uA738\uA73A"},
    Letters{"AY", U"\uA73C"},
    Letters{"B", U"\u0181\u0182\u0243\u1E02\u1E04\u1E06\u24B7\uFF22"},
    Letters{"C", U"\u00C7\u0106\u0108\u010A\u010C\u0187\u023B\u1E08\u24B8\uA73E\uFF23"},
    Letters{"D", U"\u010E\u0110\u0189\u018A\u018B\u1E0A\u1E0C\u1E0E\u1E10\u1E12\u24B9\uA779\uFF24"},
    Letters{"DZ", U"\u01C4\u01F1"},
    Letters{"Dz", U"\u01C5\u01F2"},
    Letters{"E",
            U"\u00C8\u00C9\u00CA\u00CB\u0112\u0114\u0116\u0118\u011A\u018E\u0190\u0204\u0206"
            U"\u0228\u1E14\u1E16\u1E18\u1E1A\u1E1C\u1EB8\u1EBA\u1EBC\u1EBE\u1EC0\u1EC2\u1EC4"
            U"\u1EC6\u24BA\uFF25"},
    Letters{"F", U"\u0191\u1E1E\u24BB\uA77B\uFF26"},
    Letters{"G",
            U"\u011C\u011E\u0120\u0122\u0193\u01E4\u01E6\u01F4\u1E20\u24BC\uA77D\uA77E\uA7A0"
            U"\uFF27"},
    Letters{"H", U"\u0124\u0126\u021E\u1E22\u1E24\u1E26\u1E28\u1E2A\u24BD\u2C67\u2C75\uA78D\uFF28"},
    Letters{"I",
            U"\u00CC\u00CD\u00CE\u00CF\u0128\u012A\u012C\u012E\u0130\u0197\u01CF\u0208\u020A"
            U"\u1E2C\u1E2E\u1EC8\u1ECA\u24BE\uFF29"},
    Letters{"J", U"\u0134\u0248\u24BF\uFF2A"},
    Letters{"K", U"\u0136\u0198\u01E8\u1E30\u1E32\u1E34\u24C0\u2C69\uA740\uA742\uA744\uA7A2\uFF2B"},
    Letters{"L",
            U"\u0139\u013B\u013D\u013F\u0141\u023D\u1E36\u1E38\u1E3A\u1E3C\u24C1\u2C60\u2C62"
            U"\uA746\uA748\uA780\uFF2C"},
    Letters{"LJ", U"\u01C7"},
    Letters{"Lj", U"\u01C8"},
    Letters{"M", U"\u019C\u1E3E\u1E40\u1E42\u24C2\u2C6E\uFF2D"},
    Letters{"N",
            U"\u00D1\u0143\u0145\u0147\u019D\u01F8\u0220\u1E44\u1E46\u1E48\u1E4A\u24C3\uA790"
            U"\uA7A4\uFF2E"},
    Letters{"NJ", U"\u01CA"},
    Letters{"Nj", U"\u01CB"},
    Letters{"O",
            U"\u00D2\u00D3\u00D4\u00D5\u00D6\u00D8\u014C\u014E\u0150\u0186\u019F\u01A0\u01D1"
            U"\u01EA\u01EC\u01FE\u020C\u020E\u022A\u022C\u022E\u0230\u1E4C\u1E4E\u1E50\u1E52"
            U"\u1ECC\u1ECE\u1ED0\u1ED2\u1ED4\u1ED6\u1ED8\u1EDA\u1EDC\u1EDE\u1EE0\u1EE2\u24C4"
            U"\uA74A\uA74C\uFF2F"},
    Letters{"OI", U"\u01A2"},
    Letters{"OO", U"\uA74E"},
    Letters{"OU", U"\u0222"},
    Letters{"OE", U"\u008C\u0152"},
    Letters{"oe", U"\u009C\u0153"},
    Letters{"P", U"\u01A4\u1E54\u1E56\u24C5\u2C63\uA750\uA752\uA754\uFF30"},
    Letters{"Q", U"\u024A\u24C6\uA756\uA758\uFF31"},
    Letters{"R",
            U"\u0154\u0156\u0158\u0210\u0212\u024C\u1E58\u1E5A\u1E5C\u1E5E\u24C7\u2C64\uA75A"
            U"\uA782\uA7A6\uFF32"},
    Letters{"S",
            U"\u015A\u015C\u015E\u0160\u0218\u1E60\u1E62\u1E64\u1E66\u1E68\u1E9E\u24C8\u2C7E"
            U"\uA784\uA7A8\uFF33"},
    Letters{"T",
            U"\u0162\u0164\u0166\u01AC\u01AE\u021A\u023E\u1E6A\u1E6C\u1E6E\u1E70\u24C9\uA786"
            U"\uFF34"},
    Letters{"TZ", U"\uA728"},
    Letters{"U",
            U"\u00D9\u00DA\u00DB\u00DC\u0168\u016A\u016C\u016E\u0170\u0172\u01AF\u01D3\u01D5"
            U"\u01D7\u01D9\u01DB\u0214\u0216\u0244\u1E72\u1E74\u1E76\u1E78\u1E7A\u1EE4\u1EE6"
            U"\u1EE8\u1EEA\u1EEC\u1EEE\u1EF0\u24CA\uFF35"},
    Letters{"V", U"\u01B2\u0245\u1E7C\u1E7E\u24CB\uA75E\uFF36"},
    Letters{"VY", U"\uA760"},
    Letters{"W", U"\u0174\u1E80\u1E82\u1E84\u1E86\u1E88\u24CC\u2C72\uFF37"},
    Letters{"X", U"\u1E8A\u1E8C\u24CD\uFF38"},
    Letters{"Y",
            U"\u00DD\u0176\u0178\u01B3\u0232\u024E\u1E8E\u1EF2\u1EF4\u1EF6\u1EF8\u1EFE\u24CE"
            U"\uFF39"},
    Letters{"Z", U"\u0179\u017B\u017D\u01B5\u0224\u1E90\u1E92\u1E94\u24CF\u2C6B\u2C7F\uA762\uFF3A"},
    Letters{"a",
            U"\u00E0\u00E1\u00E2\u00E3\u00E4\u00E5\u0101\u0103\u0105\u01CE\u01DF\u01E1\u01FB"
            U"\u0201\u0203\u0227\u0250\u1E01\u1E9A\u1EA1\u1EA3\u1EA5\u1EA7\u1EA9\u1EAB\u1EAD"
            U"\u1EAF\u1EB1\u1EB3\u1EB5\u1EB7\u24D0\u2C65\uFF41"},
    Letters{"aa", U"\uA733"},
    Letters{"ae", U"\u00E6\u01E3\u01FD"},
    Letters{"ao", U"\uA735"},
    Letters{"au", U"\uA737"},
    Letters{"av", U"\uA739\uA73B"},
    Letters{"ay", U"\uA73D"},
    Letters{"b", U"\u0180\u0183\u0253\u1E03\u1E05\u1E07\u24D1\uFF42"},
    Letters{"c", U"\u00E7\u0107\u0109\u010B\u010D\u0188\u023C\u1E09\u2184\u24D2\uA73F\uFF43"},
    Letters{"d", U"\u010F\u0111\u018C\u0256\u0257\u1E0B\u1E0D\u1E0F\u1E11\u1E13\u24D3\uA77A\uFF44"},
    Letters{"dz", U"\u01C6\u01F3"},
    Letters{"e",
            U"\u00E8\u00E9\u00EA\u00EB\u0113\u0115\u0117\u0119\u011B\u01DD\u0205\u0207\u0229"
            U"\u0247\u025B\u1E15\u1E17\u1E19\u1E1B\u1E1D\u1EB9\u1EBB\u1EBD\u1EBF\u1EC1\u1EC3"
            U"\u1EC5\u1EC7\u24D4\uFF45"},
    Letters{"f", U"\u0192\u1E1F\u24D5\uA77C\uFF46"},
    Letters{"g",
            U"\u011D\u011F\u0121\u0123\u01E5\u01E7\u01F5\u0260\u1D79\u1E21\u24D6\uA77F\uA7A1"
            U"\uFF47"},
    Letters{"h",
            U"\u0125\u0127\u021F\u0265\u1E23\u1E25\u1E27\u1E29\u1E2B\u1E96\u24D7\u2C68\u2C76"
            U"\uFF48"},
    Letters{"hv", U"\u0195"},
    Letters{"i",
            U"\u00EC\u00ED\u00EE\u00EF\u0129\u012B\u012D\u012F\u0131\u01D0\u0209\u020B\u0268"
            U"\u1E2D\u1E2F\u1EC9\u1ECB\u24D8\uFF49"},
    Letters{"j", U"\u0135\u01F0\u0249\u24D9\uFF4A"},
    Letters{"k", U"\u0137\u0199\u01E9\u1E31\u1E33\u1E35\u24DA\u2C6A\uA741\uA743\uA745\uA7A3\uFF4B"},
    Letters{"l",
            U"\u013A\u013C\u013E\u0140\u0142\u017F\u019A\u026B\u1E37\u1E39\u1E3B\u1E3D\u24DB"
            U"\u2C61\uA747\uA749\uA781\uFF4C"},
    Letters{"lj", U"\u01C9"},
    Letters{"m", U"\u026F\u0271\u1E3F\u1E41\u1E43\u24DC\uFF4D"},
    Letters{"n",
            U"\u00F1\u0144\u0146\u0148\u0149\u019E\u01F9\u0272\u1E45\u1E47\u1E49\u1E4B\u24DD"
            U"\uA791\uA7A5\uFF4E"},
    Letters{"nj", U"\u01CC"},
    Letters{"o",
            U"\u00F2\u00F3\u00F4\u00F5\u00F6\u00F8\u014D\u014F\u0151\u01A1\u01D2\u01EB\u01ED"
            U"\u01FF\u020D\u020F\u022B\u022D\u022F\u0231\u0254\u0275\u1E4D\u1E4F\u1E51\u1E53"
            U"\u1ECD\u1ECF\u1ED1\u1ED3\u1ED5\u1ED7\u1ED9\u1EDB\u1EDD\u1EDF\u1EE1\u1EE3\u24DE"
            U"\uA74B\uA74D\uFF4F"},
    Letters{"oi", U"\u01A3"},
    Letters{"ou", U"\u0223"},
    Letters{"oo", U"\uA74F"},
    Letters{"p", U"\u01A5\u1D7D\u1E55\u1E57\u24DF\uA751\uA753\uA755\uFF50"},
    Letters{"q", U"\u024B\u24E0\uA757\uA759\uFF51"},
    Letters{"r",
            U"\u0155\u0157\u0159\u0211\u0213\u024D\u027D\u1E59\u1E5B\u1E5D\u1E5F\u24E1\uA75B"
            U"\uA783\uA7A7\uFF52"},
    Letters{"s",
            U"\u00DF\u015B\u015D\u015F\u0161\u0219\u023F\u1E61\u1E63\u1E65\u1E67\u1E69\u1E9B"
            U"\u24E2\uA785\uA7A9\uFF53"},
    Letters{"t",
            U"\u0163\u0165\u0167\u01AD\u021B\u0288\u1E6B\u1E6D\u1E6F\u1E71\u1E97\u24E3\u2C66"
            U"\uA787\uFF54"},
    Letters{"tz", U"\uA729"},
    Letters{"u",
            U"\u00F9\u00FA\u00FB\u00FC\u0169\u016B\u016D\u016F\u0171\u0173\u01B0\u01D4\u01D6"
            U"\u01D8\u01DA\u01DC\u0215\u0217\u0289\u1E73\u1E75\u1E77\u1E79\u1E7B\u1EE5\u1EE7"
            U"\u1EE9\u1EEB\u1EED\u1EEF\u1EF1\u24E4\uFF55"},
    Letters{"v", U"\u028B\u028C\u1E7D\u1E7F\u24E5\uA75F\uFF56"},
    Letters{"vy", U"\uA761"},
    Letters{"w", U"\u0175\u1E81\u1E83\u1E85\u1E87\u1E89\u1E98\u24E6\u2C73\uFF57"},
    Letters{"x", U"\u1E8B\u1E8D\u24E7\uFF58"},
    Letters{"y",
            U"\u00FD\u00FF\u0177\u01B4\u0233\u024F\u1E8F\u1E99\u1EF3\u1EF5\u1EF7\u1EF9\u1EFF"
            U"\u24E8\uFF59"},
    Letters{"z", U"\u017A\u017C\u017E\u01B6\u0225\u0240\u1E91\u1E93\u1E95\u24E9\u2C6C\uA763\uFF5A"},
};

// "e" for "é", "AE" for "Æ"; empty for letters that stay as they are.
std::string_view plain_letters(char32_t letter) {
  const auto* const found =
      std::find_if(kLetters.begin(), kLetters.end(), [letter](const Letters& some) {
        return some.letters.find(letter) != std::u32string_view::npos;
      });
  return found == kLetters.end() ? std::string_view() : found->plain;
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
bool is_word(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

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
    while (pattern[i] == ':' && end < pattern.size() && is_word(pattern[end])) ++end;
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
  const bool has_title =
      std::any_of(names.begin(), names.end(), [](const auto& n) { return n.first == "title"; });
  if (!has_title) names.emplace_back("title", hexo_slug(path, HexoRules::Case::kKeep));
  return names;
}

}  // namespace feedgen
