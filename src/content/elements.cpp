#include "content/elements.h"

#include <algorithm>
#include <array>

namespace feedgen {
namespace {

constexpr unsigned kBlock = kEndsParagraph;
constexpr unsigned kFormulaText = kFormula | kHoldsText;

// All tables are sorted by name.
constexpr std::array kKept{
    Element{"a"},
    Element{"abbr"},
    Element{"address", kBlock},
    Element{"article", kBlock},
    Element{"aside", kBlock},
    Element{"audio"},
    Element{"b"},
    Element{"bdi"},
    Element{"bdo"},
    Element{"blockquote", kBlock},
    Element{"br", kVoid},
    Element{"caption", kScope, " table "},
    Element{"cite"},
    Element{"code"},
    Element{"col", kVoid, " colgroup "},
    Element{"colgroup", kHoldsParts, " table "},
    Element{"data"},
    Element{"dd", kBlock},
    Element{"del"},
    Element{"details", kBlock},
    Element{"dfn"},
    Element{"div", kBlock},
    Element{"dl", kBlock},
    Element{"dt", kBlock},
    Element{"em"},
    Element{"figcaption", kBlock},
    Element{"figure", kBlock},
    Element{"footer", kBlock},
    Element{"h1", kBlock | kHeading},
    Element{"h2", kBlock | kHeading},
    Element{"h3", kBlock | kHeading},
    Element{"h4", kBlock | kHeading},
    Element{"h5", kBlock | kHeading},
    Element{"h6", kBlock | kHeading},
    Element{"header", kBlock},
    Element{"hgroup", kBlock},
    Element{"hr", kBlock | kVoid},
    Element{"i"},
    Element{"iframe"},
    Element{"img", kVoid},
    Element{"ins"},
    Element{"kbd"},
    Element{"li", kBlock},
    Element{"mark"},
    Element{"nav", kBlock},
    Element{"ol", kBlock},
    Element{"p", kBlock},
    Element{"picture"},
    Element{"pre", kBlock},
    Element{"q"},
    Element{"rp", 0, " ruby "},
    Element{"rt", 0, " ruby "},
    Element{"ruby"},
    Element{"s"},
    Element{"samp"},
    Element{"section", kBlock},
    Element{"small"},
    Element{"source", kVoid, " audio picture video "},
    Element{"span"},
    Element{"strong"},
    Element{"sub"},
    Element{"summary", kBlock},
    Element{"sup"},
    Element{"table", kBlock | kHoldsParts},
    Element{"tbody", kHoldsParts, " table "},
    Element{"td", kScope, " tr "},
    Element{"tfoot", kHoldsParts, " table "},
    Element{"th", kScope, " tr "},
    Element{"thead", kHoldsParts, " table "},
    Element{"time"},
    Element{"tr", kHoldsParts, " tbody tfoot thead "},
    Element{"track", kVoid, " audio video "},
    Element{"u"},
    Element{"ul", kBlock},
    Element{"var"},
    Element{"video"},
    Element{"wbr", kVoid},
};

// MathML Core's presentation elements, without those that act (`maction`) or place at will.
constexpr std::array kFormulas{
    Element{"math", kFormula},          Element{"menclose", kFormula},
    Element{"merror", kFormula},        Element{"mfenced", kFormula},
    Element{"mfrac", kFormula},         Element{"mi", kFormulaText},
    Element{"mmultiscripts", kFormula}, Element{"mn", kFormulaText},
    Element{"mo", kFormulaText},        Element{"mover", kFormula},
    Element{"mphantom", kFormula},      Element{"mprescripts", kFormula},
    Element{"mroot", kFormula},         Element{"mrow", kFormula},
    Element{"ms", kFormulaText},        Element{"mspace", kFormula},
    Element{"msqrt", kFormula},         Element{"mstyle", kFormula},
    Element{"msub", kFormula},          Element{"msubsup", kFormula},
    Element{"msup", kFormula},          Element{"mtable", kFormula},
    Element{"mtd", kFormula},           Element{"mtext", kFormulaText},
    Element{"mtr", kFormula},           Element{"munder", kFormula},
    Element{"munderover", kFormula},    Element{"none", kFormula},
    Element{"semantics", kFormula},
};

constexpr std::array<std::string_view, 29> kDropped{
    "annotation", "annotation-xml", "applet",   "area",     "base",  "basefont",
    "bgsound",    "button",         "canvas",   "datalist", "embed", "frame",
    "frameset",   "head",           "input",    "link",     "meta",  "noembed",
    "noframes",   "object",         "optgroup", "option",   "param", "script",
    "select",     "style",          "template", "textarea", "title",
};

struct Renamed {
  std::string_view name;
  std::string_view kept_as;
};

// The same in today's words; block elements that would run into each other when unwrapped;
// `<main>`, of which the reader's page has one already, and which gumbo nests unlike browsers.
constexpr std::array kRenamed{
    Renamed{"acronym", "abbr"}, Renamed{"center", "div"},    Renamed{"dialog", "div"},
    Renamed{"dir", "ul"},       Renamed{"fieldset", "div"},  Renamed{"form", "div"},
    Renamed{"legend", "div"},   Renamed{"listing", "pre"},   Renamed{"main", "div"},
    Renamed{"menu", "ul"},      Renamed{"plaintext", "pre"}, Renamed{"rtc", "rt"},
    Renamed{"search", "div"},   Renamed{"strike", "s"},      Renamed{"tt", "code"},
    Renamed{"xmp", "pre"},
};

template <class Table>
const typename Table::value_type* find(const Table& table, std::string_view name) {
  const auto found =
      std::lower_bound(table.begin(), table.end(), name,
                       [](const auto& each, std::string_view n) { return each.name < n; });
  return found != table.end() && found->name == name ? &*found : nullptr;
}

}  // namespace

ElementRule rule_of(std::string_view name, HtmlSpace space) {
  if (space == HtmlSpace::kSvg) return {Treatment::kDrop};
  if (std::binary_search(kDropped.begin(), kDropped.end(), name)) return {Treatment::kDrop};
  if (space == HtmlSpace::kMathMl) {
    const Element* formula = find(kFormulas, name);
    return {formula == nullptr ? Treatment::kUnwrap : Treatment::kKeep, formula};
  }
  const Renamed* renamed = find(kRenamed, name);
  const Element* kept = find(kKept, renamed == nullptr ? name : renamed->kept_as);
  return {kept == nullptr ? Treatment::kUnwrap : Treatment::kKeep, kept};
}

const Element& kept_element(std::string_view name) { return *find(kKept, name); }

}  // namespace feedgen
