// Values of Liquid's and Nunjucks's expressions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/instant.h"
#include "value/node.h"

namespace feedgen {

/// The longest text that a value may have; a longer one becomes unknown.
inline constexpr std::size_t kLongestValue = 4096;
/// The most items that are taken of a list.
inline constexpr std::size_t kMostItems = 1000;

struct LiquidMember;

struct LiquidValue {
  enum class Kind {
    kUnknown,  ///< only the site's own program knows
    kNil,      ///< known to be nothing
    kBool,
    kNumber,
    kText,
    kList,
    kMap,
  };
  /// Escapes a text so that Markdown and HTML show it as it is.
  enum class Form {
    kPlain,    ///< as text, or as the HTML that it holds
    kAddress,  ///< encoded as an address
    kMarkup,   ///< it is written already
  };

  Kind kind = Kind::kUnknown;
  Form form = Form::kPlain;
  bool is_on = false;
  double number = 0;
  std::string text;  ///< of a text; of a number and a switch, as it is spelled
  std::optional<Instant> time;
  std::vector<LiquidValue> items;
  std::vector<LiquidMember> members;
  const Node* node = nullptr;  ///< of a map that comes from a file, which outlives this

  bool is_unknown() const { return kind == Kind::kUnknown; }
  bool is_nil() const { return kind == Kind::kNil; }
};

struct LiquidMember {
  std::string name;
  LiquidValue value;
};

LiquidValue nil_value();
LiquidValue text_value(std::string_view text, LiquidValue::Form form = LiquidValue::Form::kPlain);
LiquidValue number_value(double number);
LiquidValue bool_value(bool is_on);
LiquidValue list_value(const std::vector<std::string>& texts);

/// The value of data from a file: plain `true`, `12` and `~` are no texts. `node` outlives the
/// value.
LiquidValue value_of(const Node& node);

/// The member `key` of a map, the item of that number of a list, or Liquid's `size`, `first` and
/// `last`; nil where there is none.
LiquidValue member_of_value(const LiquidValue& value, std::string_view key);

/// Everything is true but nil and false; nothing where the value is not known.
std::optional<bool> truth_of(const LiquidValue& value);

/// As Liquid prints it, for Markdown and HTML both; nothing where it is not known.
std::optional<std::string> written(const LiquidValue& value);

/// The same as a plain text, for filters.
std::optional<std::string> plain_text_of_value(const LiquidValue& value);

}  // namespace feedgen
