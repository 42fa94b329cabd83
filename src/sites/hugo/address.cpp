#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sites/calendar_words.h"
#include "sites/hugo/hugo.h"
#include "sites/permalink.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

bool is_hex(std::string_view text) {
  return text.size() == 2 &&
         text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_kept(char32_t c, std::string_view behind) {
  constexpr std::u32string_view kMarks = U"./\\_#+~-@";
  return is_letter(c) || is_decimal_digit(c) || is_mark(c) ||
         kMarks.find(c) != std::u32string_view::npos || (c == '%' && is_hex(behind.substr(0, 2)));
}

constexpr std::array<std::string_view, 20> kVariables{"contentbasename",
                                                      "day",
                                                      "filename",
                                                      "hour",
                                                      "minute",
                                                      "month",
                                                      "monthname",
                                                      "second",
                                                      "section",
                                                      "sections",
                                                      "sectionslug",
                                                      "sectionslugs",
                                                      "slug",
                                                      "slugorcontentbasename",
                                                      "slugorfilename",
                                                      "title",
                                                      "weekday",
                                                      "weekdayname",
                                                      "year",
                                                      "yearday"};

// What Go's url.URL leaves alone beside the characters of a path: a query and a fragment.
constexpr std::string_view kKept = "?#";

struct Token {
  std::string_view name;
  std::string_view range;  // "[1:]", or empty
  std::size_t length = 0;  // with its colon
};

// The token that begins at the colon at `i`: Hugo's /:\w+(\[.+?\])?/.
Token token_at(std::string_view pattern, std::size_t i) {
  std::size_t end = i + 1;
  while (end < pattern.size() && is_ascii_word(pattern[end])) ++end;
  Token token{pattern.substr(i + 1, end - i - 1), {}, end - i};
  if (token.name.empty()) return {};
  const std::size_t close =
      pattern.substr(end).starts_with('[') ? pattern.find(']', end + 2) : std::string_view::npos;
  if (close != std::string_view::npos) {
    token.range = pattern.substr(end, close + 1 - end);
    token.length = close + 1 - i;
  }
  return token;
}

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::string_view part = first_part(path);
    if (!part.empty()) parts.push_back(part);
    path.remove_prefix(std::min(part.size() + 1, path.size()));
  }
  return parts;
}

std::optional<std::size_t> bound(std::string_view text, std::size_t count) {
  if (text == "last") return count == 0 ? 0 : count - 1;
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::min(value, count);
}

// "[1:]", "[:2]", "[last]", "[0]": as slices of Go.
std::string sections(std::string_view path, std::string_view range) {
  const std::vector<std::string_view> parts = split(path);
  std::size_t begin = 0;
  std::size_t end = parts.size();
  if (range.size() > 2) {
    range = range.substr(1, range.size() - 2);
    const std::size_t colon = range.find(':');
    const std::string_view first = range.substr(0, std::min(colon, range.size()));
    if (!first.empty()) begin = bound(first, parts.size()).value_or(0);
    if (colon == std::string_view::npos) {
      end = std::min(begin + 1, parts.size());
    } else if (colon + 1 < range.size()) {
      end = bound(range.substr(colon + 1), parts.size()).value_or(parts.size());
    }
  }
  std::string joined;
  for (std::size_t i = begin; i < end; ++i) {
    if (!joined.empty()) joined += '/';
    joined += parts[i];
  }
  return joined;
}

class Page {
 public:
  Page(const AddressFacts& facts, const HugoRules& rules) : facts_(facts), rules_(rules) {
    folder_ = folder_of(facts.path);
    name_ = without_ending(last_part(facts.path));
    name_ = without_hugo_language(name_, rules.language);
    // A bundle's name is its folder's.
    is_bundle_ = name_ == "index" && !folder_.empty();
    if (is_bundle_) name_ = last_part(folder_);
    slug_ = facts.field("slug");
    const std::string_view rest = without_date(name_);
    if (slug_.empty() && rules.dated_names && rest != name_) slug_ = rest;
  }

  std::string_view section() const {
    return facts_.path.find('/') == std::string_view::npos ? std::string_view()
                                                           : first_part(facts_.path);
  }

  // The place of a page in the content folder; a slug takes the place of the name.
  std::string own_path() const {
    const bool heads_section = is_bundle_ && folder_.find('/') == std::string_view::npos;
    if (heads_section && slug_.empty()) return hugo_slug(folder_, rules_) + '/';
    const std::string folder(is_bundle_ ? folder_of(folder_) : folder_);
    return hugo_slug(folder + '/' + std::string(slug_.empty() ? name_ : slug_), rules_);
  }

  std::string value_of(const Token& token) const {
    const std::string_view name = token.name;
    const std::chrono::local_seconds time = facts_.written;
    const std::chrono::year_month_day date{std::chrono::floor<std::chrono::days>(time)};
    if (name == "year") return fmt::format("{}", static_cast<int>(date.year()));
    if (name == "monthname") return std::string(month_word(time));
    if (name == "weekday") return fmt::format("{}", iso_week(time).day % 7);
    if (name == "weekdayname") return std::string(weekday_word(time));
    if (name == "yearday") return fmt::format("{}", day_of_year(time));
    if (const auto part = date_part(name, time)) return *part;
    if (name.starts_with("sections")) return sections(facts_.section, token.range);
    if (name.starts_with("section")) return std::string(section());
    if (name == "title") return hugo_slug(facts_.field("title"), rules_);
    if (name == "slug") return hugo_slug(slug_.empty() ? facts_.field("title") : slug_, rules_);
    const bool may_be_slug = name.starts_with("slugor");
    return hugo_slug(may_be_slug && !slug_.empty() ? slug_ : name_, rules_);
  }

 private:
  const AddressFacts& facts_;
  const HugoRules& rules_;
  std::string_view folder_;
  std::string_view name_;
  std::string_view slug_;
  bool is_bundle_ = false;
};

std::string expand(std::string_view pattern, const Page& page, const HugoRules& rules) {
  std::string path;
  for (std::size_t i = 0; i < pattern.size() && path.size() <= kLongestAddress;) {
    const Token token = pattern[i] == ':' ? token_at(pattern, i) : Token{};
    if (token.length == 0) {
      path += pattern[i++];
    } else {
      path += page.value_of(token);
      i += token.length;
    }
  }
  // Hugo reads the expansion as part of a query, where a plus sign is a space.
  std::replace(path.begin(), path.end(), '+', ' ');
  return hugo_slug(repair_utf8(percent_decode(path)), rules);
}

std::string_view pattern_for(const Page& page, const Settings& settings) {
  const std::string_view section = page.section().empty() ? "/" : page.section();
  for (const FolderPattern& own : settings.permalinks) {
    if (own.folder == section) return own.pattern;
  }
  return settings.permalink;
}

// Go's path.Clean(), without a slash in front.
std::string cleaned(std::string_view path) {
  std::vector<std::string_view> kept;
  for (const std::string_view part : split(path)) {
    if (part == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (part != ".") {
      kept.push_back(part);
    }
  }
  return fmt::format("{}", fmt::join(kept, "/"));
}

// `url:` is taken as it is written: case stays, and only what has no dot is a folder.
std::string given_address(std::string_view url, const HugoRules& rules) {
  std::string path = cleaned(url);
  if (url.find('.') == std::string_view::npos && !path.empty()) path += '/';
  const bool in_language = !rules.folder.empty() && !url.starts_with('/');
  return in_language ? rules.folder + '/' + path : path;
}

}  // namespace

std::string_view without_hugo_language(std::string_view stem, std::string_view language) {
  const std::string ending = '.' + ascii_lower(language);
  const bool is_there = !language.empty() && ascii_lower(stem).ends_with(ending);
  return is_there ? stem.substr(0, stem.size() - ending.size()) : stem;
}

std::string hugo_address(const AddressFacts& facts, const Settings& settings) {
  const HugoRules& rules = hugo_rules(settings);
  const std::string_view given = facts.field("url");
  if (!given.empty())
    return percent_encode_part(given_address(given, rules), kKept, Escapes::kKeep);
  const Page page(facts, rules);
  const std::string_view pattern = pattern_for(page, settings);
  const std::string whole = pattern.empty() ? page.own_path() : expand(pattern, page, rules);
  std::string path = cleaned(whole);
  const bool is_ugly =
      rules.ugly_urls || std::find(rules.ugly_sections.begin(), rules.ugly_sections.end(),
                                   ascii_lower(page.section())) != rules.ugly_sections.end();
  if (!path.empty()) {
    const bool heads_section = pattern.empty() && whole.ends_with('/');
    path += is_ugly && !heads_section ? ".html" : "/";
  }
  if (!rules.folder.empty()) path = rules.folder + '/' + path;
  return percent_encode_part(path, kKept, Escapes::kKeep);
}

Result<void> check_hugo_permalink(std::string_view pattern) {
  for (std::size_t i = pattern.find(':'); i != std::string_view::npos;
       i = pattern.find(':', i + 1)) {
    const Token token = token_at(pattern, i);
    if (token.length == 0) continue;
    i += token.length - 1;
    if (std::find(kVariables.begin(), kVariables.end(), token.name) != kVariables.end()) continue;
    const std::string_view meant = nearest(token.name, kVariables);
    return fail(ErrorKind::kUsage,
                fmt::format("unknown variable {}", in_quotes(':' + std::string(token.name))),
                meant.empty() ? fmt::format("there are :{}", fmt::join(kVariables, " :"))
                              : fmt::format("did you mean \":{}\"?", meant));
  }
  return {};
}

std::string hugo_slug(std::string_view text, const HugoRules& rules) {
  std::string slug;
  bool owes_hyphen = false;
  bool was_hyphen = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (is_kept(c, text.substr(offset))) {
      was_hyphen = c == '-';
      if (owes_hyphen && !was_hyphen) slug += '-';
      owes_hyphen = false;
      append_utf8(c, slug);
    } else if (!slug.empty() && !was_hyphen && is_space(c)) {
      owes_hyphen = true;
    }
  }
  if (rules.remove_accents) slug = without_accents(slug);
  return rules.keep_case ? slug : lower_case(slug);
}

}  // namespace feedgen
