#include "body/attributes.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

enum class Kind {
  kText,
  kFlag,
  kNumber,  // whole, may be negative
  kSpan,    // 1 to 1000
  kSize,    // pixels or a percentage that show something
  kWord,    // one of a few
  kTag,     // a language, a type: letters, digits and what joins them
};

struct Attribute {
  std::string_view element;  // " td th "; empty: all
  std::string_view name;
  Kind kind;
  std::string_view words = {};
};

constexpr std::string_view kMedia = " audio video ";
constexpr std::string_view kSized = " col iframe img source table td th video ";
constexpr std::string_view kCells = " td th ";
constexpr std::string_view kAligned =
    " caption col colgroup div h1 h2 h3 h4 h5 h6 hr img p table tbody td tfoot th thead tr ";
constexpr std::string_view kTableParts = " col colgroup tbody td tfoot th thead tr ";

constexpr std::array kAttributes{
    Attribute{"", "dir", Kind::kWord, " auto ltr rtl "},
    Attribute{"", "lang", Kind::kTag},
    Attribute{"", "title", Kind::kText},
    Attribute{" img ", "alt", Kind::kText},
    Attribute{kAligned, "align", Kind::kWord, " center justify left right "},
    Attribute{kTableParts, "valign", Kind::kWord, " baseline bottom middle top "},
    Attribute{kSized, "width", Kind::kSize},
    Attribute{kSized, "height", Kind::kSize},
    Attribute{" img ", "loading", Kind::kWord, " eager lazy "},
    Attribute{" img ", "decoding", Kind::kWord, " async auto sync "},
    Attribute{" a img ", "referrerpolicy", Kind::kWord,
              " no-referrer no-referrer-when-downgrade origin origin-when-cross-origin same-origin "
              "strict-origin strict-origin-when-cross-origin "},
    Attribute{" img source ", "sizes", Kind::kText},
    Attribute{" source ", "media", Kind::kText},
    Attribute{" source ", "type", Kind::kText},
    Attribute{" a ", "hreflang", Kind::kTag},
    Attribute{kCells, "colspan", Kind::kSpan},
    Attribute{kCells, "rowspan", Kind::kSpan},
    Attribute{" col colgroup ", "span", Kind::kSpan},
    Attribute{" th ", "scope", Kind::kWord, " col colgroup row rowgroup "},
    Attribute{" th ", "abbr", Kind::kText},
    Attribute{" ol ", "start", Kind::kNumber},
    Attribute{" ol ", "reversed", Kind::kFlag},
    Attribute{" ol li ul ", "type", Kind::kWord, " 1 A I a circle disc i square "},
    Attribute{" li ", "value", Kind::kNumber},
    Attribute{" data ", "value", Kind::kText},
    Attribute{" details ", "open", Kind::kFlag},
    Attribute{" del ins time ", "datetime", Kind::kText},
    Attribute{kMedia, "loop", Kind::kFlag},
    Attribute{kMedia, "muted", Kind::kFlag},
    Attribute{kMedia, "preload", Kind::kWord, " metadata none "},
    Attribute{" video ", "playsinline", Kind::kFlag},
    Attribute{" track ", "default", Kind::kFlag},
    Attribute{" track ", "kind", Kind::kWord, " captions chapters descriptions subtitles "},
    Attribute{" track ", "label", Kind::kText},
    Attribute{" track ", "srclang", Kind::kTag},
};

// MathML Core, without what loads, places freely or colours.
constexpr std::string_view kFormulaAttributes =
    " accent accentunder bevelled close columnalign columnlines columnspan columnspacing "
    "denomalign depth dir display displaystyle fence form frame height largeop linethickness "
    "lspace mathvariant maxsize minsize movablelimits notation numalign open rowalign rowlines "
    "rowspacing rowspan rspace scriptlevel separator separators stretchy symmetric width ";

bool is_digits(std::string_view text) {
  return !text.empty() && text.size() <= 6 && text.find_first_not_of("0123456789") == kNowhere;
}

bool is_positive(std::string_view digits) {
  return is_digits(digits) && digits.find_first_not_of('0') != kNowhere;
}

bool is_tag(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         all_of(text, [](char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '_'; });
}

bool holds_negative(std::string_view value) {
  for (std::size_t at = value.find('-'); at != kNowhere; at = value.find('-', at + 1)) {
    const std::string_view behind = value.substr(at + 1, 1);
    if (!behind.empty() && behind.find_first_of(".0123456789") == 0) return true;
  }
  return false;
}

std::optional<std::string> one_of(std::string_view value, std::string_view words) {
  if (holds_word(words, value)) return std::string(value);
  const std::string lower = ascii_lower(value);
  return holds_word(words, lower) ? std::optional(lower) : std::nullopt;
}

std::optional<std::string> if_true(bool holds, std::string_view value) {
  return holds ? std::optional(std::string(value)) : std::nullopt;
}

// "600", "600px" and "50%".
std::optional<std::string> clean_size(std::string_view value) {
  if (value.ends_with("px")) value = trim(value.substr(0, value.size() - 2));
  return if_true(is_positive(value.substr(0, value.size() - (value.ends_with('%') ? 1 : 0))),
                 value);
}

std::optional<std::string> clean_value(const Attribute& rule, std::string_view value) {
  if (rule.kind == Kind::kText) return std::string(value);
  if (rule.kind == Kind::kFlag) return std::string();
  value = trim(value);
  switch (rule.kind) {
    case Kind::kNumber:
      return if_true(is_digits(value.substr(value.starts_with('-') ? 1 : 0)), value);
    case Kind::kSpan: return if_true(is_positive(value) && value.size() <= 3, value);
    case Kind::kSize: return clean_size(value);
    case Kind::kWord: return one_of(value, rule.words);
    default: return if_true(is_tag(value), value);
  }
}

constexpr std::array<std::string_view, 5> kMeaningful{"language-", "lang-", "highlight", "math",
                                                      "footnote"};

std::string_view take_class(std::string_view& classes) { return take_word(classes, " \t\n\f\r"); }

bool is_plain(std::string_view name) {
  return name.size() <= 64 && all_of(name, [](char c) {
           return is_ascii_alphanumeric(c) ||
                  std::string_view("-_+#.").find(c) != std::string_view::npos;
         });
}

bool is_meaningful(std::string_view name) {
  return any_of(kMeaningful, [&](std::string_view known) { return name.starts_with(known); });
}

}  // namespace

std::optional<std::string> clean_attribute(std::string_view element, std::string_view attribute,
                                           std::string_view value) {
  for (const Attribute& rule : kAttributes) {
    if (rule.name != attribute) continue;
    if (rule.element.empty() || holds_word(rule.element, element)) return clean_value(rule, value);
  }
  return std::nullopt;
}

std::optional<std::string> clean_formula_attribute(std::string_view attribute,
                                                   std::string_view value) {
  if (!holds_word(kFormulaAttributes, attribute) || value.size() > 200) return std::nullopt;
  // Words, numbers and signs that separate; no minus, which would draw over what stands before.
  const bool is_plain = all_of(value, [](char c) {
    return is_ascii_alphanumeric(c) || std::string_view(" .,%()[]{}|-").find(c) != kNowhere;
  });
  return if_true(is_plain && !holds_negative(value), value);
}

bool is_safe_id(std::string_view id) {
  if (id.empty() || id.size() > 200 || id.find_first_of(" \t\n\f") != kNowhere) return false;
  const bool is_no_name = any_of(id, [](char c) {
    return c == '-' || c == '.' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
  });
  if (is_no_name) return true;
  const std::size_t letters =
      std::min(id.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), id.size());
  return letters > 0 && is_digits(id.substr(letters));
}

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
