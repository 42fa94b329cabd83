#include "feed/namespaces.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<KnownNamespace, 16> kNamespaces{{
    {"atom", "http://www.w3.org/2005/Atom", "*"},
    {"content", "http://purl.org/rss/1.0/modules/content/", "*"},
    {"dc", "http://purl.org/dc/elements/1.1/",
     " title date creator language description identifier subject "},
    {"dcterms", "http://purl.org/dc/terms/", " created issued modified "},
    {"media", "http://search.yahoo.com/mrss/", " content group thumbnail title description "},
    {"sy", "http://purl.org/rss/1.0/modules/syndication/", " updatePeriod updateFrequency "},
    {"webfeeds", "http://webfeeds.org/rss/1.0", " icon logo cover accentColor "},
    {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd",
     " author owner image category explicit type complete new-feed-url block duration season "
     "episode episodeType "},
    {"podcast", "https://podcastindex.org/namespace/1.0",
     " guid locked medium funding person transcript chapters trailer socialInteract license "
     "location txt updateFrequency podroll publisher remoteItem chat image soundbite "
     "alternateEnclosure contentLink liveItem season episode block "},
    {"fh", "http://purl.org/syndication/history/1.0", "*"},
    {"slash", "http://purl.org/rss/1.0/modules/slash/", " comments "},
    {"thr", "http://purl.org/syndication/thread/1.0", " count total "},
    {"at", "http://purl.org/atompub/tombstones/1.0", "*"},
    // What readers take for the formats' own elements.
    {"rss", "http://purl.org/rss/1.0/", "*"},
    {"rss2", "http://backend.userland.com/rss2", "*"},
    {"xhtml", "http://www.w3.org/1999/xhtml", "*"},
}};

std::string comparable(std::string_view uri) {
  std::string lower = ascii_lower(uri);
  if (lower.starts_with("https:")) lower.erase(4, 1);
  while (lower.ends_with('/')) lower.pop_back();
  return lower;
}

template <class Predicate>
const KnownNamespace* find_namespace(Predicate predicate) {
  const auto* const found = std::find_if(kNamespaces.begin(), kNamespaces.end(), predicate);
  return found == kNamespaces.end() ? nullptr : found;
}

bool is_shown_in(const FeedElement& element, std::string_view format) {
  return element.format.empty() || element.format == format;
}

void write_element(const FeedElement& element, XmlWriter& xml) {
  const auto open = xml.element(element.name.c_str());
  for (const auto& [name, value] : element.attributes) xml.attribute(name.c_str(), value);
  xml.text(element.text);
  for (const FeedElement& child : element.children) write_element(child, xml);
}

}  // namespace

bool KnownNamespace::takes(std::string_view name) const {
  return taken == "*" || holds_word(taken, name);
}

std::span<const KnownNamespace> known_namespaces() { return kNamespaces; }

const KnownNamespace* namespace_of_prefix(std::string_view prefix) {
  return find_namespace([&](const KnownNamespace& one) { return one.prefix == prefix; });
}

const KnownNamespace* namespace_of_uri(std::string_view uri) {
  const std::string wanted = comparable(uri);
  return find_namespace([&](const KnownNamespace& one) { return comparable(one.uri) == wanted; });
}

void Declarations::add(std::string_view prefix) { add_prefix_of(prefix, {}); }

void Declarations::add_prefix_of(std::string_view name, const std::vector<Namespace>& declared) {
  const std::string_view prefix = name.substr(0, name.find(':'));
  const auto is_it = [&](const Namespace& one) { return one.prefix == prefix; };
  if (std::any_of(needed_.begin(), needed_.end(), is_it)) return;
  if (const KnownNamespace* known = namespace_of_prefix(prefix)) {
    needed_.push_back({std::string(prefix), std::string(known->uri)});
    return;
  }
  const auto own = std::find_if(declared.begin(), declared.end(), is_it);
  if (own != declared.end()) needed_.push_back(*own);
}

void Declarations::add_all_of(const std::vector<FeedElement>& elements, std::string_view format,
                              const std::vector<Namespace>& declared) {
  for (const FeedElement& element : elements) {
    if (!is_shown_in(element, format)) continue;
    add_prefix_of(element.name, declared);
    for (const auto& [name, value] : element.attributes) {
      if (name.find(':') != std::string::npos) add_prefix_of(name, declared);
    }
    add_all_of(element.children, format, declared);
  }
}

void Declarations::write(XmlWriter& xml) const {
  for (const Namespace& one : needed_) {
    xml.attribute(("xmlns:" + one.prefix).c_str(), one.uri);
  }
}

void write_elements(const std::vector<FeedElement>& elements, std::string_view format,
                    XmlWriter& xml) {
  for (const FeedElement& element : elements) {
    if (is_shown_in(element, format)) write_element(element, xml);
  }
}

}  // namespace feedgen
