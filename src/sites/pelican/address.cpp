#include <fmt/format.h>

#include "format/html.h"
#include "sites/calendar_words.h"
#include "sites/pelican/pattern.h"
#include "sites/pelican/pelican.h"
#include "text/display.h"
#include "text/latin.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

std::string without_zeros(std::string number) {
  number.erase(0, std::min(number.find_first_not_of('0'), number.size() - 1));
  return number;
}

std::string date_word(char code, std::chrono::local_seconds time) {
  const auto part = [&](std::string_view name) { return date_part(name, time).value_or(""); };
  switch (code) {
    case 'Y': return part("year");
    case 'y': return part("year").substr(2);
    case 'm': return part("month");
    case 'd': return part("day");
    case 'H': return part("hour");
    case 'M': return part("minute");
    case 'S': return part("second");
    case 'j': return fmt::format("{:03}", day_of_year(time));
    case 'B': return std::string(month_word(time));
    case 'b': return std::string(month_word(time).substr(0, 3));
    case 'A': return std::string(weekday_word(time));
    case 'a': return std::string(weekday_word(time).substr(0, 3));
    case '%': return "%";
    default: return {};
  }
}

// strftime() with C's names, and "-" for numbers without zeros in front.
std::string formatted(std::string_view format, std::chrono::local_seconds time) {
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] != '%' || i + 1 == format.size()) {
      text += format[i];
      continue;
    }
    const bool is_short = format[i + 1] == '-' && i + 2 < format.size();
    i += is_short ? 2 : 1;
    const std::string word = date_word(format[i], time);
    text += is_short && !word.empty() ? without_zeros(word) : word;
  }
  return text;
}

class Values {
 public:
  Values(const AddressFacts& facts, const PelicanRules& rules, std::string_view site_author)
      : facts_(facts), rules_(rules), site_author_(site_author) {}

  std::string lang() const {
    const std::string_view own = facts_.field("lang");
    return ascii_lower(own.empty() ? rules_.default_lang : own);
  }

  std::string of(std::string_view name) const {
    if (name == "slug") return slug();
    if (name == "lang") return lang();
    if (name == "date") return formatted("%Y-%m-%d %H:%M:%S", facts_.written);
    if (name == "category") return category();
    if (name == "author") {
      const std::string_view own = facts_.field(kPelicanAuthor);
      return pelican_slug(own.empty() ? site_author_ : own, rules_.author_substitutions, rules_);
    }
    if (name == "path") return std::string(facts_.path);
    return std::string(facts_.field(name));
  }

 private:
  std::string slug() const {
    const std::string_view own = facts_.field("slug");
    if (!own.empty()) return std::string(own);
    const std::string_view title = rules_.slug_from_name ? "" : facts_.title;
    const std::string_view name = without_ending(last_part(facts_.path));
    return pelican_slug(title.empty() ? name : title, rules_.slug_substitutions, rules_);
  }

  std::string category() const {
    if (facts_.categories == nullptr || facts_.categories->empty()) return {};
    return pelican_slug(facts_.categories->front().back(), rules_.category_substitutions, rules_);
  }

  const AddressFacts& facts_;
  const PelicanRules& rules_;
  std::string_view site_author_;
};

// As Pelican has it: nothing is encoded.
std::string own_address(const AddressFacts& facts, const Settings& settings) {
  const PelicanRules& rules = pelican_rules(settings);
  const std::string_view given = facts.field("url");
  if (!given.empty()) return std::string(given);
  const std::string_view site_author =
      settings.authors.empty() ? std::string_view() : settings.authors.front().name;
  const Values values(facts, rules, site_author);
  const bool is_translation = values.lang() != ascii_lower(rules.default_lang);
  std::string_view pattern = settings.permalink;
  if (pattern.empty()) pattern = "{slug}.html";
  if (is_translation) pattern = rules.lang_url;
  std::string path;
  while (!pattern.empty() && path.size() <= kLongestAddress) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    path += pattern.substr(0, open);
    pattern.remove_prefix(open);
    const std::size_t close = pattern.find('}');
    if (pattern.empty() || close == std::string_view::npos) break;
    const std::string_view field = pattern.substr(1, close - 1);
    const std::size_t colon = field.find(':');
    path += field.substr(0, colon) == "date" && colon != std::string_view::npos
                ? formatted(field.substr(colon + 1), facts.written)
                : values.of(field.substr(0, colon));
    pattern.remove_prefix(close + 1);
  }
  return path;
}

// markupsafe's striptags(): comments and tags go, white space becomes single spaces.
std::string without_tags(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    plain += text.substr(0, open);
    text.remove_prefix(open);
    const std::string_view mark = text.starts_with("<!--") ? "-->" : ">";
    const std::size_t close = text.find(mark);
    if (text.empty()) break;
    if (close == std::string_view::npos) {
      plain += text;
      break;
    }
    text.remove_prefix(close + mark.size());
  }
  return collapse_space(plain);
}

}  // namespace

std::string pelican_address(const AddressFacts& facts, const Settings& settings) {
  return percent_encode_part(own_address(facts, settings), "?#", Escapes::kKeep);
}

std::string pelican_id(const AddressFacts& facts, const Settings& settings) {
  const UrlParts site = split_url(settings.base_url);
  const std::string own = own_address(facts, settings);
  std::string_view host = site.authority.substr(site.authority.rfind('@') + 1);
  host = host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find(':'));
  std::string path(site.path);
  const UrlParts parts = split_url(own);
  std::string_view below = parts.path;
  while (below.starts_with('/')) below.remove_prefix(1);
  path += below;
  if (parts.has_fragment && !parts.fragment.empty()) {
    path += '/';
    path += parts.fragment;
  }
  return fmt::format("tag:{},{}:{}", ascii_lower(host), formatted("%Y-%m-%d", facts.written), path);
}

Result<void> check_pelican_permalink(std::string_view pattern) {
  for (std::size_t open = pattern.find_first_of("{}"); open != std::string_view::npos;
       open = pattern.find_first_of("{}", open + 1)) {
    const std::size_t close = pattern.find('}', open);
    const std::size_t next = pattern.find('{', open + 1);
    if (pattern[open] == '{' && close != std::string_view::npos && close < next) {
      open = close;
      continue;
    }
    return fail(ErrorKind::kUsage, fmt::format("a brace without another in {}", in_quotes(pattern)),
                "write it like {date:%Y}/{slug}.html");
  }
  return {};
}

std::string pelican_slug(std::string_view text, const PelicanRules::Substitutions& substitutions,
                         const PelicanRules& rules) {
  std::string slug = nfkc(decode_character_references(without_tags(text)));
  if (!rules.use_unicode) slug = in_latin_letters(slug);
  for (const auto& [pattern, by] :
       substitutions.empty() ? rules.slug_substitutions : substitutions) {
    if (const auto parsed = PelicanPattern::parse(pattern)) slug = parsed->replace(slug, by);
  }
  if (!rules.preserve_case) slug = lower_case(slug);
  return std::string(trim(slug));
}

}  // namespace feedgen
