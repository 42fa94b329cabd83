#include "body/shortcodes/template_output.h"

#include <algorithm>
#include <array>
#include <vector>

#include "body/shortcodes/liquid_expression.h"
#include "body/shortcodes/liquid_scope.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/url.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 11> kRoots{"config", "content", "forloop", "include",
                                                  "jekyll", "layout",  "page",    "paginator",
                                                  "post",   "site",    "theme"};

constexpr std::size_t kMostVariables = 1000;

bool is_quoted(std::string_view text) {
  return text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
         text.find(text.front(), 1) == text.size() - 1;
}

bool is_variable(std::string_view text, const TemplateVariables& variables) {
  const std::string_view root = text.substr(0, text.find_first_of(".["));
  const bool is_known = is_one_of(root, kRoots);
  return (is_known || variables.contains(root)) && text.find_first_of(" \t\r\n<>\\") == kNowhere;
}

constexpr std::size_t kLongestPrefix = 2048;

// Where the address begins that `text` ends in.
std::size_t begin_of_address(std::string_view text) {
  const std::size_t before = text.find_last_of(" \t\r\n\"'<>()=");
  return before == std::string_view::npos ? 0 : before + 1;
}

bool is_of_site(std::string_view prefix, const Settings& settings) {
  const std::string origin = origin_of_site(settings);
  const std::string base = base_path_of(settings);
  while (prefix.ends_with('/')) prefix.remove_suffix(1);
  if (!origin.empty() && prefix.starts_with(origin)) prefix.remove_prefix(origin.size());
  const std::array<std::string, 3> paths{"", base, base + base};
  return is_one_of(prefix, paths);
}

}  // namespace

void learn_variables(const TemplateTag& tag, TemplateVariables& variables) {
  if (tag.kind != TemplateTag::Kind::kStatement) return;
  std::size_t end = kNowhere;
  if (tag.name == "for" || tag.name == "tablerow") {
    end = tag.arguments.find(" in ");
  } else if (tag.name == "assign" || tag.name == "set") {
    end = tag.arguments.find('=');
  } else if (tag.name == "capture") {
    end = tag.arguments.size();
  }
  if (end == kNowhere) return;
  for (const std::string_view name : split_outside_quotes(tag.arguments.substr(0, end), ',')) {
    if (!name.empty() && variables.size() < kMostVariables) variables.emplace(name);
  }
}

std::optional<TemplateOutput> evaluate_output(std::string_view expression, const LiquidScope& scope,
                                              const TemplateVariables& variables) {
  const std::vector<std::string_view> parts = split_outside_quotes(expression, '|');
  const bool is_one =
      parts.front() == "nil" || is_quoted(parts.front()) || is_variable(parts.front(), variables);
  if (!is_one) return std::nullopt;
  TemplateOutput output;
  output.name = parts.front();
  const LiquidValue value = evaluate_expression(expression, scope);
  output.is_nil = value.is_nil();
  output.text = written(value);
  return output;
}

bool ends_in_address(std::string_view text) {
  constexpr std::size_t kLongestAddress = 2048;
  constexpr std::array<std::string_view, 9> kAttributes{
      "href", "src", "srcset", "poster", "data-src", "data-original", "data", "action", "cite"};
  // Only so much of the text's end is looked at, for each tag.
  text.remove_prefix(text.size() - std::min(text.size(), kLongestAddress));
  const std::size_t before = text.find_last_of(" \t\r\n\"'<>(");
  if (before == kNowhere) return false;
  const std::string_view around = text.substr(0, before);
  switch (text[before]) {
    case '(': return around.ends_with(']');
    case '<': return around.ends_with("](");
    case ' ': return around.ends_with("]:");
    case '"':
    case '\'': break;
    default: return false;
  }
  const std::string_view name = trim(around);
  if (!name.ends_with('=')) return false;
  const std::string_view attribute = trim(name.substr(0, name.size() - 1));
  const std::string word = ascii_lower(attribute.substr(attribute.find_last_of(" \t\r\n:") + 1));
  return is_one_of(word, kAttributes);
}

std::string join_address(std::string_view address, const Settings& settings, std::string& written) {
  if (!is_web_url(address)) return std::string(address);
  const std::string_view text(written);
  const std::size_t begin =
      begin_of_address(text.substr(text.size() - std::min(text.size(), kLongestPrefix)));
  const std::size_t at = text.size() - std::min(text.size(), kLongestPrefix) + begin;
  const std::string_view prefix = text.substr(at);
  if (prefix.empty()) return std::string(address);
  const UrlParts parts = split_url(address);
  if (is_web_url(prefix) && !is_of_site(prefix, settings)) {
    std::string path(address.substr(static_cast<std::size_t>(parts.path.data() - address.data())));
    if (prefix.ends_with('/') && path.starts_with('/')) path.erase(0, 1);
    return path;
  }
  if (is_of_site(prefix, settings) || ends_in_address(written)) written.resize(at);
  return std::string(address);
}

}  // namespace feedgen
