#include "format/elements.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/ascii.h"

namespace feedgen {
namespace {

using enum Element::Trait;

constexpr unsigned kBoth = kKept | kPlain;
constexpr unsigned kEmpty = kVoid | kFlat;
constexpr unsigned kBlock = kEndsParagraph;
constexpr unsigned kAnyBlock = kBlock | kMarkdownBlock;
constexpr unsigned kFormulaText = kFormula | kHoldsText;

// Sorted by name: the name, the traits, the parents, the name in cleaned HTML.
//
// Elements that carry meaning are kept. Elements that run, load documents, style the page, take
// input or show nothing without a script are dropped. Three kinds get another name: obsolete
// elements that have a successor; blocks whose texts would run into each other when they are
// unwrapped; and
// `<main>`, since the reader's page has one already and gumbo nests it unlike browsers.
//
// Of MathML the presentation elements of MathML Core are kept, but neither those that act
// (`maction`) nor those that place things freely. `<annotation>` is dropped: readers without MathML
// would show it as a second text.
constexpr auto kElements = std::to_array<Element>({
    {"a", kBoth | kFormatting | kInTitles},
    {"abbr", kBoth | kInTitles},
    {"acronym", 0, "", "abbr"},
    {"address", kBoth | kAnyBlock},
    {"annotation", kDropped},
    {"annotation-xml", kDropped},
    {"applet", kDropped},
    {"area", kDropped | kEmpty},
    {"article", kBoth | kAnyBlock},
    {"aside", kBoth | kAnyBlock},
    {"audio", kKept | kUnread},
    {"b", kBoth | kFormatting | kInTitles},
    {"base", kDropped | kEmpty | kMarkdownBlock},
    {"basefont", kDropped | kVoid | kMarkdownBlock},
    {"bdi", kBoth},
    {"bdo", kBoth},
    {"bgsound", kDropped | kVoid},
    {"big", kPlain | kFormatting | kInTitles},
    {"blockquote", kBoth | kAnyBlock},
    {"body", kFlat | kMarkdownBlock},
    {"br", kBoth | kEmpty | kInTitles},
    {"button", kDropped},
    {"canvas", kDropped | kUnread},
    {"caption", kKept | kFlat | kScope | kMarkdownBlock | kPart, " table "},
    {"center", kPlain | kAnyBlock, "", "div"},
    {"cite", kBoth | kInTitles},
    {"code", kBoth | kFormatting | kInTitles},
    {"col", kKept | kEmpty | kIgnoresTags | kMarkdownBlock | kPart, " colgroup "},
    {"colgroup", kKept | kFlat | kHoldsParts | kIgnoresTags | kMarkdownBlock | kPart, " table "},
    {"data", kKept},
    {"datalist", kDropped | kUnread},
    {"dd", kBoth | kFlat | kAnyBlock, " dl "},
    {"del", kBoth | kInTitles},
    {"details", kBoth | kAnyBlock},
    {"dfn", kBoth},
    {"dialog", kAnyBlock, "", "div"},
    {"dir", kAnyBlock, "", "ul"},
    {"div", kBoth | kAnyBlock},
    {"dl", kBoth | kAnyBlock},
    {"dt", kBoth | kFlat | kAnyBlock, " dl "},
    {"em", kBoth | kFormatting | kInTitles},
    {"embed", kDropped | kEmpty},
    {"fieldset", kAnyBlock, "", "div"},
    {"figcaption", kBoth | kAnyBlock | kUnread},
    {"figure", kBoth | kAnyBlock},
    {"font", kPlain | kFormatting | kInTitles},
    {"footer", kBoth | kAnyBlock},
    {"form", kAnyBlock, "", "div"},
    {"frame", kDropped | kEmpty | kMarkdownBlock},
    {"frameset", kDropped | kIgnoresTags | kMarkdownBlock},
    {"h1", kBoth | kAnyBlock | kHeading},
    {"h2", kBoth | kAnyBlock | kHeading},
    {"h3", kBoth | kAnyBlock | kHeading},
    {"h4", kBoth | kAnyBlock | kHeading},
    {"h5", kBoth | kAnyBlock | kHeading},
    {"h6", kBoth | kAnyBlock | kHeading},
    {"head", kDropped | kFlat | kMarkdownBlock},
    {"header", kBoth | kAnyBlock},
    {"hgroup", kKept | kBlock},
    {"hr", kBoth | kEmpty | kAnyBlock},
    {"html", kFlat | kMarkdownBlock},
    {"i", kBoth | kFormatting | kInTitles},
    {"iframe", kKept | kRawText | kMarkdownBlock | kUnread},
    {"image", kEmpty},
    {"img", kBoth | kEmpty},
    {"input", kDropped | kEmpty},
    {"ins", kBoth | kInTitles},
    {"kbd", kBoth | kInTitles},
    {"keygen", kEmpty},
    {"legend", kMarkdownBlock, "", "div"},
    {"li", kBoth | kFlat | kAnyBlock, " ol ul "},
    {"link", kDropped | kEmpty | kMarkdownBlock},
    {"listing", kBlock, "", "pre"},
    {"main", kAnyBlock, "", "div"},
    {"mark", kBoth | kInTitles},
    {"math", kKept | kFormula | kIgnoresTags},
    {"menclose", kKept | kFormula},
    {"menu", kAnyBlock, "", "ul"},
    {"menuitem", kMarkdownBlock},
    {"merror", kKept | kFormula},
    {"meta", kDropped | kEmpty},
    {"mfenced", kKept | kFormula},
    {"mfrac", kKept | kFormula},
    {"mi", kKept | kFormulaText},
    {"mmultiscripts", kKept | kFormula},
    {"mn", kKept | kFormulaText},
    {"mo", kKept | kFormulaText},
    {"mover", kKept | kFormula},
    {"mphantom", kKept | kFormula},
    {"mprescripts", kKept | kFormula},
    {"mroot", kKept | kFormula},
    {"mrow", kKept | kFormula},
    {"ms", kKept | kFormulaText},
    {"mspace", kKept | kFormula},
    {"msqrt", kKept | kFormula},
    {"mstyle", kKept | kFormula},
    {"msub", kKept | kFormula},
    {"msubsup", kKept | kFormula},
    {"msup", kKept | kFormula},
    {"mtable", kKept | kFormula},
    {"mtd", kKept | kFormula},
    {"mtext", kKept | kFormulaText},
    {"mtr", kKept | kFormula},
    {"munder", kKept | kFormula},
    {"munderover", kKept | kFormula},
    {"nav", kBoth | kAnyBlock},
    {"noembed", kDropped | kRawText | kUnread},
    {"noframes", kDropped | kRawText | kMarkdownBlock | kUnread},
    {"none", kKept | kFormula},
    {"noscript", kUnread},
    {"object", kDropped | kUnread},
    {"ol", kBoth | kAnyBlock},
    {"optgroup", kDropped | kFlat | kMarkdownBlock},
    {"option", kDropped | kFlat | kMarkdownBlock},
    {"p", kBoth | kFlat | kAnyBlock},
    {"param", kDropped | kEmpty | kMarkdownBlock},
    {"picture", kBoth},
    {"plaintext", kBlock, "", "pre"},
    {"pre", kBoth | kAnyBlock | kDropsLineEnd},
    {"q", kBoth | kInTitles},
    {"rb", kFlat},
    {"rp", kKept | kFlat | kInTitles | kPart | kUnread, " ruby "},
    {"rt", kKept | kFlat | kInTitles | kPart | kUnread, " ruby "},
    {"rtc", kFlat | kUnread, "", "rt"},
    {"ruby", kKept | kInTitles},
    {"s", kBoth | kFormatting | kInTitles},
    {"samp", kBoth | kInTitles},
    {"script", kDropped | kRawText | kMarkdownBlock | kUnread},
    {"search", kAnyBlock, "", "div"},
    {"section", kBoth | kAnyBlock},
    {"select", kDropped | kIgnoresTags | kUnread},
    {"semantics", kKept | kFormula},
    {"small", kBoth | kFormatting | kInTitles},
    {"source", kBoth | kEmpty | kPart, " audio picture video "},
    {"span", kBoth | kInTitles},
    {"strike", kPlain | kFormatting, "", "s"},
    {"strong", kBoth | kFormatting | kInTitles},
    {"style", kDropped | kRawText | kMarkdownBlock | kUnread},
    {"sub", kBoth | kInTitles},
    {"summary", kBoth | kAnyBlock},
    {"sup", kBoth | kInTitles},
    {"svg", kIgnoresTags | kUnread},
    {"table", kBoth | kAnyBlock | kHoldsParts},
    {"tbody", kBoth | kFlat | kHoldsParts | kMarkdownBlock | kPart, " table "},
    {"td", kBoth | kFlat | kScope | kMarkdownBlock | kPart, " tr "},
    {"template", kDropped | kIgnoresTags | kUnread},
    {"textarea", kDropped | kRawText | kMarkdownBlock | kUnread},
    {"tfoot", kBoth | kFlat | kHoldsParts | kMarkdownBlock | kPart, " table "},
    {"th", kBoth | kFlat | kScope | kMarkdownBlock | kPart, " tr "},
    {"thead", kBoth | kFlat | kHoldsParts | kMarkdownBlock | kPart, " table "},
    {"time", kBoth},
    {"title", kDropped | kRawText | kMarkdownBlock | kUnread},
    {"tr", kBoth | kFlat | kHoldsParts | kMarkdownBlock | kPart, " tbody tfoot thead "},
    {"track", kKept | kEmpty | kMarkdownBlock | kPart, " audio video "},
    {"tt", kPlain | kFormatting, "", "code"},
    {"u", kBoth | kFormatting | kInTitles},
    {"ul", kBoth | kAnyBlock},
    {"var", kBoth},
    {"video", kBoth | kUnread},
    {"wbr", kBoth | kEmpty | kInTitles},
    {"xmp", kBlock | kRawText, "", "pre"},
});

constexpr bool is_before(const Element& a, const Element& b) { return a.name < b.name; }
static_assert(std::is_sorted(kElements.begin(), kElements.end(), is_before));

// Where find_element() looks for a name first: it is asked for each tag several times.
constexpr std::size_t kSlots = 1024;
constexpr std::size_t kLongestName = 16;
constexpr std::uint8_t kNoElement = 0xFF;
static_assert(kElements.size() < kNoElement);
static_assert(std::all_of(kElements.begin(), kElements.end(), [](const Element& each) {
  return !each.name.empty() && each.name.size() <= kLongestName;
}));

constexpr std::size_t slot_of(std::string_view name) {
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(name[i]) & 0xFFU; };
  return (byte(0) * 7 + byte(name.size() / 2) * 61 + byte(name.size() - 1) * 251 + name.size()) %
         kSlots;
}

// The indices of the elements, each in the first free slot from its own on.
constexpr std::array<std::uint8_t, kSlots> kElementsBySlot = [] {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::uint8_t& slot : slots) slot = kNoElement;
  for (std::size_t i = 0; i < kElements.size(); ++i) {
    std::size_t slot = slot_of(kElements[i].name);
    while (slots[slot] != kNoElement) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(i);
  }
  return slots;
}();

}  // namespace

bool Element::belongs_in(std::string_view parent) const { return holds_word(parents, parent); }

bool Element::sets_text_apart() const {
  return is(kEndsParagraph | kScope | kHoldsParts) || name == "body" || name == "br" ||
         name == "legend";
}

const Element* find_element(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return nullptr;
  for (std::size_t slot = slot_of(name);; slot = (slot + 1) % kSlots) {
    const std::uint8_t index = kElementsBySlot[slot];
    if (index == kNoElement) return nullptr;
    if (kElements[index].name == name) return &kElements[index];
  }
}

}  // namespace feedgen
