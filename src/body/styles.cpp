#include "body/styles.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

struct Words {
  std::string_view property;
  std::string_view values;
};

constexpr std::array kWordProperties{
    Words{"clear", " both inline-end inline-start left none right "},
    Words{"direction", " ltr rtl "},
    Words{"float", " inline-end inline-start left none right "},
    Words{"font-style", " italic normal oblique "},
    Words{"font-variant", " normal small-caps "},
    Words{"font-weight", " 100 200 300 400 500 600 700 800 900 bold bolder lighter normal "},
    Words{"text-align", " center end justify left right start "},
    Words{"text-decoration", " line-through none overline underline "},
    Words{"vertical-align", " baseline bottom middle sub super text-bottom text-top top "},
    Words{"white-space", " normal nowrap pre pre-line pre-wrap "},
};

bool is_name(std::string_view value) {
  return !value.empty() && all_of(value, is_ascii_lower_letter);
}

// "#rgb" and "#rrggbb", a colour's name, "rgb(1, 2, 3)", "hsl(120 50% 50%)": nothing transparent.
bool is_colour(std::string_view value) {
  if (value.starts_with('#')) {
    const std::string_view digits = value.substr(1);
    return (digits.size() == 3 || digits.size() == 6) &&
           digits.find_first_not_of("0123456789abcdef") == kNowhere;
  }
  if (value.starts_with("rgb(") || value.starts_with("hsl(")) {
    return value.ends_with(')') &&
           value.substr(4, value.size() - 5).find_first_not_of("0123456789.,% ") == kNowhere;
  }
  return is_name(value) && value != "transparent";
}

// A length that shows something: "50%", "12.5em", "200px", "auto", never zero.
bool is_length(std::string_view value) {
  if (value == "auto") return true;
  const std::size_t digits = value.find_first_not_of("0123456789.");
  if (digits == kNowhere || digits == 0 || digits > 7) return false;
  const std::string_view number = value.substr(0, digits);
  const bool is_number = number.front() != '.' && number.back() != '.' &&
                         std::count(number.begin(), number.end(), '.') <= 1;
  return is_number && number.substr(0, number.find('.')).find_first_of("123456789") != kNowhere &&
         holds_word(" % ch cm em ex in mm pt px rem vw ", value.substr(digits));
}

bool is_allowed(std::string_view property, std::string_view value, StylePlace place) {
  for (const Words& words : kWordProperties) {
    if (words.property == property) return holds_word(words.values, value);
  }
  if (property == "color" || property == "background-color") {
    return place == StylePlace::kCode && is_colour(value);
  }
  if (property == "width" || property == "height") {
    return place == StylePlace::kSized && is_length(value);
  }
  return false;
}

struct Declaration {
  std::string property;
  std::string value;
};

// Strings and comments may hold a semicolon; what is taken for a declaration then is harmless like
// every other one, and their true declaration holds a character that no value may.
std::vector<Declaration> declarations_of(std::string_view style) {
  std::vector<Declaration> declarations;
  while (!style.empty()) {
    const std::string_view declaration = take_until(style, ';');
    const std::size_t colon = declaration.find(':');
    if (colon == kNowhere) continue;
    std::string value = collapse_space(ascii_lower(declaration.substr(colon + 1)));
    for (const std::string_view important : {"!important", "! important"}) {
      if (value.ends_with(important)) {
        value = trim(std::string_view(value).substr(0, value.size() - important.size()));
      }
    }
    std::string property = ascii_lower(trim(declaration.substr(0, colon)));
    if (property == "text-decoration-line") property = "text-decoration";
    declarations.push_back({std::move(property), std::move(value)});
  }
  return declarations;
}

}  // namespace

std::string clean_style(std::string_view style, StylePlace place) {
  std::vector<Declaration> kept;
  for (Declaration& declaration : declarations_of(style)) {
    if (!is_allowed(declaration.property, declaration.value, place)) continue;
    const auto same = find_if(
        kept, [&](const Declaration& each) { return each.property == declaration.property; });
    if (same != nullptr) {
      same->value = std::move(declaration.value);
    } else {
      kept.push_back(std::move(declaration));
    }
  }
  std::string clean;
  for (const Declaration& declaration : kept) {
    if (!clean.empty()) clean += ';';
    clean += declaration.property + ':' + declaration.value;
  }
  return clean;
}

std::string_view list_type_of_style(std::string_view style) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kTypes{
      {{"decimal", "1"},
       {"lower-alpha", "a"},
       {"lower-latin", "a"},
       {"upper-alpha", "A"},
       {"upper-latin", "A"},
       {"lower-roman", "i"},
       {"upper-roman", "I"},
       {"disc", "disc"},
       {"circle", "circle"},
       {"square", "square"}}};
  std::string_view type;
  for (const Declaration& declaration : declarations_of(style)) {
    if (declaration.property != "list-style-type" && declaration.property != "list-style") continue;
    type = {};
    for (const auto& [word, attribute] : kTypes) {
      if (word == declaration.value) type = attribute;
    }
  }
  return type;
}

bool style_hides(std::string_view style) {
  for (const Declaration& declaration : declarations_of(style)) {
    if (declaration.property == "display" && declaration.value == "none") return true;
  }
  return false;
}

bool style_is_one_pixel(std::string_view style) {
  for (const Declaration& declaration : declarations_of(style)) {
    const bool is_size = declaration.property == "width" || declaration.property == "height";
    if (is_size && holds_word(" 0 0px 1px ", declaration.value)) return true;
  }
  return false;
}

}  // namespace feedgen
