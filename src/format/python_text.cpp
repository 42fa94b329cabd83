#include "format/python_text.h"

#include <charconv>

#include "text/ascii.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

bool has_letter(std::string_view prefix, char lower) {
  return prefix.find(lower) != kNowhere ||
         prefix.find(static_cast<char>(lower - 'a' + 'A')) != kNowhere;
}

}  // namespace

void PythonText::skip_blanks(Lines lines) {
  while (!at_end()) {
    const char c = peek();
    if (c == '#') {
      skip(std::min(rest().find('\n'), rest().size()));
    } else if (c == '\\' && (rest().starts_with("\\\n") || rest().starts_with("\\\r\n"))) {
      skip(rest().find('\n') + 1);
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' ||
               (c == '\n' && lines == Lines::kAcross)) {
      skip(1);
    } else {
      return;
    }
  }
}

std::string_view PythonText::take_name() {
  if (at_end() || !is_word_byte(peek()) || is_ascii_digit(peek())) return {};
  std::size_t length = 0;
  while (length < rest().size() && is_word_byte(rest()[length])) ++length;
  const std::string_view name = rest().substr(0, length);
  skip(length);
  return name;
}

PythonText::Quote PythonText::quote_here() const {
  const std::string_view here = rest();
  std::size_t prefix = 0;
  while (prefix < 2 && prefix < here.size() &&
         std::string_view("rRuUbBfF").find(here[prefix]) != kNowhere) {
    ++prefix;
  }
  const std::string_view quoted = here.substr(prefix);
  for (const std::string_view mark : {"\"\"\"", "'''", "\"", "'"}) {
    if (quoted.starts_with(mark)) return {prefix, mark};
  }
  return {};
}

bool PythonText::is_literal() const { return !quote_here().mark.empty(); }

std::optional<PythonText::Literal> PythonText::take_literal() {
  const Quote quote = quote_here();
  if (quote.mark.empty()) return std::nullopt;
  const std::string_view prefix = rest().substr(0, quote.prefix);
  const bool is_raw = has_letter(prefix, 'r');
  Literal literal;
  literal.is_format = has_letter(prefix, 'f');
  literal.is_bytes = has_letter(prefix, 'b');
  skip(quote.prefix + quote.mark.size());
  while (!at_end()) {
    if (rest().starts_with(quote.mark)) {
      skip(quote.mark.size());
      literal.text = repair_utf8(literal.text);
      return literal;
    }
    if (peek() == '\n' && quote.mark.size() == 1) return std::nullopt;
    if (peek() == '\\' && !is_raw) {
      append_escaped(literal.text);
      continue;
    }
    // In raw texts a backslash stays, and keeps the quote behind it from closing.
    const std::size_t length = peek() == '\\' ? 2 : 1;
    literal.text += rest().substr(0, length);
    skip(length);
  }
  return std::nullopt;
}

void PythonText::append_escaped(std::string& text) {
  constexpr std::string_view kLetters = "abfnrtv";
  constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v";
  skip(1);
  const char c = peek();
  const std::size_t letter = at_end() ? kNowhere : kLetters.find(c);
  const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits > 0 && rest().size() > digits) {
    const std::string_view hex = rest().substr(1, digits);
    std::uint32_t code = 0;
    const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
    if (error == std::errc() && end == hex.data() + hex.size() && code > 0 && code < 0x110000 &&
        (code < 0xD800 || code > 0xDFFF)) {
      append_utf8(static_cast<char32_t>(code), text);
      return skip(digits + 1);
    }
  }
  if (letter != kNowhere) {
    text += kMeanings[letter];
  } else if (c == '\\' || c == '\'' || c == '"') {
    text += c;
  } else if (c != '\n') {  // which joins the lines
    text += '\\';
    if (!at_end()) text += c;
  }
  skip(1);
}

// Past a text; one that never closes ends with its line, between three quotes with the file. So no
// byte is looked at again, however many quotes stand behind backslashes.
bool PythonText::skip_text() {
  if (!is_literal()) return false;
  take_literal();
  return true;
}

template <class Ends>
void PythonText::skip_to(const Ends& ends) {
  std::size_t depth = 0;
  while (!at_end()) {
    const char c = peek();
    const bool begins_word = at_ == 0 || !is_word_byte(text_[at_ - 1]);
    if ((begins_word || c == '\'' || c == '"') && skip_text()) continue;
    if (c == '#' || c == '\\') {
      const std::size_t before = at_;
      skip_blanks(Lines::kStay);
      if (at_ == before) skip(1);
      continue;
    }
    if (depth == 0 && ends(c)) return;
    if (c == '(' || c == '[' || c == '{') ++depth;
    if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
    skip(1);
  }
}

void PythonText::skip_statement() {
  skip_to([](char c) { return c == '\n'; });
  skip(1);
}

void PythonText::skip_value() {
  skip_to([](char c) { return c == ')' || c == ']' || c == '}' || c == ','; });
}

}  // namespace feedgen
