// What stands where in a Python file: texts, comments, brackets and the ends of lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

class PythonText {
 public:
  explicit PythonText(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t offset() const { return at_; }
  /// The next character; NUL at the end.
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  std::string_view rest() const { return text_.substr(at_); }
  void skip(std::size_t bytes) { at_ = at_ + bytes < text_.size() ? at_ + bytes : text_.size(); }

  /// Blanks and comments; with `across` the ends of lines too, as inside of brackets.
  enum class Lines { kStay, kAcross };
  void skip_blanks(Lines lines);

  /// An identifier, or nothing.
  std::string_view take_name();

  /// One text with its prefix and quotes; nothing where none stands here, or it never closes.
  struct Literal {
    std::string text;
    bool is_format = false;  ///< an f-string
    bool is_bytes = false;
  };
  std::optional<Literal> take_literal();
  bool is_literal() const;

  /// To behind the end of the line, past brackets and texts that hold line ends.
  void skip_statement();

  /// To the comma or bracket that ends the value which stands here in brackets.
  void skip_value();

 private:
  struct Quote {
    std::size_t prefix = 0;
    std::string_view mark;  // empty: no text begins here
  };
  Quote quote_here() const;
  bool skip_text();
  template <class Ends>
  void skip_to(const Ends& ends);
  void append_escaped(std::string& text);

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace feedgen
