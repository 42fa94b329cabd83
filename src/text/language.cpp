#include "text/language.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Meaning = std::pair<std::string_view, std::string_view>;

// Two letters of a country that are no language's.
constexpr std::array kCountries{Meaning{"cn", "zh-CN"}, Meaning{"tw", "zh-TW"}, Meaning{"jp", "ja"},
                                Meaning{"kr", "ko"},    Meaning{"cz", "cs"},    Meaning{"ua", "uk"},
                                Meaning{"gr", "el"},    Meaning{"dk", "da"}};

// Tags that are older than the rules (RFC 5646, "irregular"), but for those with an own meaning.
constexpr std::array<std::string_view, 6> kIrregular{"i-default", "i-klingon", "i-lux",
                                                     "i-navajo",  "i-hak",     "i-enochian"};

std::string upper(std::string_view text) {
  std::string upper(text);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return is_ascii_lower_letter(c) ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

bool are_letters(std::string_view text) { return all_of(text, is_ascii_letter); }

// A language has two or three letters; longer words are names of languages, or of themes' files.
bool is_primary(std::string_view part) {
  return (part.size() == 2 || part.size() == 3) && are_letters(part);
}

bool is_region(std::string_view part) {
  return (part.size() == 2 && are_letters(part)) || (part.size() == 3 && is_all_digits(part));
}

bool is_subtag(std::string_view part) {
  return !part.empty() && part.size() <= 8 && all_of(part, is_ascii_alphanumeric);
}

// A part behind the first, in the case in which people read it.
std::string in_usual_case(std::string_view part, bool is_private) {
  std::string lower = ascii_lower(part);
  if (is_private) return lower;
  if (is_region(part)) return upper(part);
  if (part.size() == 4 && are_letters(part)) lower.front() = upper(part).front();
  return lower;
}

}  // namespace

std::string language_tag(std::string_view text) {
  text = trim(text);
  // What stands behind the language in a locale of POSIX: its encoding and its modifier.
  text = text.substr(0, text.find_first_of(".@"));
  std::string dashed(text);
  std::replace(dashed.begin(), dashed.end(), '_', '-');
  const std::string lower = ascii_lower(dashed);
  if (is_one_of(lower, kIrregular)) return lower;
  for (const auto& [country, language] : kCountries) {
    if (lower == country) return std::string(language);
  }
  std::string tag;
  bool is_private = false;
  bool ends_in_singleton = false;
  for (std::string_view rest = dashed;;) {
    const std::string_view part = rest.substr(0, rest.find('-'));
    if (tag.empty() ? !is_primary(part) && ascii_lower(part) != "x" : !is_subtag(part)) return {};
    if (tag.empty()) {
      tag = ascii_lower(part);
    } else {
      tag += '-' + in_usual_case(part, is_private);
    }
    ends_in_singleton = part.size() == 1;
    is_private = is_private || part.size() == 1;
    if (part.size() == rest.size()) break;
    rest.remove_prefix(part.size() + 1);
  }
  return ends_in_singleton ? std::string() : tag;
}

bool is_edition_name(std::string_view name) {
  constexpr std::size_t kLongest = 35;
  return !name.empty() && name.size() <= kLongest &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_ascii_alphanumeric(c) || c == '-'; });
}

}  // namespace feedgen
