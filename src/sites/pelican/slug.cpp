#include "format/html.h"
#include "sites/pelican/pattern.h"
#include "sites/pelican/pelican.h"
#include "text/latin.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

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
