#include "body/shortcodes/template_output.h"

#include <algorithm>
#include <array>
#include <vector>

#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

constexpr auto kNowhere = std::string_view::npos;

constexpr std::array<std::string_view, 11> kRoots{"config", "content", "forloop", "include",
                                                  "jekyll", "layout",  "page",    "paginator",
                                                  "post",   "site",    "theme"};

constexpr std::size_t kMostVariables = 1000;

// At most this long: filters can't make a text grow without bound.
constexpr std::size_t kLongest = 4096;

// A value before it is written for Markdown and HTML.
struct Value {
  std::string text;
  bool is_address = false;
};

// The parts between `mark`, but not inside of quotes.
std::vector<std::string_view> split(std::string_view text, char mark) {
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

std::optional<std::string_view> unquoted(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                         text.find(text.front(), 1) == text.size() - 1;
  if (!is_quoted) return std::nullopt;
  return text.substr(1, text.size() - 2);
}

bool is_variable(std::string_view text, const TemplateVariables& variables) {
  const std::string_view root = text.substr(0, text.find_first_of(".["));
  const bool is_known = std::find(kRoots.begin(), kRoots.end(), root) != kRoots.end();
  return (is_known || variables.contains(root)) && text.find_first_of(" \t\r\n<>\\") == kNowhere;
}

// "/blog" of "https://example.org/blog/", and "https://example.org".
std::string base_path(const TagContext& context) {
  std::string path(split_url(context.settings.base_url).path);
  while (path.ends_with('/')) path.pop_back();
  return path;
}

std::string origin(const TagContext& context) {
  const UrlParts parts = split_url(context.settings.base_url);
  if (!parts.has_authority) return {};
  return std::string(parts.scheme) + "://" + std::string(parts.authority);
}

std::optional<Value> variable(std::string_view name, const TagContext& context) {
  const Settings& settings = context.settings;
  if (name == "site.baseurl" || name == "site.github.baseurl")
    return Value{base_path(context), true};
  if (name == "site.url" || name == "config.url" || name == "site.github.url") {
    return Value{origin(context), true};
  }
  if (name == "config.root") return Value{base_path(context) + '/', true};
  if (name == "site.title" || name == "site.name" || name == "config.title") {
    return Value{settings.title};
  }
  if (name == "site.description" || name == "config.description") {
    return Value{settings.description};
  }
  if (name == "page.title" || name == "post.title") return Value{std::string(context.title)};
  if (name == "page.permalink" || name == "post.permalink") {
    return Value{std::string(context.url), true};
  }
  if (name == "page.url" || name == "post.url" || name == "page.path" || name == "post.path") {
    return Value{std::string(split_url(context.url).path), true};
  }
  return std::nullopt;
}

std::optional<Value> operand(std::string_view text, const TagContext& context) {
  const std::optional<std::string_view> quoted = unquoted(text);
  return quoted ? Value{std::string(*quoted)} : variable(text, context);
}

std::string with_leading_slash(const std::string& path) {
  return path.starts_with('/') ? path : '/' + path;
}

bool apply(std::string_view filter, const TagContext& context, Value& value) {
  const std::vector<std::string_view> parts = split(filter, ':');
  const std::string_view name = parts.front();
  if (name == "relative_url" || name == "absolute_url") {
    if (is_web_url(value.text)) return true;
    value.is_address = true;
    value.text = (name == "absolute_url" ? origin(context) : std::string()) + base_path(context) +
                 with_leading_slash(value.text);
    return true;
  }
  if (name == "prepend" || name == "append") {
    const std::optional<Value> other =
        parts.size() == 2 ? operand(parts[1], context) : std::nullopt;
    if (!other || value.text.size() + other->text.size() > kLongest) return false;
    value.text = name == "append" ? value.text + other->text : other->text + value.text;
    value.is_address = value.is_address || other->is_address;
    return true;
  }
  if (name == "strip") value.text = trim(value.text);
  // Every text is escaped in the end.
  return name == "strip" || name == "escape" || name == "xml_escape" || name == "safe";
}

std::string written(const Value& value) {
  if (value.is_address) {
    std::string address = safe_address(value.text);
    // "https://example.org", which a path follows, is one address only with that.
    if (address.ends_with('/') && !value.text.ends_with('/')) address.pop_back();
    return address;
  }
  return escape_html(value.text);
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
  for (const std::string_view name : split(tag.arguments.substr(0, end), ',')) {
    if (!name.empty() && variables.size() < kMostVariables) variables.emplace(name);
  }
}

std::optional<TemplateOutput> evaluate_output(std::string_view expression,
                                              const TagContext& context,
                                              const TemplateVariables& variables) {
  const std::vector<std::string_view> parts = split(expression, '|');
  if (!unquoted(parts.front()) && !is_variable(parts.front(), variables)) return std::nullopt;
  TemplateOutput output;
  output.name = parts.front();
  std::optional<Value> value = operand(parts.front(), context);
  for (std::size_t i = 1; value && i < parts.size(); ++i) {
    if (!apply(parts[i], context, *value)) value.reset();
  }
  if (value) output.text = written(*value);
  return output;
}

}  // namespace feedgen
