#include "body/shortcodes/liquid_scope.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include "body/local_files.h"
#include "body/shortcodes/liquid_filters.h"
#include "format/json.h"
#include "format/yaml.h"
#include "sites/permalink.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"
#include "value/article.h"

namespace feedgen {
namespace {

using Form = LiquidValue::Form;

constexpr std::size_t kMostVariables = 1000;
constexpr std::uint64_t kLargestDataFile = 1U << 20U;
constexpr std::size_t kMostSteps = 16;  // of "a.b.c"

// What the site's program makes itself.
constexpr std::array<std::string_view, 13> kMadeOfSite{
    "categories",   "collections", "content", "documents", "github",
    "html_files",   "html_pages",  "pages",   "posts",     "related_posts",
    "static_files", "tags",        "time"};
constexpr std::array<std::string_view, 6> kMadeOfPage{"content", "excerpt",  "next",
                                                      "output",  "previous", "toc_html"};

std::optional<std::string_view> unquoted(std::string_view text) {
  const bool is_quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                         text.find(text.front(), 1) == text.size() - 1;
  if (!is_quoted) return std::nullopt;
  return text.substr(1, text.size() - 2);
}

bool is_key_char(char c) {
  return is_ascii_alphanumeric(c) || c == '_' || c == '-' || c == '?' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "a.b[0]['c']" as its steps; empty where it is none.
std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> steps;
  for (std::size_t at = 0; at < path.size() && steps.size() < kMostSteps;) {
    if (path[at] == '[') {
      const std::size_t end = path.find(']', at);
      if (end == std::string_view::npos) return {};
      const std::string_view inside = trim(path.substr(at + 1, end - at - 1));
      const auto quoted = unquoted(inside);
      const bool is_number = !inside.empty() && all_of(inside, is_ascii_digit);
      if (!quoted && !is_number) return {};
      steps.emplace_back(quoted.value_or(inside));
      at = end + 1;
      continue;
    }
    if (path[at] == '.') ++at;
    const std::size_t begin = at;
    while (at < path.size() && is_key_char(path[at])) ++at;
    if (at == begin) return {};
    steps.emplace_back(path.substr(begin, at - begin));
  }
  return steps;
}

std::optional<LiquidValue> literal(std::string_view text) {
  if (const auto quoted = unquoted(text)) return text_value(*quoted);
  if (text == "nil" || text == "null" || text == "none" || text == "undefined") return nil_value();
  if (text == "true" || text == "false") return bool_value(text == "true");
  if (text.empty() || (!is_ascii_digit(text.front()) && text.front() != '-')) return std::nullopt;
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number_value(number);
}

std::string path_of(std::string_view url) { return std::string(split_url(url).path); }

}  // namespace

std::string base_path_of(const Settings& settings) {
  std::string path = path_of(settings.base_url);
  while (path.ends_with('/')) path.pop_back();
  return path;
}

std::string origin_of_site(const Settings& settings) {
  const UrlParts parts = split_url(settings.base_url);
  if (!parts.has_authority) return {};
  return std::string(parts.scheme) + "://" + std::string(parts.authority);
}

void LiquidScope::set(std::string_view name, LiquidValue value) {
  const auto known = variables_.find(name);
  if (known != variables_.end()) {
    known->second = std::move(value);
  } else if (variables_.size() < kMostVariables) {
    variables_.emplace(name, std::move(value));
  }
}

LiquidValue LiquidScope::value(std::string_view operand) const {
  operand = trim(operand);
  if (std::optional<LiquidValue> known = literal(operand)) return std::move(*known);
  if (operand.starts_with('(') && operand.ends_with(')')) {
    const std::size_t dots = operand.find("..");
    if (dots == std::string_view::npos) return {};
    const LiquidValue first = value(operand.substr(1, dots - 1));
    const LiquidValue last = value(operand.substr(dots + 2, operand.size() - dots - 3));
    LiquidValue range;
    const bool is_range = first.kind == LiquidValue::Kind::kNumber &&
                          last.kind == LiquidValue::Kind::kNumber &&
                          last.number - first.number < static_cast<double>(kMostItems);
    if (!is_range) return range;
    range.kind = LiquidValue::Kind::kList;
    for (double n = first.number; n <= last.number; ++n) range.items.push_back(number_value(n));
    return range;
  }
  const std::vector<std::string> steps = steps_of(operand);
  if (steps.empty()) return {};
  const auto own = variables_.find(steps.front());
  std::size_t done = 1;
  LiquidValue found;
  if (own != variables_.end()) {
    found = own->second;
  } else {
    found = root(steps.front(), steps.size() > 1 ? steps[1] : std::string_view());
    done = 2;
    if (steps.size() > 2 && steps[1] == "data" && steps.front() == "site") {
      found = data(steps[2]);
      done = 3;
    }
  }
  for (std::size_t i = done; i < steps.size(); ++i) found = member_of_value(found, steps[i]);
  return found;
}

LiquidValue LiquidScope::root(std::string_view name, std::string_view key) const {
  if (key.empty()) return {};
  if (name == "site" || name == "config") return of_site(key);
  if (name == "page" || name == "post") return of_page(key);
  return {};
}

LiquidValue LiquidScope::of_site(std::string_view key) const {
  const Settings& settings = context_.settings;
  if (key == "baseurl") return text_value(base_path_of(settings), Form::kAddress);
  if (key == "url") return text_value(origin_of_site(settings), Form::kAddress);
  if (key == "root") return text_value(base_path_of(settings) + '/', Form::kAddress);
  if (key == "title" || key == "name") return text_value(settings.title);
  if (key == "description") return text_value(settings.description);
  if (key == "github") {
    LiquidValue github = nil_value();
    github.kind = LiquidValue::Kind::kMap;
    github.members = {{"url", text_value(origin_of_site(settings), Form::kAddress)},
                      {"baseurl", text_value(base_path_of(settings), Form::kAddress)}};
    return github;
  }
  if (is_one_of(key, kMadeOfSite) || settings.site_values == nullptr) return {};
  LiquidValue site;
  site.kind = LiquidValue::Kind::kMap;
  site.node = settings.site_values.get();
  return member_of_value(site, key);
}

LiquidValue LiquidScope::of_page(std::string_view key) const {
  // Counted from the site's folder, which the filters and `site.baseurl` add.
  std::string path = path_of(context_.url);
  const std::string base = base_path_of(context_.settings);
  if (!base.empty() && path.starts_with(base + '/')) path.erase(0, base.size());
  if (key == "title") return text_value(context_.title);
  if (key == "permalink") return text_value(context_.url, Form::kAddress);
  if (key == "url" || key == "path") return text_value(path, Form::kAddress);
  if (key == "id") return text_value(without_ending(path), Form::kAddress);
  if (is_one_of(key, kMadeOfPage)) return {};
  if (context_.place != nullptr) {
    const Article& article = context_.place->article;
    const std::string_view name = without_ending(last_part(article.path));
    if (key == "date" || key == "updated" || key == "last_modified_at") {
      const Instant time = key == "date" ? article.published : article.updated;
      LiquidValue date = text_value(
          format_time(time, context_.settings.timezone, "%Y-%m-%d %H:%M:%S %z").value_or(""));
      date.time = time;
      return date;
    }
    if (key == "name") return text_value(last_part(article.path));
    if (key == "tags") return list_value(article.tags);
    if (key == "categories") {
      std::vector<std::string> names;
      for (const CategoryPath& category : article.categories) {
        names.insert(names.end(), category.begin(), category.end());
      }
      return list_value(names);
    }
    if (key == "slug" || key == "collection") {
      LiquidValue own = context_.page == nullptr ? nil_value() : value_of(*context_.page);
      own = member_of_value(own, key);
      if (own.kind == LiquidValue::Kind::kText) return own;
      if (key == "collection") return text_value("posts");
      const std::string_view undated = without_date(name);
      return text_value(undated.empty() ? name : undated);
    }
  }
  if (context_.page == nullptr) return {};
  return context_.page->is_map() ? member_of_value(value_of(*context_.page), key) : nil_value();
}

// `_data/FILE.yml`. A file that is not there may be one that a theme brings.
LiquidValue LiquidScope::data(std::string_view file) const {
  const BodyPlace* place = context_.place;
  const bool is_name =
      !file.empty() && file.find_first_of("/\\") == std::string_view::npos && file.front() != '.';
  if (place == nullptr || place->source.empty() || !is_name) return {};
  const auto known = data_.find(file);
  if (known != data_.end())
    return known->second == nullptr ? LiquidValue() : value_of(*known->second);
  std::shared_ptr<const Node>& entry = data_[std::string(file)];
  const std::string source(place->source);
  const LocalFiles local(place->files, context_.settings);
  for (const std::string_view ending : {".yml", ".yaml", ".json"}) {
    const auto found =
        local.below(source, "_data/" + std::string(file) + std::string(ending), source);
    if (!found || found->size > kLargestDataFile) continue;
    const Result<std::string> bytes = place->files.read(found->path, kLargestDataFile);
    if (!bytes) continue;
    const std::string text = repair_utf8(*bytes);
    Result<Node> node = ending == ".json" ? read_json(text) : read_yaml(text);
    if (!node) continue;
    entry = std::make_shared<const Node>(std::move(*node));
    return value_of(*entry);
  }
  return {};
}

}  // namespace feedgen
