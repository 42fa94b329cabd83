// Texts that tests are made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

/// A source, and the HTML that is to come of it.
struct HtmlExample {
  std::string_view source;
  std::string_view html;
};

inline std::string repeat(std::string_view text, std::size_t times) {
  std::string repeated;
  for (std::size_t i = 0; i < times; ++i) repeated += text;
  return repeated;
}

/// The cell of a table in which `\n`, `\r`, `\t` and `\x1F` stand for characters, and a backslash
/// before another character for that character.
inline std::string unescape(std::string_view cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] != '\\') {
      text += cell[i];
      continue;
    }
    switch (cell.at(++i)) {
      case 'n': text += '\n'; break;
      case 'r': text += '\r'; break;
      case 't': text += '\t'; break;
      case 'x':
        text += static_cast<char>(std::stoi(std::string(cell.substr(i + 1, 2)), nullptr, 16));
        i += 2;
        break;
      default: text += cell[i];
    }
  }
  return text;
}

}  // namespace feedgen
