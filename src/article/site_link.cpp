#include "article/site_link.h"

#include "format/node_values.h"
#include "sites/generator.h"
#include "sites/permalink.h"
#include "text/ascii.h"
#include "text/hash.h"
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
std::string_view given_address(Names names, const Fields& fields, const SiteGenerator* dialect) {
  return dialect == nullptr ? fields.text(names) : fields.text({dialect->address_key});
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

// What the dialect and the former feed's ids may be made of. `path` outlives it.
AddressFacts address_facts(const KeyReading& reading, std::string_view path) {
  const Settings& settings = reading.settings;
  const SiteGenerator* dialect = settings.permalink_dialect;
  AddressFacts facts;
  facts.path = path;
  facts.section = reading.file.section;
  facts.title = reading.article.title;
  facts.categories = &reading.article.categories;
  facts.published = reading.article.published;
  if (dialect != nullptr && dialect->addresses_have_written_day && dialect == settings.generator) {
    facts.published = settings.timezone.to_instant(reading.written);
  }
  const bool has_clock = dialect != nullptr && dialect->address_clock != nullptr;
  const Zone clocks = has_clock ? dialect->address_clock(settings) : settings.timezone;
  facts.local = clocks.to_local(facts.published);
  facts.written = reading.written;
  facts.field = [&reading](std::string_view name) { return reading.fields.text({name}); };
  return facts;
}

}  // namespace

Result<void> read_address(Names names, KeyReading& reading) {
  const Settings& settings = reading.settings;
  const SourceFile& file = reading.file;
  Article& article = reading.article;
  const SiteGenerator* dialect = settings.permalink_dialect;
  const std::string_view given = given_address(names, reading.fields, dialect);
  if (is_web_url(given)) article.url = encode_url(given);
  if (settings.base_url.empty()) return {};
  const std::string path = repair_utf8(file.site_path.empty() ? file.path : file.site_path);
  const AddressFacts facts = address_facts(reading, path);
  if (settings.ids != nullptr) {
    std::string id = settings.ids->former_id(facts, settings);
    const bool is_whole = id.starts_with("tag:") || is_web_url(id);
    article.id = is_whole ? std::move(id) : in_site(id, settings);
  }
  if (!article.url.empty()) return {};
  if (dialect != nullptr) {
    const std::string address = dialect->address(facts, settings);
    article.url = in_site(given.empty() ? as_path(address) : address, settings);
    // The generator's feed has the address as it is, whether or not it leads anywhere.
    if (article.id.empty()) article.id = in_site(address, settings);
  } else if (!given.empty() && !split_url(given).has_scheme) {
    article.url = in_site(given, settings);
  } else {
    article.url = in_site(own_address(reading.fields, article, settings), settings);
  }
  return {};
}

namespace {

bool is_uuid(std::string_view text) {
  constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (kShape[i] == '-' ? text[i] != '-' : !is_ascii_hex_digit(text[i])) return false;
  }
  return true;
}

// Of schemes whose names are unique in the world.
bool is_iri(std::string_view text) {
  constexpr std::string_view kSchemes[]{"http", "https", "urn", "tag",  "info", "doi",
                                        "at",   "did",   "ni",  "acct", "ipfs"};
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return false;
  const std::string scheme = ascii_lower(text.substr(0, colon));
  const bool is_known = is_one_of(scheme, kSchemes);
  const bool is_web = scheme == "http" || scheme == "https";
  const bool has_blank = text.find_first_of(" \t\r\n<>\"") != std::string_view::npos;
  return is_known && !has_blank && (!is_web || is_web_url(text));
}

// The id as all formats show it; empty: it is not unique in the world.
std::string unique_id(std::string_view given) {
  std::string_view uuid = given;
  if (uuid.starts_with('{') && uuid.ends_with('}')) uuid = uuid.substr(1, uuid.size() - 2);
  if (is_uuid(uuid)) return "urn:uuid:" + ascii_lower(uuid);
  return is_iri(given) ? std::string(given) : std::string();
}

}  // namespace

Result<void> read_id(Names names, KeyReading& reading) {
  Article& article = reading.article;
  for (const std::string_view name : names) {
    const Node::Member* member = reading.fields.find({name});
    if (member == nullptr || !member->value.is_scalar()) continue;
    const std::string given = plain_text(member->value.text);
    std::string id = unique_id(given);
    if (!id.empty()) {
      article.id = std::move(id);
      article.id_origin = IdOrigin::kGiven;
      break;
    }
    // The generator's own number is none of ours; a guid was meant for feeds.
    if (name != "guid" || given.empty()) continue;
    warn_of_member(*member, "this is not unique in the world, so it is no id",
                   "write an address such as https://example.org/?p=1, or a UUID",
                   reading.diagnostics);
  }
  if (article.id.empty()) article.id = article.url;
  if (article.id.empty()) article.id = urn_of(article.path);
  return {};
}

}  // namespace feedgen
