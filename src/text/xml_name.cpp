#include "text/xml_name.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/utf8.h"

namespace feedgen {
namespace {

struct Range {
  char32_t first, last;
};

// XML 1.0 section 2.3, NameStartChar without the colon.
constexpr std::array<Range, 15> kNameStarts{{{'A', 'Z'},
                                             {'_', '_'},
                                             {'a', 'z'},
                                             {0xC0, 0xD6},
                                             {0xD8, 0xF6},
                                             {0xF8, 0x2FF},
                                             {0x370, 0x37D},
                                             {0x37F, 0x1FFF},
                                             {0x200C, 0x200D},
                                             {0x2070, 0x218F},
                                             {0x2C00, 0x2FEF},
                                             {0x3001, 0xD7FF},
                                             {0xF900, 0xFDCF},
                                             {0xFDF0, 0xFFFD},
                                             {0x10000, 0xEFFFF}}};
// What may stand behind them.
constexpr std::array<Range, 6> kNameParts{
    {{'-', '-'}, {'.', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}}};

template <class Ranges>
bool is_in(char32_t c, const Ranges& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& range) { return c >= range.first && c <= range.last; });
}

}  // namespace

bool is_xml_name(std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = 0; at < name.size();) {
    const bool is_first = at == 0;
    const char32_t c = next_code_point(name, at);
    if (!is_in(c, kNameStarts) && (is_first || !is_in(c, kNameParts))) return false;
  }
  return true;
}

}  // namespace feedgen
