#include "body/shortcodes/liquid_expression.h"

#include <algorithm>
#include <array>
#include <utility>

#include "body/shortcodes/liquid_filters.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Kind = LiquidValue::Kind;

constexpr std::size_t kMostParts = 32;

// Where `word` stands between blanks, outside of quotes; npos: nowhere.
std::size_t find_word(std::string_view text, std::string_view word) {
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\n') &&
               text.substr(i).starts_with(word) && i + word.size() < text.size() &&
               text[i + word.size()] == ' ') {
      return i;
    }
  }
  return kNowhere;
}

// `name: a, b` and Nunjucks's `name(a, b)`.
LiquidValue filtered(LiquidValue value, std::string_view filter, const LiquidScope& scope) {
  const std::size_t end = std::min(filter.find_first_of(":("), filter.size());
  const std::string_view name = trim(filter.substr(0, end));
  std::string_view given = filter.substr(std::min(end + 1, filter.size()));
  if (end < filter.size() && filter[end] == '(' && given.ends_with(')')) given.remove_suffix(1);
  std::vector<LiquidValue> arguments;
  if (!trim(given).empty()) {
    for (const std::string_view argument : split_outside_quotes(given, ',')) {
      if (arguments.size() == kMostParts) return {};
      arguments.push_back(scope.value(argument));
    }
  }
  return apply_filter(name, std::move(value), arguments, scope);
}

bool is_blank(const LiquidValue& value) {
  if (value.kind == Kind::kText) return trim(value.text).empty() && !value.time;
  if (value.kind == Kind::kList) return value.items.empty();
  return value.is_nil() || (value.kind == Kind::kBool && !value.is_on);
}

bool is_empty(const LiquidValue& value) {
  if (value.kind == Kind::kText) return value.text.empty() && !value.time;
  if (value.kind == Kind::kList) return value.items.empty();
  if (value.kind == Kind::kMap && value.node != nullptr) return value.node->members.empty();
  return false;
}

std::optional<bool> contains(const LiquidValue& all, const LiquidValue& one) {
  if (all.is_unknown() || one.is_unknown()) return std::nullopt;
  if (all.kind == Kind::kText && one.kind == Kind::kText) {
    return all.text.find(one.text) != std::string::npos;
  }
  for (const LiquidValue& item : all.items) {
    const std::optional<bool> same = are_equal(item, one);
    if (!same) return std::nullopt;
    if (*same) return true;
  }
  return false;
}

struct Operator {
  std::string_view word;
  std::size_t at;
};

std::optional<Operator> find_operator(std::string_view text) {
  constexpr std::array<std::string_view, 9> kWords{"===", "!==", "==", "!=", "<>",
                                                   ">=",  "<=",  ">",  "<"};
  const std::size_t word = find_word(text, "contains");
  if (word != kNowhere) return Operator{"contains", word};
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      continue;
    }
    if (c == '"' || c == '\'') quote = c;
    for (const std::string_view one : kWords) {
      if (text.substr(i).starts_with(one)) return Operator{one, i};
    }
  }
  return std::nullopt;
}

std::optional<bool> ordered(std::string_view word, const LiquidValue& a, const LiquidValue& b) {
  if (a.is_unknown() || b.is_unknown()) return std::nullopt;
  if (a.kind != Kind::kNumber || b.kind != Kind::kNumber) {
    if (a.is_nil() || b.is_nil()) return false;
    return std::nullopt;
  }
  if (word == ">") return a.number > b.number;
  if (word == "<") return a.number < b.number;
  if (word == ">=") return a.number >= b.number;
  return a.number <= b.number;
}

std::optional<bool> compare(std::string_view text, const LiquidScope& scope) {
  const std::optional<Operator> sign = find_operator(text);
  if (!sign) return truth_of(evaluate_expression(text, scope));
  const std::string_view left = trim(text.substr(0, sign->at));
  const std::string_view right = trim(text.substr(sign->at + sign->word.size()));
  const LiquidValue a = evaluate_expression(left, scope);
  const bool is_equality =
      sign->word.find('=') != kNowhere && sign->word != ">=" && sign->word != "<=";
  const bool is_not = sign->word.starts_with('!') || sign->word == "<>";
  if (is_equality || is_not) {
    std::optional<bool> same;
    if (a.is_unknown()) return std::nullopt;
    if (right == "empty") {
      same = is_empty(a);
    } else if (right == "blank") {
      same = is_blank(a);
    } else {
      same = are_equal(a, evaluate_expression(right, scope));
    }
    if (!same) return std::nullopt;
    return *same != is_not;
  }
  const LiquidValue b = evaluate_expression(right, scope);
  return sign->word == "contains" ? contains(a, b) : ordered(sign->word, a, b);
}

std::optional<bool> term(std::string_view text, const LiquidScope& scope) {
  bool is_not = false;
  while (text.starts_with("not ")) {
    is_not = !is_not;
    text = trim(text.substr(4));
  }
  const std::optional<bool> is_true = compare(text, scope);
  if (!is_true) return std::nullopt;
  return *is_true != is_not;
}

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kMostValues = 100;

// "limit:3".
std::optional<std::size_t> number_behind(std::string_view key, std::string_view text,
                                         const LiquidScope& scope) {
  const std::size_t found = text.find(key);
  if (found == kNowhere) return std::nullopt;
  const std::string_view after = trim(text.substr(found + key.size()));
  const LiquidValue value = scope.value(after.substr(0, after.find_first_of(kBlanks)));
  const bool is_count = value.kind == LiquidValue::Kind::kNumber && value.number >= 0;
  return is_count ? std::optional(static_cast<std::size_t>(value.number)) : std::nullopt;
}

}  // namespace

std::vector<std::string_view> split_outside_quotes(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  char quote = '\0';
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '"' || text[i] == '\'') {
      quote = text[i];
    } else if (text[i] == mark) {
      parts.push_back(trim(text.substr(begin, i - begin)));
      begin = i + 1;
    }
  }
  parts.push_back(trim(text.substr(begin)));
  return parts;
}

std::optional<bool> are_equal(const LiquidValue& a, const LiquidValue& b) {
  if (a.is_unknown() || b.is_unknown()) return std::nullopt;
  if (a.time || b.time || a.kind == Kind::kMap || b.kind == Kind::kMap) return std::nullopt;
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Kind::kBool: return a.is_on == b.is_on;
    case Kind::kNumber: return a.number == b.number;
    case Kind::kText: return a.text == b.text;
    case Kind::kList: return std::nullopt;
    default: return true;
  }
}

LiquidValue evaluate_expression(std::string_view expression, const LiquidScope& scope) {
  const std::vector<std::string_view> parts = split_outside_quotes(expression, '|');
  if (parts.size() > kMostParts) return {};
  LiquidValue value = scope.value(parts.front());
  for (std::size_t i = 1; i < parts.size() && !value.is_unknown(); ++i) {
    value = filtered(std::move(value), parts[i], scope);
  }
  return value;
}

// Liquid joins from the right: "a and b or c" is "a and (b or c)".
std::optional<bool> evaluate_condition(std::string_view condition, const LiquidScope& scope) {
  struct Part {
    std::string_view text;
    bool is_and;  // with what follows
  };
  std::vector<Part> parts;
  std::string_view rest = trim(condition);
  for (;;) {
    const std::size_t both = find_word(rest, "and");
    const std::size_t any = find_word(rest, "or");
    const std::size_t at = std::min(both, any);
    if (parts.size() == kMostParts) return std::nullopt;
    parts.push_back({trim(rest.substr(0, at)), at == both});
    if (at == kNowhere) break;
    rest = trim(rest.substr(at + (at == both ? 3 : 2)));
  }
  std::optional<bool> result = term(parts.back().text, scope);
  for (std::size_t i = parts.size() - 1; i-- > 0;) {
    const std::optional<bool> left = term(parts[i].text, scope);
    const bool decides = !parts[i].is_and;  // the value that needs no other
    if (left == decides || result == decides) {
      result = decides;
    } else if (!left || !result) {
      result = std::nullopt;
    } else {
      result = !decides;
    }
  }
  return result;
}

LiquidLoop read_loop(std::string_view arguments, const LiquidScope& scope) {
  const std::size_t in = arguments.find(" in ");
  if (in == kNowhere) return {};
  LiquidLoop loop{trim(arguments.substr(0, in)), {}};
  std::string_view rest = trim(arguments.substr(in + 4));
  const std::size_t end = rest.starts_with('(') ? rest.find(')') : rest.find_first_of(kBlanks);
  const std::size_t size = std::min(rest.starts_with('(') ? end + 1 : end, rest.size());
  loop.list = evaluate_expression(rest.substr(0, size), scope);
  if (loop.list.is_nil()) loop.list.kind = LiquidValue::Kind::kList;
  if (loop.list.kind != LiquidValue::Kind::kList) return {};
  rest.remove_prefix(size);
  std::vector<LiquidValue>& items = loop.list.items;
  const std::size_t offset =
      std::min(number_behind("offset:", rest, scope).value_or(0), items.size());
  items.erase(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(offset));
  items.resize(std::min(number_behind("limit:", rest, scope).value_or(items.size()), items.size()));
  if (rest.find("reversed") != kNowhere) std::reverse(items.begin(), items.end());
  return loop;
}

LiquidValue loop_turn(std::size_t turn, std::size_t count) {
  const auto number = [](std::size_t n) { return number_value(static_cast<double>(n)); };
  LiquidValue value = nil_value();
  value.kind = LiquidValue::Kind::kMap;
  value.members = {{"index", number(turn + 1)},      {"index0", number(turn)},
                   {"rindex", number(count - turn)}, {"rindex0", number(count - turn - 1)},
                   {"first", bool_value(turn == 0)}, {"last", bool_value(turn + 1 == count)},
                   {"length", number(count)}};
  return value;
}

std::optional<LiquidInclude> read_include_arguments(std::string_view arguments,
                                                    const LiquidScope& scope) {
  arguments = trim(arguments);
  const std::size_t end = std::min(arguments.find_first_of(kBlanks), arguments.size());
  LiquidInclude include{std::string(arguments.substr(0, end)), nil_value()};
  std::erase_if(include.file, [](char c) { return c == '"' || c == '\''; });
  const bool is_plain = !include.file.empty() && include.file.front() != '/' &&
                        include.file.find("..") == std::string::npos &&
                        include.file.find('{') == std::string::npos;
  if (!is_plain) return std::nullopt;
  include.values.kind = LiquidValue::Kind::kMap;
  for (std::string_view rest = trim(arguments.substr(end)); !rest.empty();) {
    const std::size_t equals = rest.find('=');
    if (equals == kNowhere || include.values.members.size() == kMostValues) break;
    const std::string_view key = trim(rest.substr(0, equals));
    rest = trim(rest.substr(equals + 1));
    if (rest.empty()) break;
    const bool is_quoted = rest.front() == '"' || rest.front() == '\'';
    const std::size_t close = is_quoted ? rest.find(rest.front(), 1) : rest.find_first_of(kBlanks);
    if (is_quoted && close == kNowhere) break;
    const std::string_view value =
        rest.substr(0, is_quoted ? close + 1 : std::min(close, rest.size()));
    include.values.members.push_back({std::string(key), scope.value(value)});
    rest = trim(rest.substr(value.size()));
  }
  return include;
}

}  // namespace feedgen
