#include "content/classes.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 5> kMeaningful{"language-", "lang-", "highlight", "math",
                                                      "footnote"};

std::string_view take_class(std::string_view& classes) { return take_word(classes, " \t\n\f\r"); }

bool is_plain(std::string_view name) {
  return name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
           return is_ascii_letter(c) || is_ascii_digit(c) ||
                  std::string_view("-_+#.").find(c) != std::string_view::npos;
         });
}

bool is_meaningful(std::string_view name) {
  return std::any_of(kMeaningful.begin(), kMeaningful.end(),
                     [&](std::string_view known) { return name.starts_with(known); });
}

}  // namespace

std::string clean_class(std::string_view classes, ClassPlace place) {
  std::string clean;
  for (std::string_view name = take_class(classes); !name.empty(); name = take_class(classes)) {
    if (!is_plain(name) || (place == ClassPlace::kText && !is_meaningful(name))) continue;
    if (!clean.empty()) clean += ' ';
    clean += name;
  }
  return clean;
}

bool has_class(std::string_view classes, std::string_view name) {
  for (std::string_view each = take_class(classes); !each.empty(); each = take_class(classes)) {
    if (each == name) return true;
  }
  return false;
}

}  // namespace feedgen
