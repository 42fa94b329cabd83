// A filter of Liquid as a function, and the filters that change a text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/shortcodes/liquid_scope.h"

namespace feedgen::liquid {

/// A filter that is asked for.
struct Call {
  std::string_view name;
  LiquidValue value;
  const std::vector<LiquidValue>& arguments;
  const LiquidScope& scope;

  std::optional<std::string> text() const { return plain_text_of_value(value); }
  std::optional<std::string> text_at(std::size_t i) const {
    return i < arguments.size() ? plain_text_of_value(arguments[i]) : std::nullopt;
  }
  std::optional<double> number_at(std::size_t i) const {
    if (i >= arguments.size() || arguments[i].kind != LiquidValue::Kind::kNumber)
      return std::nullopt;
    return arguments[i].number;
  }
};

using Filter = LiquidValue(const Call& call);

/// The text of the call's value, changed; unknown where it has none.
template <class Change>
LiquidValue change_text(const Call& call, Change change) {
  const std::optional<std::string> text = call.text();
  return text ? text_value(change(*text), call.value.form) : LiquidValue();
}

/// The words between blanks, and the code points of a text as offsets, with its end.
std::vector<std::string> words_of(std::string_view text);
std::vector<std::size_t> starts_of(std::string_view text);

// Texts to texts; several read their own name.
Filter same, upper, lower, capitalize, title_case, strip, strip_html, strip_newlines, newline_to_br,
    normalize_whitespace, escape, escape_address, url_decode, join_texts, replace, otherwise, slice,
    truncate, truncate_words, count_words;

}  // namespace feedgen::liquid
