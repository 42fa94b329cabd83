#include "body/shortcodes/liquid_arguments.h"

#include <algorithm>

#include "body/shortcodes/liquid_expression.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr auto kNowhere = std::string_view::npos;
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
