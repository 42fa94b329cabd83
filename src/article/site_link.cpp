#include "article/site_link.h"

#include "sites/generator.h"
#include "sites/permalink.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// Below the site's address; a slash in front means the site, not the host.
std::string in_site(std::string_view path, const Settings& settings) {
  while (path.starts_with('/')) path.remove_prefix(1);
  return resolve_url(settings.base_url, "./" + std::string(path));
}

// A name's own '?' and '#' belong to the page's path, though generators write them as they are.
std::string as_path(std::string_view address) {
  std::string path;
  for (const char c : address) {
    if (c == '?')
      path += "%3F";
    else if (c == '#')
      path += "%23";
    else
      path += c;
  }
  return path;
}

// What the front matter gives as an address, for the program that builds the site.
std::string_view given_address(const Fields& fields, const SiteGenerator* dialect) {
  if (dialect != nullptr) return fields.text({dialect->address_key});
  return fields.text({"permalink", "url", "link"});
}

std::string own_address(const Fields& fields, const Article& article, const Settings& settings) {
  constexpr std::string_view kDefault = "/:path.html";
  const std::string slug = collapse_space(fields.text({"slug"}));
  PermalinkFacts facts;
  // Bytes, whatever they mean: an address encodes each as it is.
  facts.path = std::string_view(article.path).substr(0, article.path.rfind('.'));
  facts.slug = slug;
  facts.categories = article.categories.empty() ? nullptr : &article.categories.front();
  facts.published = settings.timezone.to_local(article.published);
  std::string_view pattern = settings.permalink.empty() ? kDefault : settings.permalink;
  for (const FolderPattern& own : settings.permalinks) {
    if (own.folder == first_part(article.path)) pattern = own.pattern;
  }
  return expand_permalink(pattern, facts);
}

}  // namespace

SiteLink link_in_site(const Fields& fields, const SourceFile& file, const Article& article,
                      std::chrono::local_seconds written, const Settings& settings) {
  const SiteGenerator* dialect = settings.permalink_dialect;
  const std::string_view given = given_address(fields, dialect);
  SiteLink link;
  if (is_web_url(given)) link.url = encode_url(given);
  if (settings.base_url.empty()) return link;
  const std::string path = repair_utf8(file.site_path.empty() ? file.path : file.site_path);
  AddressFacts facts;
  facts.path = path;
  facts.section = file.section;
  facts.categories = &article.categories;
  facts.published = article.published;
  const bool is_own = dialect == nullptr;
  if (!is_own && dialect->addresses_have_written_day && dialect == settings.generator) {
    facts.published = settings.timezone.to_instant(written);
  }
  const bool has_clock = !is_own && dialect->address_clock != nullptr;
  const Zone clocks = has_clock ? dialect->address_clock(settings) : settings.timezone;
  facts.local = clocks.to_local(facts.published);
  facts.written = written;
  facts.field = [&](std::string_view name) { return fields.text({name}); };
  if (settings.ids != nullptr) {
    link.id = in_site(settings.ids->former_id(facts, settings), settings);
  }
  if (!link.url.empty()) return link;
  if (is_own && !given.empty() && !split_url(given).has_scheme) {
    link.url = in_site(given, settings);
  } else if (is_own) {
    link.url = in_site(own_address(fields, article, settings), settings);
  } else {
    const std::string address = dialect->address(facts, settings);
    link.url = in_site(given.empty() ? as_path(address) : address, settings);
    // The generator's feed has the address as it is, whether or not it leads anywhere.
    if (link.id.empty()) link.id = in_site(address, settings);
  }
  return link;
}

}  // namespace feedgen
