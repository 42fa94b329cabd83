#include <fmt/format.h>

#include "sites/zola/zola.h"
#include "text/ascii.h"
#include "text/latin.h"
#include "text/path_parts.h"
#include "text/percent.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Slugs = ZolaRules::Slugs;

// The crate slug: words of ASCII, with hyphens between them.
std::string hyphenated(std::string_view text) {
  std::string slug;
  for (const char c : ascii_lower(in_latin_letters(text))) {
    if (is_ascii_lower_letter(c) || is_ascii_digit(c)) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

// Without what NTFS has in no name, as Zola has it since 0.12.
std::string safe(std::string_view text) {
  constexpr std::string_view kForbidden = "<>:\"/\\|?*";
  while (text.ends_with(' ') || text.ends_with('.')) text.remove_suffix(1);
  std::string slug;
  for (const char c : text) {
    if (kForbidden.find(c) == std::string_view::npos) slug += c;
  }
  return slug;
}

std::string trimmed(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::string(path);
}

// The length of "2021-07-10" or "2021-07-10T13:01:16Z" at the beginning; 0: there is none.
std::size_t length_of_date(std::string_view name) {
  constexpr std::size_t kDay = 10;
  const bool is_day = name.size() >= kDay && is_all_digits(name.substr(0, 4)) && name[4] == '-' &&
                      is_all_digits(name.substr(5, 2)) && name[7] == '-' &&
                      is_all_digits(name.substr(8, 2));
  if (!is_day) return 0;
  if (name.size() == kDay || name[kDay] != 'T') return kDay;
  std::size_t end = kDay + 1;
  while (end < name.size() &&
         (is_ascii_digit(name[end]) ||
          std::string_view(":.+Z").find(name[end]) != std::string_view::npos)) {
    ++end;
  }
  // "-05:00" is a zone, and not the beginning of the name.
  const std::string_view zone = name.substr(end, 6);
  const bool is_zone = zone.size() == 6 && zone[0] == '-' && is_all_digits(zone.substr(1, 2)) &&
                       zone[3] == ':' && is_all_digits(zone.substr(4));
  return is_zone ? end + zone.size() : end;
}

}  // namespace

std::string zola_slug(std::string_view text, Slugs slugs) {
  if (slugs == Slugs::kOff) return std::string(text);
  return slugs == Slugs::kSafe ? safe(text) : hyphenated(text);
}

ZolaName read_zola_name(std::string_view path) {
  ZolaName name;
  name.whole = without_ending(last_part(path));
  if (name.whole == "index") name.whole = last_part(folder_of(path));
  name.rest = name.whole;
  const std::size_t length = length_of_date(name.whole);
  if (length == 0) return name;
  std::string_view rest = name.whole.substr(length);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  if (!rest.empty() && rest.front() != '-' && rest.front() != '_') return name;
  name.date = name.whole.substr(0, length);
  if (!rest.empty()) rest.remove_prefix(1);
  name.rest = rest;
  return name;
}

namespace {

// As Zola writes it, without any encoding.
std::string plain_address(const AddressFacts& facts, const Settings& settings) {
  const ZolaRules& rules = zola_rules(settings);
  const std::string given = trimmed(facts.field("path"));
  if (!given.empty()) return given + '/';
  std::string_view folder = folder_of(facts.path);
  if (without_ending(last_part(facts.path)) == "index") folder = folder_of(folder);
  const ZolaName name = read_zola_name(facts.path);
  std::string slug(facts.field("slug"));
  if (slug.empty()) slug = rules.keep_dates || name.rest.empty() ? name.whole : name.rest;
  std::string path(folder);
  if (!path.empty()) path += '/';
  path += zola_slug(slug, rules.slugs);
  if (!path.empty() && !path.ends_with('/')) path += '/';
  return path;
}

// What stands in no IRI (RFC 3987 section 2.2).
bool is_in_no_iri(char c) {
  constexpr std::string_view kOthers = " \"<>[\\]^`{|}";
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F || kOthers.find(c) != std::string_view::npos;
}

}  // namespace

std::string zola_address(const AddressFacts& facts, const Settings& settings) {
  return percent_encode_part(plain_address(facts, settings), "", Escapes::kKeep);
}

std::string zola_id(const AddressFacts& facts, const Settings& settings) {
  std::string id = settings.base_url;
  for (const char c : plain_address(facts, settings)) {
    if (is_in_no_iri(c)) {
      id += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      id += c;
    }
  }
  return id;
}

}  // namespace feedgen
