#include "format/json.h"

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "format/syntax.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// Behind the closing quote of the string that begins at `open`, or npos.
std::size_t end_of_string(std::string_view text, std::size_t open) {
  for (std::size_t i = open + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

// Follows the parser's events through the text, since the parser keeps its positions to itself.
class TokenCursor {
 public:
  explicit TokenCursor(std::string_view text) : text_(text), positions_(text) {}

  // The next token as it is spelled, and its place.
  std::string_view next(Place& place) {
    while (offset_ < text_.size() &&
           (is_ascii_blank(text_[offset_]) || text_[offset_] == ',' || text_[offset_] == ':')) {
      ++offset_;
    }
    place = positions_.at(offset_);
    const std::size_t start = offset_;
    offset_ = end_of_token(start);
    return text_.substr(start, offset_ - start);
  }

 private:
  std::size_t end_of_token(std::size_t start) const {
    if (start >= text_.size()) return text_.size();
    if (text_[start] == '"') {
      const std::size_t end = end_of_string(text_, start);
      return end == std::string_view::npos ? text_.size() : end;
    }
    constexpr std::string_view kEnds = "{}[],: \t\n\r";
    if (kEnds.find(text_[start]) != std::string_view::npos) return start + 1;
    const std::size_t end = text_.find_first_of(kEnds, start);
    return end == std::string_view::npos ? text_.size() : end;
  }

  std::string_view text_;
  PositionFinder positions_;
  std::size_t offset_ = 0;
};

constexpr SyntaxRemedy kRemedies[] = {
    {"closing quote", "close the string with '\"'"},
    {"number overflow", "put it in quotes"},
    {"surrogate", "write both halves of the character, as in \\ud83d\\ude00"},
    {"control character", "write \\n for a line break and \\t for a tab"},
    {"forbidden character after backslash", "write \\\\ for a backslash"},
    {"unexpected end of input", "close every '{' and '['"},
    {"unexpected '}'", "remove the comma before it, or add what is missing"},
    {"unexpected ']'", "remove the comma before it, or add what is missing"},
    {"unexpected ','", "remove it, or write what is missing before it"},
    {"expected end of input", "remove what follows the value"},
    {"invalid literal", "put texts and keys in double quotes"},
    {"literal", "put a comma or a colon before it"},
};

// "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing
// value - unexpected ']'; expected …" becomes "unexpected ']'".
std::string problem_in(std::string_view words) {
  if (words.find("number overflow") != std::string_view::npos) return "a number that is too large";
  const std::size_t dash = words.find(" - ");
  if (dash != std::string_view::npos) words.remove_prefix(dash + 3);
  return cut_text(words.substr(0, words.find("; ")), kLongestProblem);
}

class JsonBuilder final : public nlohmann::json_sax<nlohmann::json> {
 public:
  JsonBuilder(std::string_view text, const SyntaxLimits& limits)
      : text_(text), limits_(limits), tokens_(text) {}

  Result<Node> take() {
    if (failed_) return tl::unexpected<Error>(std::move(error_));
    return std::move(root_);
  }

  bool null() override { return scalar(Node::Kind::kNull, Node::Style::kPlain, {}); }
  bool boolean(bool /*value*/) override { return spelled(); }
  bool number_integer(number_integer_t /*value*/) override { return spelled(); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return spelled(); }
  bool number_float(number_float_t /*value*/, const string_t& /*spelling*/) override {
    return spelled();
  }
  bool string(string_t& value) override {
    return scalar(Node::Kind::kScalar, Node::Style::kQuoted, std::move(value));
  }
  bool binary(binary_t& /*value*/) override { return false; }  // JSON text has none

  bool start_object(std::size_t /*elements*/) override { return open(Node::Kind::kMap); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*elements*/) override { return open(Node::Kind::kList); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    Place place;
    tokens_.next(place);
    open_.back().members.push_back({std::move(name), place.line, place.column, {}});
    return count(place);
  }

  bool parse_error(std::size_t position, const std::string& /*last_token*/,
                   const nlohmann::detail::exception& exception) override {
    const std::string words = exception.what();
    PositionFinder positions(text_);
    fail_with("broken JSON: " + problem_in(words), std::string(find_remedy(words, kRemedies)),
              positions.at(position == 0 ? 0 : position - 1));
    return false;
  }

 private:
  bool spelled() { return scalar(Node::Kind::kScalar, Node::Style::kPlain, {}); }

  bool scalar(Node::Kind kind, Node::Style style, std::string value) {
    Place place;
    const std::string_view spelling = tokens_.next(place);
    Node node;
    node.kind = kind;
    node.style = style;
    node.line = place.line;
    node.column = place.column;
    if (kind == Node::Kind::kScalar) {
      node.text = style == Node::Style::kQuoted ? std::move(value) : std::string(spelling);
    }
    put(std::move(node));
    return count(place);
  }

  bool open(Node::Kind kind) {
    Place place;
    tokens_.next(place);
    if (open_.size() >= limits_.depth) {
      return fail_with("the JSON is nested too deeply", "use fewer levels", place);
    }
    Node node;
    node.kind = kind;
    node.line = place.line;
    node.column = place.column;
    open_.push_back(std::move(node));
    return count(place);
  }

  bool close() {
    Place place;
    tokens_.next(place);
    Node node = std::move(open_.back());
    open_.pop_back();
    put(std::move(node));
    return true;
  }

  void put(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
    } else if (open_.back().is_list()) {
      open_.back().items.push_back(std::move(node));
    } else {
      open_.back().members.back().value = std::move(node);
    }
  }

  bool count(const Place& place) {
    if (++nodes_ <= limits_.nodes) return true;
    return fail_with("the JSON holds too many values", "use fewer of them", place);
  }

  bool fail_with(std::string problem, std::string remedy, Place place) {
    failed_ = true;
    error_ = {ErrorKind::kInput, {std::move(problem), std::move(remedy), std::move(place)}};
    return false;
  }

  std::string_view text_;
  SyntaxLimits limits_;
  TokenCursor tokens_;
  Node root_;
  std::vector<Node> open_;
  std::size_t nodes_ = 0;
  bool failed_ = false;
  Error error_;
};

}  // namespace

Result<Node> read_json(std::string_view text, const SyntaxLimits& limits) {
  text = without_byte_order_mark(text);
  // nlohmann-json takes NUL for the end of the text.
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    return fail("broken JSON: a NUL character", "remove it", PositionFinder(text).at(nul));
  }
  JsonBuilder builder(text, limits);
  try {
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
  } catch (const std::exception& exception) {
    return fail("broken JSON: " + problem_in(exception.what()));
  }
  return builder.take();
}

std::size_t json_object_length(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == '"') {
      i = end_of_string(text, i);
      if (i == std::string_view::npos) return i;
      continue;
    }
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return i + 1;
    ++i;
  }
  return std::string_view::npos;
}

}  // namespace feedgen
