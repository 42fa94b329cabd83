#include "sites/permalink.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sites/calendar_words.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 12> kVariables{"categories", "day",    "hour",  "i_day",
                                                      "i_month",    "minute", "month", "name",
                                                      "path",       "second", "slug",  "year"};

bool is_name_character(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

// The variable that begins at the colon at `i`, without the colon; empty if there is none.
std::string_view variable_at(std::string_view pattern, std::size_t i) {
  std::size_t end = i + 1;
  while (end < pattern.size() && is_name_character(pattern[end])) ++end;
  return pattern.substr(i + 1, end - i - 1);
}

std::string joined(const std::vector<std::string>* categories) {
  std::string path;
  if (categories == nullptr) return path;
  for (const std::string& name : *categories) {
    if (!path.empty()) path += '/';
    path += encode_segment(name);
  }
  return path;
}

std::string value_of(std::string_view variable, const PermalinkFacts& facts) {
  if (std::optional<std::string> part = date_part(variable, facts.published)) return *part;
  if (variable == "categories") return joined(facts.categories);
  if (variable == "path") return encode_path(facts.path);
  if (variable == "name") return encode_segment(last_part(facts.path));
  return encode_segment(facts.slug.empty() ? without_date(last_part(facts.path)) : facts.slug);
}

void append_without_double_slash(std::string_view part, std::string& url) {
  while (true) {
    const std::size_t slash = part.find('/');
    url += part.substr(0, slash);
    if (slash == std::string_view::npos) return;
    if (!url.empty() && url.back() != '/') url += '/';
    part.remove_prefix(slash + 1);
  }
}

int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int number = 0;
  for (const char c : text.substr(begin, length)) number = number * 10 + (c - '0');
  return number;
}

}  // namespace

std::string_view without_date(std::string_view name) {
  constexpr std::string_view kShape = "0000-00-00";
  if (name.size() <= kShape.size()) return name;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const bool digit = name[i] >= '0' && name[i] <= '9';
    if (kShape[i] == '0' ? !digit : name[i] != '-') return name;
  }
  const std::chrono::year_month_day date{
      std::chrono::year{number_at(name, 0, 4)},
      std::chrono::month{static_cast<unsigned>(number_at(name, 5, 2))},
      std::chrono::day{static_cast<unsigned>(number_at(name, 8, 2))}};
  const std::size_t rest = name.find_first_not_of("-_ ", kShape.size());
  const bool apart = rest != std::string_view::npos && rest > kShape.size();
  return date.ok() && apart ? name.substr(rest) : name;
}

Result<void> check_permalink(std::string_view pattern) {
  for (std::size_t i = pattern.find(':'); i != std::string_view::npos;
       i = pattern.find(':', i + 1)) {
    const std::string_view variable = variable_at(pattern, i);
    if (is_one_of(variable, kVariables)) continue;
    const std::string_view meant = nearest(variable, kVariables);
    const std::string remedy = meant.empty()
                                   ? fmt::format("there are :{}", fmt::join(kVariables, " :"))
                                   : fmt::format("did you mean \":{}\"?", meant);
    return fail(
        ErrorKind::kUsage,
        fmt::format("unknown variable {}", in_quotes(pattern.substr(i, variable.size() + 1))),
        remedy);
  }
  return {};
}

std::string expand_permalink(std::string_view pattern, const PermalinkFacts& source) {
  PermalinkFacts facts = source;
  const bool is_index = last_part(facts.path) == "index";
  if (is_index) facts.path.remove_suffix(std::string_view("index").size());
  std::string url;
  for (std::size_t i = 0; i < pattern.size();) {
    if (pattern[i] != ':') {
      const std::size_t end = std::min(pattern.find(':', i), pattern.size());
      append_without_double_slash(encode_path(pattern.substr(i, end - i)), url);
      i = end;
      continue;
    }
    const std::string_view variable = variable_at(pattern, i);
    append_without_double_slash(value_of(variable, facts), url);
    if (is_index && variable == "path") break;
    i += 1 + variable.size();
  }
  return url;
}

}  // namespace feedgen
