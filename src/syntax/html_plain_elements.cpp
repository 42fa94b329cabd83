#include "syntax/html_plain_elements.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace feedgen {
namespace {

constexpr unsigned kBlock = PlainElement::kEndsParagraph;
constexpr unsigned kHeading = kBlock | PlainElement::kHeading;
constexpr unsigned kFormatting = PlainElement::kFormatting;
constexpr unsigned kHolder = PlainElement::kHoldsParts;
constexpr unsigned kVoid = PlainElement::kVoid;

// Sorted by name.
constexpr std::array kElements{
    PlainElement{"a", kFormatting},
    PlainElement{"abbr"},
    PlainElement{"address", kBlock},
    PlainElement{"article", kBlock},
    PlainElement{"aside", kBlock},
    PlainElement{"b", kFormatting},
    PlainElement{"bdi"},
    PlainElement{"bdo"},
    PlainElement{"big", kFormatting},
    PlainElement{"blockquote", kBlock},
    PlainElement{"br", kVoid},
    PlainElement{"center", kBlock},
    PlainElement{"cite"},
    PlainElement{"code", kFormatting},
    PlainElement{"dd", kBlock, " dl "},
    PlainElement{"del"},
    PlainElement{"details", kBlock},
    PlainElement{"dfn"},
    PlainElement{"div", kBlock},
    PlainElement{"dl", kBlock},
    PlainElement{"dt", kBlock, " dl "},
    PlainElement{"em", kFormatting},
    PlainElement{"figcaption", kBlock},
    PlainElement{"figure", kBlock},
    PlainElement{"font", kFormatting},
    PlainElement{"footer", kBlock},
    PlainElement{"h1", kHeading},
    PlainElement{"h2", kHeading},
    PlainElement{"h3", kHeading},
    PlainElement{"h4", kHeading},
    PlainElement{"h5", kHeading},
    PlainElement{"h6", kHeading},
    PlainElement{"header", kBlock},
    PlainElement{"hr", kBlock | kVoid},
    PlainElement{"i", kFormatting},
    PlainElement{"img", kVoid},
    PlainElement{"ins"},
    PlainElement{"kbd"},
    PlainElement{"li", kBlock, " ol ul "},
    PlainElement{"mark"},
    PlainElement{"nav", kBlock},
    PlainElement{"ol", kBlock},
    PlainElement{"p", kBlock},
    PlainElement{"picture"},
    PlainElement{"pre", kBlock | PlainElement::kDropsLineEnd},
    PlainElement{"q"},
    PlainElement{"s", kFormatting},
    PlainElement{"samp"},
    PlainElement{"section", kBlock},
    PlainElement{"small", kFormatting},
    PlainElement{"source", kVoid},
    PlainElement{"span"},
    PlainElement{"strike", kFormatting},
    PlainElement{"strong", kFormatting},
    PlainElement{"sub"},
    PlainElement{"summary", kBlock},
    PlainElement{"sup"},
    PlainElement{"table", kBlock | kHolder},
    PlainElement{"tbody", kHolder, " table "},
    PlainElement{"td", 0, " tr "},
    PlainElement{"tfoot", kHolder, " table "},
    PlainElement{"th", 0, " tr "},
    PlainElement{"thead", kHolder, " table "},
    PlainElement{"time"},
    PlainElement{"tr", kHolder, " tbody tfoot thead "},
    PlainElement{"tt", kFormatting},
    PlainElement{"u", kFormatting},
    PlainElement{"ul", kBlock},
    PlainElement{"var"},
    PlainElement{"video"},
    PlainElement{"wbr", kVoid},
};

}  // namespace

const PlainElement* find_plain_element(std::string_view name) {
  const auto* const found =
      std::lower_bound(kElements.begin(), kElements.end(), name,
                       [](const PlainElement& each, std::string_view n) { return each.name < n; });
  return found != kElements.end() && found->name == name ? found : nullptr;
}

bool names(std::string_view list, std::string_view name) {
  for (std::size_t at = list.find(name); at != std::string_view::npos;
       at = list.find(name, at + 1)) {
    if (list[at - 1] == ' ' && list[at + name.size()] == ' ') return true;
  }
  return false;
}

}  // namespace feedgen
