#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "sites/calendar_words.h"
#include "sites/jekyll/jekyll.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 25> kVariables{"categories",
                                                      "collection",
                                                      "day",
                                                      "hour",
                                                      "i_day",
                                                      "i_month",
                                                      "long_day",
                                                      "long_month",
                                                      "minute",
                                                      "month",
                                                      "name",
                                                      "output_ext",
                                                      "path",
                                                      "second",
                                                      "short_day",
                                                      "short_month",
                                                      "short_year",
                                                      "slug",
                                                      "slugified_categories",
                                                      "title",
                                                      "w_day",
                                                      "w_year",
                                                      "week",
                                                      "y_day",
                                                      "year"};

struct Style {
  std::string_view name;
  std::string_view pattern;
};
constexpr std::array<Style, 5> kStyles{
    {{"date", "/:categories/:year/:month/:day/:title:output_ext"},
     {"none", "/:categories/:title:output_ext"},
     {"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
     {"pretty", "/:categories/:year/:month/:day/:title/"},
     {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"}}};

bool is_known(std::string_view variable) { return is_one_of(variable, kVariables); }

// The variable that begins at the colon at `i`; ":month_" is :month and an underscore.
std::string_view variable_at(std::string_view pattern, std::size_t i) {
  std::size_t end = i + 1;
  while (end < pattern.size() &&
         ((pattern[end] >= 'a' && pattern[end] <= 'z') || pattern[end] == '_'))
    ++end;
  std::string_view variable = pattern.substr(i + 1, end - i - 1);
  if (variable.ends_with('_') && !is_known(variable)) variable.remove_suffix(1);
  return variable;
}

std::string_view pattern_of_style(std::string_view style) {
  for (const Style& known : kStyles) {
    if (known.name == style) return known.pattern;
  }
  return style;
}

// Utils.add_permalink_suffix(): collections end as posts do.
std::string collection_pattern(std::string_view style) {
  std::string pattern = "/:collection/:path";
  if (style.empty() || style == "date" || style == "ordinal" || style == "none" ||
      style.ends_with(":output_ext"))
    pattern += ":output_ext";
  else if (style == "pretty" || style.ends_with('/'))
    pattern += '/';
  return pattern;
}

// "_recipes/soup.md" is in the collection recipes; everything else is a post.
std::string_view collection_of(std::string_view path, const JekyllRules& rules) {
  const std::string_view folder = first_part(path);
  const auto found = find_if(rules.collections, [&](const std::string& label) {
    return folder.starts_with('_') && folder.substr(1) == label;
  });
  return found == nullptr ? std::string_view("posts") : std::string_view(*found);
}

// Document#cleaned_relative_path: the folder of the collection taken out, wherever it stands.
std::string cleaned_path(std::string_view path, std::string_view collection) {
  std::string cleaned(without_ending(path));
  const std::string folder = '_' + std::string(collection);
  const std::size_t at = cleaned.find(folder);
  if (at != std::string::npos) cleaned.erase(at, folder.size());
  while (cleaned.ends_with('.')) cleaned.pop_back();
  return cleaned;
}

template <class Spell>
std::string joined(const std::vector<CategoryPath>& categories, Spell spell) {
  std::vector<std::string> names;
  for (const CategoryPath& path : categories) {
    std::string name = spell(path.front());
    if (!is_one_of(name, names)) {
      names.push_back(std::move(name));
    }
  }
  return fmt::format("{}", fmt::join(names, "/"));
}

std::string output_ending(std::string_view path) {
  const std::string ending = ascii_lower(ending_of(path));
  return ending == ".htm" || ending == ".txt" ? ending : ".html";
}

class Document {
 public:
  Document(const AddressFacts& facts, const JekyllRules& rules)
      : facts_(facts), path_(facts.path), collection_(collection_of(facts.path, rules)) {
    slug_ = facts.field("slug");
    if (slug_.empty()) slug_ = read_jekyll_name(path_).slug;
  }

  std::string_view collection() const { return collection_; }
  std::string_view slug() const { return slug_; }

  std::string value_of(std::string_view variable) const {
    if (const auto part = date_part(variable, facts_.local)) return *part;
    if (const auto part = other_date_part(variable)) return *part;
    if (variable == "title") return jekyll_slug(slug_, SlugMode::kPretty);
    if (variable == "slug") return lower_case(jekyll_slug(slug_, SlugMode::kDefault));
    if (variable == "name") {
      return lower_case(jekyll_slug(without_ending(last_part(path_)), SlugMode::kDefault));
    }
    if (variable == "path") return cleaned_path(path_, collection_);
    if (variable == "output_ext") return output_ending(path_);
    if (variable == "collection") return std::string(collection_);
    if (variable == "categories") {
      return joined(*facts_.categories, [](const std::string& name) { return lower_case(name); });
    }
    return joined(*facts_.categories, [](const std::string& name) {
      return lower_case(jekyll_slug(name, SlugMode::kDefault));
    });
  }

 private:
  std::optional<std::string> other_date_part(std::string_view variable) const {
    const std::chrono::local_seconds time = facts_.local;
    const IsoWeek week = iso_week(time);
    if (variable == "short_year") return date_part("year", time)->substr(2);
    if (variable == "y_day") return fmt::format("{:03}", day_of_year(time));
    if (variable == "w_year") return fmt::format("{:04}", week.year);
    if (variable == "week") return fmt::format("{:02}", week.week);
    if (variable == "w_day") return fmt::format("{}", week.day);
    if (variable == "short_month") return std::string(month_word(time).substr(0, 3));
    if (variable == "long_month") return std::string(month_word(time));
    if (variable == "short_day") return std::string(weekday_word(time).substr(0, 3));
    if (variable == "long_day") return std::string(weekday_word(time));
    return std::nullopt;
  }

  const AddressFacts& facts_;
  std::string_view path_;
  std::string_view collection_;
  std::string_view slug_;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::string result;
  for (std::size_t begin = 0;;) {
    const std::size_t at = text.find(from, begin);
    result.append(text, begin, at - begin);
    if (at == std::string::npos) break;
    result += to;
    begin = at + from.size();
  }
  text = std::move(result);
}

// A percent sign of a name begins no escape. What Addressable takes for a query or a fragment
// stays.
std::string encode_name(std::string_view name) {
  std::string text(name);
  replace_all(text, "%", "%25");
  return percent_encode_part(text, "?#", Escapes::kKeep);
}

std::string expand(std::string_view pattern, const Document& document) {
  std::string url;
  for (std::size_t i = 0; i < pattern.size() && url.size() <= kLongestAddress;) {
    const std::string_view variable =
        pattern[i] == ':' ? variable_at(pattern, i) : std::string_view();
    if (!is_known(variable)) {
      url += pattern[i++];
    } else {
      // In a pattern "%41" is an encoded letter; in a name it is a name.
      url += encode_name(document.value_of(variable));
      i += 1 + variable.size();
    }
  }
  return url;
}

// Addressable's normalize: everything that is no pchar (RFC 3986 section 3.3) encoded, after NFKC.
std::string normalize(std::string_view segment) {
  const std::string decoded = percent_decode(segment);
  return is_utf8(decoded) ? encode_name(nfkc(decoded)) : encode_name(nfkc(segment));
}

// URL#sanitize_url.
std::string sanitize(std::string url) {
  replace_all(url, "..", "/");
  replace_all(url, "./", "");
  std::string clean;
  for (std::size_t begin = 0; begin < url.size();) {
    const std::size_t end = std::min(url.find('/', begin), url.size());
    clean += normalize(std::string_view(url).substr(begin, end - begin));
    if (end < url.size() && !clean.empty() && clean.back() != '/') clean += '/';
    begin = end + 1;
  }
  return clean;
}

std::string pattern_for(const Document& document, const Settings& settings) {
  for (const FolderPattern& own : settings.permalinks) {
    if (own.folder == document.collection()) return own.pattern;
  }
  if (document.collection() != "posts") return collection_pattern(settings.permalink);
  return std::string(pattern_of_style(settings.permalink.empty() ? "date" : settings.permalink));
}

std::string address_of(const Document& document, const AddressFacts& facts,
                       const Settings& settings) {
  const std::string_view given = facts.field("permalink");
  return sanitize(
      expand(given.empty() ? pattern_for(document, settings) : std::string(given), document));
}

bool is_kept(char32_t c, SlugMode mode) {
  constexpr std::u32string_view kPretty = U"._~!$&'()+,;=@";
  return is_letter(c) || is_mark(c) || is_decimal_digit(c) ||
         (mode == SlugMode::kPretty && kPretty.find(c) != std::u32string_view::npos);
}

// The length of a date's part at `i` with its hyphen, or 0.
std::size_t number_at(std::string_view name, std::size_t i, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  while (i + length < name.size() && length < most && name[i + length] >= '0' &&
         name[i + length] <= '9')
    ++length;
  const bool ends = i + length < name.size() && name[i + length] == '-';
  return ends && length >= least ? length + 1 : 0;
}

}  // namespace

std::string jekyll_address(const AddressFacts& facts, const Settings& settings) {
  return address_of(Document(facts, jekyll_rules(settings)), facts, settings);
}

std::string jekyll_id(const AddressFacts& facts, const Settings& settings) {
  const Document document(facts, jekyll_rules(settings));
  const std::string address = address_of(document, facts, settings);
  // Ruby's File.dirname() does not count a slash at the end.
  std::string_view path = address;
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string folder(folder_of(path));
  const std::string name = encode_name(nfkc(document.slug()));
  return folder.empty() ? name : folder + '/' + name;
}

Result<void> check_jekyll_permalink(std::string_view pattern) {
  for (std::size_t i = pattern.find(':'); i != std::string_view::npos;
       i = pattern.find(':', i + 1)) {
    const std::string_view variable = variable_at(pattern, i);
    if (variable.empty() || is_known(variable)) continue;
    const std::string_view meant = nearest(variable, kVariables);
    return fail(
        ErrorKind::kUsage,
        fmt::format("unknown variable {}", in_quotes(pattern.substr(i, variable.size() + 1))),
        meant.empty() ? fmt::format("there are :{}", fmt::join(kVariables, " :"))
                      : fmt::format("did you mean \":{}\"?", meant));
  }
  return {};
}

std::string jekyll_slug(std::string_view text, SlugMode mode) {
  std::string slug;
  bool in_run = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    const bool kept = is_kept(c, mode);
    if (kept) append_utf8(c, slug);
    if (!kept && !in_run) slug += '-';
    in_run = !kept;
  }
  if (slug.starts_with('-')) slug.erase(0, 1);
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

PostName read_jekyll_name(std::string_view path) {
  const std::string_view name = without_ending(last_part(path));
  PostName read{{}, name};
  const std::size_t year = number_at(name, 0, 2, 4);
  const std::size_t month = year > 0 ? number_at(name, year, 1, 2) : 0;
  const std::size_t day = month > 0 ? number_at(name, year + month, 1, 2) : 0;
  if (day > 0) {
    read.date = name.substr(0, year + month + day - 1);
    read.slug = name.substr(year + month + day);
  }
  while (read.slug.ends_with('.')) read.slug.remove_suffix(1);
  return read;
}

}  // namespace feedgen
