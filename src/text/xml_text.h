// Text as documents of XML and HTML may hold it: without the characters that XML 1.0 section 2.2
// does not let stand there at all, and with the characters escaped that would be markup.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace feedgen {

/// `text` is valid UTF-8. False if it holds a control character, U+FFFE or U+FFFF.
bool is_xml_text(std::string_view text);

/// Valid UTF-8 with each character that XML can't carry replaced: controls by a space, U+FFFE and
/// U+FFFF by U+FFFD.
std::string to_xml_text(std::string_view text);

/// The offset of the first byte that is not 0; the size of the block if there is none.
template <std::size_t kSize>
std::size_t first_set(const std::array<std::uint8_t, kSize>& block) {
  static_assert(kSize % sizeof(std::uint64_t) == 0);
  for (std::size_t i = 0; i < kSize; i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, block.data() + i, sizeof word);
    if (word == 0) continue;
    const int zeros = std::endian::native == std::endian::little ? std::countr_zero(word)
                                                                 : std::countl_zero(word);
    return i + static_cast<std::size_t>(zeros) / 8;
  }
  return kSize;
}

/// The offset of the first byte from `from` on of which `is_wanted` holds; the size of the text if
/// there is none. `is_wanted` takes an unsigned byte; if it has no branches, compilers look at many
/// bytes at once.
template <class IsWanted>
std::size_t find_byte(std::string_view text, std::size_t from, IsWanted is_wanted) {
  const auto first_in = [&]<std::size_t kBlock>(std::array<std::uint8_t, kBlock> wanted) {
    for (std::size_t i = 0; i < kBlock; ++i) {
      wanted[i] = static_cast<std::uint8_t>(is_wanted(static_cast<std::uint8_t>(text[from + i])));
    }
    return first_set(wanted);
  };
  for (constexpr std::size_t kBlock = 32; text.size() - from >= kBlock; from += kBlock) {
    const std::size_t first = first_in(std::array<std::uint8_t, kBlock>{});
    if (first < kBlock) return from + first;
  }
  for (constexpr std::size_t kBlock = 8; text.size() - from >= kBlock; from += kBlock) {
    const std::size_t first = first_in(std::array<std::uint8_t, kBlock>{});
    if (first < kBlock) return from + first;
  }
  while (from < text.size() && !is_wanted(static_cast<std::uint8_t>(text[from]))) ++from;
  return from;
}

/// The offset of the first LF or CR from `from` on; the size of the text if there is none.
std::size_t find_line_end(std::string_view text, std::size_t from);

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

/// append_escaped_markup() as a value: plain text becomes HTML.
std::string escape_html(std::string_view text);

}  // namespace feedgen
