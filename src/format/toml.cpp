#include "format/toml.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "format/syntax.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// Behind the string or comment that begins at `i`; the text's end if it never ends.
std::size_t skip_opaque(std::string_view text, std::size_t i) {
  if (text[i] == '#') return std::min(text.find('\n', i), text.size());
  const char quote = text[i];
  const std::string triple(3, quote);
  const bool is_long = text.substr(i, 3) == triple;
  for (i += is_long ? 3 : 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (is_long ? text.substr(i, 3) == triple : text[i] == quote) {
      return i + (is_long ? 3 : 1);
    } else if (!is_long && text[i] == '\n') {
      return i;
    }
  }
  return text.size();
}

// toml++ builds and destroys the tables of a dotted key recursively, so its length is bounded
// before toml++ sees it. The offset of the first key with more than `most` parts, or kNowhere.
std::size_t find_long_key(std::string_view text, std::size_t most) {
  std::size_t dots = 0;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"' || c == '\'' || c == '#') {
      i = skip_opaque(text, i);
      continue;
    }
    if (c == '.' && ++dots >= most) return i;
    if (std::string_view("\n=[]{},").find(c) != kNowhere) dots = 0;
    ++i;
  }
  return kNowhere;
}

std::string date_text(const toml::date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string time_text(const toml::time& time) {
  std::string text = fmt::format("{:02}:{:02}:{:02}", time.hour, time.minute, time.second);
  if (time.nanosecond != 0) {
    text += fmt::format(".{:09}", time.nanosecond);
    text.erase(text.find_last_not_of('0') + 1);
  }
  return text;
}

std::string date_time_text(const toml::date_time& value) {
  std::string text = date_text(value.date) + "T" + time_text(value.time);
  if (!value.offset) return text;
  const int minutes = value.offset->minutes;
  if (minutes == 0) return text + "Z";
  const int distance = std::abs(minutes);
  return text + fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', distance / 60, distance % 60);
}

std::string float_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

bool comes_before(const Node::Member& a, const Node::Member& b) {
  return std::pair(a.line, a.column) < std::pair(b.line, b.column);
}

class TomlConverter {
 public:
  explicit TomlConverter(const SyntaxLimits& limits) : limits_(limits) {}

  // Recursion ends at the limit of depth.
  Result<Node> convert(const toml::node& source, std::size_t depth) {
    Node node;
    node.line = static_cast<unsigned>(source.source().begin.line);
    node.column = static_cast<unsigned>(source.source().begin.column);
    if (++nodes_ > limits_.nodes) {
      return fail("the TOML holds too many values", "use fewer of them",
                  {{}, node.line, node.column});
    }
    if (!source.is_table() && !source.is_array()) return scalar(source, std::move(node));
    if (depth >= limits_.depth) {
      return fail("the TOML is nested too deeply", "use fewer levels",
                  {{}, node.line, node.column});
    }
    return source.is_table() ? map(*source.as_table(), std::move(node), depth)
                             : list(*source.as_array(), std::move(node), depth);
  }

 private:
  Result<Node> map(const toml::table& source, Node node, std::size_t depth) {
    node.kind = Node::Kind::kMap;
    for (const auto& [key, value] : source) {
      ++nodes_;
      Result<Node> converted = convert(value, depth + 1);
      if (!converted) return converted;
      const toml::source_position place = key.source().begin;
      node.members.push_back({std::string(key.str()), static_cast<unsigned>(place.line),
                              static_cast<unsigned>(place.column), std::move(*converted)});
    }
    // toml++ sorts its keys.
    std::stable_sort(node.members.begin(), node.members.end(), comes_before);
    return node;
  }

  Result<Node> list(const toml::array& source, Node node, std::size_t depth) {
    node.kind = Node::Kind::kList;
    for (const toml::node& value : source) {
      Result<Node> converted = convert(value, depth + 1);
      if (!converted) return converted;
      node.items.push_back(std::move(*converted));
    }
    return node;
  }

  static Node scalar(const toml::node& source, Node node) {
    node.kind = Node::Kind::kScalar;
    if (const auto* text = source.as_string()) {
      node.style = Node::Style::kQuoted;
      node.text = is_utf8(text->get()) ? text->get() : repair_utf8(text->get());
    } else if (const auto* integer = source.as_integer()) {
      node.text = std::to_string(integer->get());
    } else if (const auto* number = source.as_floating_point()) {
      node.text = float_text(number->get());
    } else if (const auto* boolean = source.as_boolean()) {
      node.text = boolean->get() ? "true" : "false";
    } else if (const auto* date = source.as_date()) {
      node.text = date_text(date->get());
    } else if (const auto* time = source.as_time()) {
      node.text = time_text(time->get());
    } else if (const auto* date_time = source.as_date_time()) {
      node.text = date_time_text(date_time->get());
    }
    return node;
  }

  SyntaxLimits limits_;
  std::size_t nodes_ = 0;
};

// "Error while parsing string: unknown escape" becomes "unknown escape".
std::string problem_in(std::string_view words) {
  constexpr std::string_view kBeginning = "Error while parsing ";
  const std::size_t colon = words.find(": ");
  if (words.substr(0, kBeginning.size()) == kBeginning && colon != kNowhere) {
    words.remove_prefix(colon + 2);
  }
  return cut_text(repair_utf8(words), kLongestProblem);
}

constexpr SyntaxRemedy kRemedies[] = {
    {"redefine", "give each key once"},
    {"string", "put texts in quotes, and write \\\\ for a backslash"},
    {"date", "write dates as 2021-07-10 or 2021-07-10T13:01:16+08:00"},
    {"value", "put texts in quotes"},
    {"unicode", "write \\\\u and four or \\\\U and eight hexadecimal digits"},
    {"table header", "write [name]"},
    {"'='", "write key = value"},
    {"expected '", "put texts in quotes"},
    {"key", "write key = value, with other characters than A-Z a-z 0-9 _ - in quotes"},
};

}  // namespace

Result<Node> read_toml(std::string_view text, const SyntaxLimits& limits) {
  text = without_byte_order_mark(text);
  const std::size_t long_key = find_long_key(text, limits.depth);
  if (long_key != kNowhere) {
    return fail("the TOML is nested too deeply", "use keys with fewer dots",
                PositionFinder(text).at(long_key));
  }
  try {
    const toml::table table = toml::parse(text);
    return TomlConverter(limits).convert(table, 0);
  } catch (const toml::parse_error& error) {
    const toml::source_position place = error.source().begin;
    const std::string_view words = error.description();
    return fail("broken TOML: " + problem_in(words), std::string(find_remedy(words, kRemedies)),
                {{}, static_cast<unsigned>(place.line), static_cast<unsigned>(place.column)});
  } catch (const std::exception& error) {
    return fail(std::string("broken TOML: ") + error.what());
  }
}

}  // namespace feedgen
