#include "format/yaml_mistake.h"

#include <string>

#include "format/syntax.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr const char* kQuoteIt = "put the value in quotes";

struct Advice {
  std::string problem;
  std::string remedy;
  std::size_t offset;
};

struct Phrase {
  std::string_view words;
  const char* problem;
  const char* remedy;
};

constexpr Phrase kPhrases[] = {
    {"illegal tab", "a tab in the indentation", "indent with spaces"},
    {"illegal block entry", "a list item can't begin in the middle of a line",
     "begin the list on the next line, or put the value in quotes"},
    {"illegal map key", "a '?' with a space can't stand here", kQuoteIt},
    {"unexpected character in block scalar", "text follows '|' or '>' on the same line",
     "begin the text on the next line, or put the value in quotes"},
    {"zero indentation", "a block of text can't be indented by 0", "write 1 to 9, or nothing"},
    {"unknown escape", "an unknown escape in double quotes",
     "write \\\\ for a backslash, or use single quotes"},
    {"hex number", "an incomplete \\x, \\u or \\U escape",
     "write \\\\ for a backslash, or use single quotes"},
    {"invalid unicode", "an escape that names no character",
     "write a character above U+FFFF as \\U0001F600"},
    {"referenced anchor", "a '*' that refers to no '&' anchor", kQuoteIt},
    {"alias", "a value can't begin with '*' unless it refers to an anchor", kQuoteIt},
    {"anchor", "a value can't begin with '&' unless it names an anchor", kQuoteIt},
    {"tag", "a value can't begin with '!' unless it names a tag", kQuoteIt},
    {"illegal flow end", "a closing bracket without an opening one", kQuoteIt},
};

bool has(std::string_view text, std::string_view part) { return text.find(part) != kNowhere; }

std::string_view line_before(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  return newline == kNowhere ? before : before.substr(newline + 1);
}

std::string character_at(std::string_view text, std::size_t offset) {
  std::size_t after = offset;
  next_code_point(text, after);
  return std::string(text.substr(offset, after - offset));
}

// The tab's offset, or kNowhere.
std::size_t tab_in_indentation(std::string_view text, std::size_t offset) {
  const std::string_view line = line_before(text, offset);
  const std::size_t tab = line.find('\t');
  if (tab == kNowhere || line.find_first_not_of(" \t") < tab) return kNowhere;
  return offset - line.size() + tab;
}

Advice bad_beginning(std::string_view text, std::size_t offset) {
  return {"a value can't begin with '" + character_at(text, offset) + "'", kQuoteIt, offset};
}

Advice unclosed_quote(const YamlFailure& failure) {
  const std::size_t quote = find_unclosed_quote(failure.text, failure.last_value);
  const std::size_t offset = quote == kNowhere ? failure.offset : quote;
  return {"a quote that is never closed", "close it at the end of the value", offset};
}

Advice unclosed_flow(const YamlFailure& failure) {
  const bool is_list = has(failure.words, "sequence");
  return {is_list ? "a '[' that is never closed" : "a '{' that is never closed",
          is_list ? "close it with ']', or put the value in quotes"
                  : "close it with '}', or put the value in quotes",
          failure.open_flow == kNowhere ? failure.offset : failure.open_flow};
}

Advice misplaced_colon(const YamlFailure& failure) {
  const std::string_view line = line_before(failure.text, failure.offset);
  if (has(line, ": ") || has(line, ":\t")) {
    return {"a second ': ' in the same line", kQuoteIt, failure.offset};
  }
  return {"a key that belongs to nothing above it",
          "give every key its colon, and indent the keys of one map alike", failure.offset};
}

// The parser reports whatever follows a finished value as the missing end of what is around it.
Advice leftover(const YamlFailure& failure) {
  const std::string_view line = line_before(failure.text, failure.offset);
  const std::string_view before = trim(line);
  const char last = before.empty() ? '\0' : before.back();
  if (last == '\'' || last == '"') {
    return {"text behind the closing quote",
            "write '' for a ' inside single quotes, and \\\" for a \" inside double quotes",
            failure.offset};
  }
  if (last == ']' || last == '}') {
    return {"text behind the closing bracket", "put the whole value in quotes", failure.offset};
  }
  if (before.empty() && failure.text.substr(failure.offset, 2) == "- ") {
    return {"a list item that is indented differently from its list",
            "indent the items of a list alike", failure.offset};
  }
  if (!before.empty() && last == ':') return bad_beginning(failure.text, failure.offset);
  return {"a line that is indented differently from those it belongs to",
          "indent the keys of a map alike, and the items of a list too", failure.offset};
}

Advice advise(const YamlFailure& failure) {
  const std::size_t tab = tab_in_indentation(failure.text, failure.offset);
  if (tab != kNowhere) return {kPhrases[0].problem, kPhrases[0].remedy, tab};
  const std::string_view words = failure.words;
  if (has(words, "EOF in scalar") || has(words, "document indicator in scalar")) {
    return unclosed_quote(failure);
  }
  if (has(words, "flow not found")) return unclosed_flow(failure);
  if (has(words, "illegal map value")) return misplaced_colon(failure);
  if (has(words, "of map not found") || has(words, "of sequence not found")) {
    return leftover(failure);
  }
  if (has(words, "unknown token") && failure.offset < failure.text.size()) {
    return bad_beginning(failure.text, failure.offset);
  }
  for (const Phrase& phrase : kPhrases) {
    if (has(words, phrase.words)) return {phrase.problem, phrase.remedy, failure.offset};
  }
  return {std::string(words), "put values with special characters in quotes", failure.offset};
}

}  // namespace

Error explain_yaml_failure(const YamlFailure& failure) {
  Advice advice = advise(failure);
  PositionFinder positions(failure.text);
  return {ErrorKind::kInput,
          {"broken YAML: " + advice.problem, advice.remedy, positions.at(advice.offset)}};
}

std::size_t end_of_yaml_quoted(std::string_view text, std::size_t open) {
  const char quote = text[open];
  for (std::size_t i = open + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || text.substr(i + 1, 1) != "'") return i + 1;
      ++i;
    }
  }
  return kNowhere;
}

std::size_t yaml_value_offset(std::string_view text, std::size_t offset) {
  while (offset < text.size() && (text[offset] == '!' || text[offset] == '&')) {
    while (offset < text.size() && !is_ascii_blank(text[offset])) ++offset;
    while (offset < text.size() && is_ascii_blank(text[offset])) ++offset;
  }
  return offset;
}

std::size_t find_unclosed_quote(std::string_view text, std::size_t from) {
  char before = ' ';
  for (std::size_t i = from; i < text.size(); ++i) {
    const char c = text[i];
    const bool begins = is_ascii_blank(before) || before == '[' || before == '{' || before == ',';
    if (begins && c == '#') {
      i = text.find('\n', i);
      if (i == kNowhere) return kNowhere;
    } else if (begins && (c == '"' || c == '\'')) {
      const std::size_t end = end_of_yaml_quoted(text, i);
      if (end == kNowhere) return i;
      i = end - 1;
    }
    before = text[i];
  }
  return kNowhere;
}

}  // namespace feedgen
