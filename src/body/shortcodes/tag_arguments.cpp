#include "body/shortcodes/tag_arguments.h"

#include "text/ascii.h"

namespace feedgen {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }

bool is_key(std::string_view text) {
  for (const char c : text) {
    const bool is_part = is_ascii_letter(c) || is_ascii_digit(c) || c == '-' || c == '_';
    if (!is_part) return false;
  }
  return !text.empty();
}

class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  TagArguments take() {
    TagArguments arguments;
    while (skip_space()) {
      std::string word = take_word();
      if (at_ < text_.size() && text_[at_] == '=' && is_key(word)) {
        ++at_;
        arguments.named.emplace_back(std::move(word), skip_space() ? take_value() : std::string());
      } else {
        word += take_value();
        arguments.words.push_back(std::move(word));
      }
    }
    return arguments;
  }

 private:
  bool skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    return at_ < text_.size();
  }

  // Up to a space, or to what may be the `=` behind a key.
  std::string take_word() {
    std::string word;
    if (is_quote(text_[at_])) return take_quoted();
    while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '=') word += text_[at_++];
    return word;
  }

  std::string take_value() {
    std::string value;
    if (at_ < text_.size() && is_quote(text_[at_])) return take_quoted();
    while (at_ < text_.size() && !is_space(text_[at_])) value += text_[at_++];
    return value;
  }

  // A quote that is never closed is a character.
  std::string take_quoted() {
    const char quote = text_[at_];
    std::string value;
    for (std::size_t i = at_ + 1; i < text_.size(); ++i) {
      if (text_[i] == quote) {
        at_ = i + 1;
        return value;
      }
      if (text_[i] == '\\' && i + 1 < text_.size() && is_quote(text_[i + 1])) ++i;
      value += text_[i];
    }
    ++at_;
    return std::string(1, quote);
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string TagArguments::value(std::string_view key) const {
  for (const auto& [name, value] : named) {
    if (name == key) return value;
  }
  return {};
}

std::string TagArguments::rest(std::size_t from) const {
  std::string text;
  for (std::size_t i = from; i < words.size(); ++i) {
    if (i > from) text += ' ';
    text += words[i];
  }
  return text;
}

TagArguments parse_tag_arguments(std::string_view text) { return Words(text).take(); }

}  // namespace feedgen
