// What the fast path of YAML accepts, yaml-cpp reads as the same tree, with the same places. Each
// input is tried as text and as a row of pieces, one a byte, most of which the fast path knows.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "format/yaml.h"
#include "support/same_node.h"
#include "text/utf8.h"

namespace {

using namespace feedgen;

constexpr auto kPieces = std::to_array<std::string_view>(
    {"\n",     "\n",     "\n",   "\r\n",  "\n- ", "\n - ",  "\n  - ",   " ",      "  ",
     "a:",     "b: ",    "c: ",  "\nd: ", "\ne:", "\nf: '", "\ng: \"",  "\nh: [", "\nk:  ",
     "x",      "1",      "中文", "É",     "😀",    "\u0085", "\u00A0",   "\u2028", "\uFEFF",
     "'",      "''",     "\"",   "\\",    "\\\"", "\\\\",   "\\/",      "'x'",    "\"x\"",
     ":",      ": ",     "#",    " #",    "\n#x", "-",      "- ",       "---",    "...",
     "[",      "]",      "]\n",  ",",     ", ",   "', '",   "{",        "}",      "~",
     "null",   "?",      "? ",   "&a",    "*a",   "!",      "!!str ",   "|",      ">",
     "%",      "@",      "`",    "<<",    "\t",   "\r",     "\x7F",     "_",      ".",
     "true",   "[]",     "/",    "+",     "=",    "date:",  "http://h", "\n\n",   "\n \n",
     "a-b.c:", "\n---\n"});

std::string pieces(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += kPieces[static_cast<std::uint8_t>(c) % kPieces.size()];
  return text;
}

void compare(std::string_view text) {
  for (const SyntaxLimits& limits : {SyntaxLimits{}, SyntaxLimits{9, 2, 64}}) {
    const std::optional<Node> fast = read_plain_yaml(text, limits);
    if (!fast) continue;
    const Result<Node> whole = parse_yaml(text, limits);
    if (!whole || !same_node(*fast, *whole)) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  compare(repair_utf8(bytes));
  compare(pieces(bytes));
  return 0;
}
