#include "text/utf8.h"

#include <algorithm>
#include <cstdint>

namespace feedgen {
namespace {

struct Sequence {
  std::size_t length;  // bytes that belong together
  bool valid;          // false: they are a maximal invalid part
};

std::uint8_t byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<std::uint8_t>(bytes[i]);
}

// The Unicode Standard, table 3-7: the second byte's range depends on the first.
Sequence sequence_at(std::string_view bytes, std::size_t i) {
  const std::uint8_t first = byte_at(bytes, i);
  if (first < 0x80) return {1, true};
  std::size_t length = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
  } else {
    return {1, false};
  }
  for (std::size_t k = 1; k < length; ++k) {
    if (i + k >= bytes.size()) return {k, false};
    const std::uint8_t next = byte_at(bytes, i + k);
    if (next < low || next > high) return {k, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

// Every byte of every article passes through here: blocks are judged as a whole and without
// branches, so that compilers make vector instructions of it.
constexpr std::size_t kBlock = 64;

bool is_ascii_block(const std::uint8_t* block) {
  std::uint8_t all = 0;
  for (std::size_t i = 0; i < kBlock; ++i) all = static_cast<std::uint8_t>(all | block[i]);
  return all < 0x80;
}

// Table 3-7 again, byte by byte: a byte continues a sequence exactly if one of the three bytes
// before it begins one that is long enough; the range of a second byte depends on the first.
[[gnu::always_inline]] inline bool judge_block(const std::uint8_t* block) {
  std::uint8_t wrong = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const std::uint8_t byte = block[i];
    const std::uint8_t before = *(block + i - 1);
    const std::uint8_t second_before = *(block + i - 2);
    const std::uint8_t third_before = *(block + i - 3);
    const bool continues = (byte & 0xC0U) == 0x80U;
    const bool must_continue = (before >= 0xC0) | (second_before >= 0xE0) | (third_before >= 0xF0);
    const bool is_never_valid = (byte == 0xC0) | (byte == 0xC1) | (byte >= 0xF5);
    const bool is_out_of_range =
        ((before == 0xE0) & (byte < 0xA0)) | ((before == 0xED) & (byte >= 0xA0)) |
        ((before == 0xF0) & (byte < 0x90)) | ((before == 0xF4) & (byte >= 0x90));
    wrong |=
        static_cast<std::uint8_t>((continues != must_continue) | is_never_valid | is_out_of_range);
  }
  return wrong == 0;
}

bool is_valid_block(const std::uint8_t* block) { return judge_block(block); }

#ifdef __x86_64__
// The same for processors with wider vectors than all of them have.
[[gnu::target("avx2")]] bool is_valid_block_by_avx2(const std::uint8_t* block) {
  return judge_block(block);
}

auto block_judge() {
  return __builtin_cpu_supports("avx2") != 0 ? &is_valid_block_by_avx2 : &is_valid_block;
}
#else
auto block_judge() { return &is_valid_block; }
#endif

// Where the last sequence before `end` begins if it goes on behind `end`; else `end`.
std::size_t last_boundary(const std::uint8_t* data, std::size_t end) {
  if (data[end - 1] >= 0xC0) return end - 1;
  if (data[end - 2] >= 0xE0) return end - 2;
  if (data[end - 3] >= 0xF0) return end - 3;
  return end;
}

// All before `begin`, which no sequence spans, is valid; so is all before the offset that comes
// back, and none spans that.
std::size_t skip_valid_blocks(std::string_view bytes, std::size_t begin) {
  if (begin < 3) return begin;
  const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto is_valid = block_judge();
  std::size_t end = begin;
  while (bytes.size() - end >= kBlock) {
    const bool is_ascii = data[end - 1] < 0x80 && is_ascii_block(data + end);
    if (!is_ascii && !is_valid(data + end)) break;
    end += kBlock;
  }
  return last_boundary(data, end);
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    i = skip_valid_blocks(bytes, i);
    const std::size_t end = std::min(i + kBlock, bytes.size());
    while (i < end) {
      const Sequence sequence = sequence_at(bytes, i);
      if (!sequence.valid) return i;
      i += sequence.length;
    }
  }
  return std::string_view::npos;
}

bool is_utf8(std::string_view bytes) { return find_invalid_utf8(bytes) == std::string_view::npos; }

std::string repair_utf8(std::string_view bytes) {
  std::string repaired;
  repaired.reserve(bytes.size());
  while (true) {
    const std::size_t bad = find_invalid_utf8(bytes);
    repaired += bytes.substr(0, bad);
    if (bad == std::string_view::npos) return repaired;
    repaired += kReplacementCharacter;
    bytes.remove_prefix(bad + sequence_at(bytes, bad).length);
  }
}

void append_utf8(char32_t code_point, std::string& text) {
  const auto c = static_cast<std::uint32_t>(code_point);
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if ((c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) {
    text += kReplacementCharacter;
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U;
  return count;
}

}  // namespace feedgen
