#include "feed/required.h"

#include <cstdint>

#include "text/hash.h"
#include "text/url.h"

namespace feedgen {
namespace {

// RFC 3987 section 2.2, as far as it can be told without a registry of schemes.
bool is_iri(std::string_view id) {
  if (!split_url(id).has_scheme || id.back() == ':') return false;
  for (const char c : id) {
    const bool control = static_cast<std::uint8_t>(c) <= 0x20 || c == '\x7F';
    if (control || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos) return false;
  }
  return true;
}

}  // namespace

std::string required_title(const Feed& feed) {
  for (const std::string* candidate : {&feed.title, &feed.home_url, &feed.self_url}) {
    if (!candidate->empty()) return *candidate;
  }
  return feed.id;
}

std::string required_title(const Entry& entry) {
  if (!entry.title.empty()) return entry.title;
  return entry.url.empty() ? entry.id : entry.url;
}

std::string required_description(const Feed& feed) {
  return feed.description.empty() ? required_title(feed) : feed.description;
}

std::string required_link(const Feed& feed) {
  return feed.home_url.empty() ? "https://base-url-not-set.invalid/" : feed.home_url;
}

std::string required_type(const Enclosure& enclosure) {
  return enclosure.type.empty() ? "application/octet-stream" : enclosure.type;
}

std::string required_iri(std::string_view id) { return is_iri(id) ? std::string(id) : urn_of(id); }

}  // namespace feedgen
