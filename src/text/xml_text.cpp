#include "text/xml_text.h"

#include <algorithm>

namespace feedgen {
namespace {

bool is_illegal_control(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// U+FFFE and U+FFFF are EF BF BE and EF BF BF.
bool is_noncharacter_at(std::string_view text, std::size_t i) {
  return text[i] == '\xEF' && i + 2 < text.size() && text[i + 1] == '\xBF' &&
         (text[i + 2] == '\xBE' || text[i + 2] == '\xBF');
}

constexpr std::size_t kPart = 64;
constexpr std::size_t kSmallPart = 8;

// True if the block holds a control other than LF, or one of U+FFC0 to U+FFFF. Has no branches, so
// that compilers vectorise it: nearly all text passes through here several times, and nearly all of
// it is legal. Reads the byte behind the block too.
template <std::size_t kSize>
[[gnu::always_inline]] inline bool judge(const char* block) {
  std::uint8_t suspicious = 0;
  for (std::size_t i = 0; i < kSize; ++i) {
    const auto first = static_cast<std::uint8_t>(block[i]);
    const auto second = static_cast<std::uint8_t>(block[i + 1]);
    const bool control = (first < 0x20) & (first != '\n');
    const bool noncharacter = (first == 0xEF) & (second == 0xBF);
    suspicious |= static_cast<std::uint8_t>(control | noncharacter);
  }
  return suspicious != 0;
}

bool may_be_illegal(const char* block) { return judge<kPart>(block); }

#ifdef __x86_64__
// The same for processors with wider vectors than all of them have.
[[gnu::target("avx2")]] bool may_be_illegal_by_avx2(const char* block) {
  return judge<kPart>(block);
}

auto judge_of_blocks() {
  return __builtin_cpu_supports("avx2") != 0 ? &may_be_illegal_by_avx2 : &may_be_illegal;
}
#else
auto judge_of_blocks() { return &may_be_illegal; }
#endif

std::size_t find_illegal(std::string_view text, std::size_t from) {
  const auto may_be_bad = judge_of_blocks();
  while (from < text.size()) {
    const std::size_t left = text.size() - from;
    if (left > kPart && !may_be_bad(text.data() + from)) {
      from += kPart;
    } else if (left > kSmallPart && !judge<kSmallPart>(text.data() + from)) {
      from += kSmallPart;
    } else {
      const std::size_t end = from + std::min(left, kSmallPart);
      for (; from < end; ++from) {
        if (is_illegal_control(text[from]) || is_noncharacter_at(text, from)) return from;
      }
    }
  }
  return std::string_view::npos;
}

void append_reference(char c, std::string& out) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    default: out += "&quot;";
  }
}

}  // namespace

bool is_xml_text(std::string_view text) { return find_illegal(text, 0) == std::string_view::npos; }

std::string to_xml_text(std::string_view text) {
  std::string legal(text);
  for (std::size_t i = find_illegal(legal, 0); i != std::string::npos; i = find_illegal(legal, i)) {
    if (legal[i] == '\xEF') {
      legal[i + 2] = '\xBD';  // U+FFFD
    } else {
      legal[i] = ' ';
    }
  }
  return legal;
}

std::size_t find_line_end(std::string_view text, std::size_t from) {
  return find_byte(text, from, [](std::uint8_t c) { return (c == '\n') | (c == '\r'); });
}

void append_escaped_markup(std::string_view text, std::string& out) {
  append_escaped(
      text, [](std::uint8_t c) { return (c == '&') | (c == '<') | (c == '>') | (c == '"'); },
      [&](char c) { append_reference(c, out); }, out);
}

void append_escaped_text(std::string_view text, std::string& out) {
  append_escaped(
      text, [](std::uint8_t c) { return (c == '&') | (c == '<') | (c == '>'); },
      [&](char c) { append_reference(c, out); }, out);
}

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  append_escaped_markup(text, html);
  return html;
}

}  // namespace feedgen
