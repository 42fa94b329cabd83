#include "body/shortcodes/liquid_value.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "body/shortcodes/tag_translation.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

using Kind = LiquidValue::Kind;
using Form = LiquidValue::Form;

std::optional<double> number_in(std::string_view text) {
  const bool may_be = !text.empty() && text.size() <= 20 &&
                      text.find_first_not_of("0123456789.-") == std::string_view::npos &&
                      (is_ascii_digit(text.back()));
  if (!may_be) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// HTML that an author wrote into a value is HTML on the site; a lone "&" or "<" is a character.
bool holds_markup(std::string_view text) {
  for (std::size_t at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.empty()) return false;
    if (text[at] == '<' && (is_ascii_letter(rest[0]) || rest[0] == '/' || rest[0] == '!')) {
      return text.find('>', at) != std::string_view::npos;
    }
    const std::size_t end =
        rest.find_first_not_of("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (text[at] == '&' && end != std::string_view::npos && end > 0 && rest[end] == ';') {
      return true;
    }
  }
  return false;
}

std::string written_address(std::string_view text) {
  std::string address = safe_address(text);
  // "https://example.org", which a path follows, is one address only with that.
  if (address.ends_with('/') && !text.ends_with('/')) address.pop_back();
  return address;
}

// What is put into a text is no template itself.
std::string without_braces(std::string text) {
  for (std::size_t at = 0; (at = text.find('{', at)) != std::string::npos;) {
    if (at + 1 < text.size() && std::string_view("{%#").find(text[at + 1]) != std::string::npos) {
      text.replace(at, 1, "&#123;");
    }
    ++at;
  }
  return text;
}

std::string written_text(const LiquidValue& value) {
  if (value.form == Form::kMarkup) return value.text;
  if (value.form == Form::kAddress) return written_address(value.text);
  return without_braces(holds_markup(value.text) ? value.text : escape_html(value.text));
}

}  // namespace

LiquidValue nil_value() {
  LiquidValue value;
  value.kind = Kind::kNil;
  return value;
}

LiquidValue text_value(std::string_view text, LiquidValue::Form form) {
  LiquidValue value;
  if (text.size() > kLongestValue) return value;
  value.kind = Kind::kText;
  value.form = form;
  value.text = text;
  return value;
}

LiquidValue number_value(double number) {
  LiquidValue value;
  if (!std::isfinite(number) || std::fabs(number) > 1e15) return value;
  value.kind = Kind::kNumber;
  value.number = number;
  const bool is_whole = number == std::floor(number);
  value.text =
      is_whole ? fmt::format("{}", static_cast<long long>(number)) : fmt::format("{}", number);
  return value;
}

LiquidValue bool_value(bool is_on) {
  LiquidValue value;
  value.kind = Kind::kBool;
  value.is_on = is_on;
  value.text = is_on ? "true" : "false";
  return value;
}

LiquidValue list_value(const std::vector<std::string>& texts) {
  LiquidValue value;
  value.kind = Kind::kList;
  for (const std::string& text : texts) value.items.push_back(text_value(text));
  return value;
}

LiquidValue value_of(const Node& node) {
  LiquidValue value;
  switch (node.kind) {
    case Node::Kind::kNull: return nil_value();
    case Node::Kind::kScalar: break;
    case Node::Kind::kList:
      value.kind = Kind::kList;
      for (const Node& item : node.items) {
        if (value.items.size() == kMostItems) break;
        value.items.push_back(value_of(item));
      }
      return value;
    case Node::Kind::kMap:
      value.kind = Kind::kMap;
      value.node = &node;
      return value;
  }
  if (node.text.size() > kLongestValue) return {};
  if (node.style == Node::Style::kQuoted) return text_value(node.text);
  const std::string lower = ascii_lower(node.text);
  if (lower == "true" || lower == "false") return bool_value(lower == "true");
  if (lower.empty() || lower == "~" || lower == "null") return nil_value();
  if (const std::optional<double> number = number_in(node.text)) {
    LiquidValue spelled = number_value(*number);
    spelled.text = node.text;
    return spelled;
  }
  return text_value(node.text);
}

LiquidValue member_of_value(const LiquidValue& value, std::string_view key) {
  if (value.is_unknown()) return {};
  for (const auto& [name, member] : value.members) {
    if (name == key) return member;
  }
  if (value.node != nullptr) {
    const std::vector<Node::Member>& members = value.node->members;
    for (auto member = members.rbegin(); member != members.rend(); ++member) {
      if (member->key == key) return value_of(member->value);
    }
  }
  if (value.kind == Kind::kList) {
    if (key == "size") return number_value(static_cast<double>(value.items.size()));
    if (value.items.empty()) return nil_value();
    if (key == "first") return value.items.front();
    if (key == "last") return value.items.back();
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), place);
    const bool is_place = error == std::errc() && end == key.data() + key.size();
    return is_place && place < value.items.size() ? value.items[place] : nil_value();
  }
  if (value.kind == Kind::kText && key == "size") {
    return number_value(static_cast<double>(value.text.size()));
  }
  return nil_value();
}

std::optional<bool> truth_of(const LiquidValue& value) {
  if (value.is_unknown()) return std::nullopt;
  return !value.is_nil() && (value.kind != Kind::kBool || value.is_on);
}

std::optional<std::string> written(const LiquidValue& value) {
  if (value.is_unknown() || value.kind == Kind::kMap) return std::nullopt;
  if (value.kind != Kind::kList) return written_text(value);
  std::string all;
  for (const LiquidValue& item : value.items) {
    const std::optional<std::string> one = written(item);
    if (!one || all.size() + one->size() > kLongestValue) return std::nullopt;
    all += *one;
  }
  return all;
}

std::optional<std::string> plain_text_of_value(const LiquidValue& value) {
  if (value.is_unknown() || value.kind == Kind::kMap) return std::nullopt;
  if (value.kind != Kind::kList) return value.text;
  std::string all;
  for (const LiquidValue& item : value.items) {
    const std::optional<std::string> one = plain_text_of_value(item);
    if (!one || all.size() + one->size() > kLongestValue) return std::nullopt;
    all += *one;
  }
  return all;
}

}  // namespace feedgen
