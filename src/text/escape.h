// Text in which some bytes are replaced, run by run: what all writers of markup have in common.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace feedgen {

/// The offset of the first byte from `from` on of which `is_wanted` holds; the size of the text if
/// there is none. `is_wanted` takes an unsigned byte; if it has no branches, compilers look at many
/// bytes at once.
template <class IsWanted>
std::size_t find_byte(std::string_view text, std::size_t from, IsWanted is_wanted) {
  constexpr std::size_t kBlock = 32;
  for (; text.size() - from >= kBlock; from += kBlock) {
    std::uint8_t found = 0;
    for (std::size_t i = from; i < from + kBlock; ++i) {
      found |= static_cast<std::uint8_t>(is_wanted(static_cast<std::uint8_t>(text[i])));
    }
    if (found != 0) break;
  }
  while (from < text.size() && !is_wanted(static_cast<std::uint8_t>(text[from]))) ++from;
  return from;
}

/// Appends `text`. For each byte of which `is_special` holds, `append_instead` is called with it
/// and appends what stands for it.
template <class IsSpecial, class AppendInstead>
void append_escaped(std::string_view text, IsSpecial is_special, AppendInstead append_instead,
                    std::string& out) {
  for (std::size_t begin = 0;; ++begin) {
    const std::size_t end = find_byte(text, begin, is_special);
    out.append(text, begin, end - begin);
    if (end == text.size()) return;
    append_instead(text[end]);
    begin = end;
  }
}

/// Appends `text` with `&`, `<`, `>` and `"` as character references, as HTML and XML know them.
void append_escaped_markup(std::string_view text, std::string& out);

/// The same without `"`, which means nothing outside of attributes.
void append_escaped_text(std::string_view text, std::string& out);

}  // namespace feedgen
