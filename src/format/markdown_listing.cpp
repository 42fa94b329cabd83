#include "format/markdown_listing.h"

#include <algorithm>
#include <vector>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestTitle = 200;

bool is_title_key(std::string_view key) {
  constexpr std::string_view kKeys[] = {"title", "filename", "file",   "name",
                                        "label", "caption",  "header", "data-file"};
  return is_one_of(key, kKeys);
}

// "title="a b"", up to a space or brace outside of quotes.
std::string_view take_word(std::string_view& text) {
  char quote = '\0';
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const char c = text[end];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if ((c == '"' || c == '\'') && end > 0 &&
               (text[end - 1] == '=' || text[end - 1] == ':')) {
      quote = c;
    } else if (c == ' ' || c == '\t' || c == '{' || c == '}' || c == ',') {
      break;
    }
  }
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

std::string_view unquoted(std::string_view text) {
  if (text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
      text.back() == text.front()) {
    return text.substr(1, text.size() - 2);
  }
  return text;
}

bool is_option(std::string_view word) {
  const std::size_t colon = word.find_first_of(":=");
  return colon != kNowhere && colon > 0 && !word.substr(colon).starts_with("://");
}

// "{.python .numbers}" names a class, "{r, echo=FALSE}" a language.
std::string_view take_language(std::string_view& text) {
  if (text.starts_with('{'))
    text.remove_prefix(std::min(text.find_first_not_of("{. "), text.size()));
  const std::size_t end = std::min(text.find_first_of(":{[, \t}="), text.size());
  // "title=…" is no language.
  if (end < text.size() && text[end] == '=') return {};
  const std::string_view language = text.substr(0, end);
  text.remove_prefix(end);
  return language;
}

// "A title https://… words of the link".
void read_words(const std::vector<std::string_view>& words, ListingInfo& info) {
  for (const std::string_view word : words) {
    const bool is_address = word.starts_with("http://") || word.starts_with("https://") ||
                            (word.starts_with('/') && word.size() > 1);
    if (is_address && info.address.empty()) {
      info.address = word;
      continue;
    }
    std::string& text = info.address.empty() ? info.title : info.link;
    if (!text.empty()) text += ' ';
    text += word;
  }
}

}  // namespace

ListingInfo read_listing_info(std::string_view text, MarkdownHabits::Dialect dialect) {
  ListingInfo info;
  text = trim(text);
  info.language = take_language(text);
  if (text.starts_with(':')) {
    text.remove_prefix(1);
    const std::string_view word = take_word(text);
    const std::size_t equals = word.find('=');
    info.title = unquoted(equals == kNowhere ? word : word.substr(equals + 1));
  }
  std::vector<std::string_view> words;
  while (!text.empty()) {
    if (text.front() == '[' && info.title.empty() &&
        text.substr(0, kLongestTitle).find(']') != kNowhere) {
      info.title = text.substr(1, text.find(']') - 1);
      text.remove_prefix(text.find(']') + 1);
      continue;
    }
    const std::string_view word = take_word(text);
    if (word.empty()) {
      text.remove_prefix(1);
      continue;
    }
    const std::size_t equals = word.find('=');
    if (equals != kNowhere && is_title_key(word.substr(0, equals)) && info.title.empty()) {
      info.title = unquoted(word.substr(equals + 1));
    } else if (!is_option(word) && word.find_first_not_of("0123456789-,") != kNowhere) {
      words.push_back(word);
    }
  }
  const bool has_words = dialect == MarkdownHabits::Dialect::kMarked ||
                         dialect == MarkdownHabits::Dialect::kMarkdownIt;
  if (has_words && info.title.empty()) read_words(words, info);
  return info;
}

}  // namespace feedgen
