// Addresses as text: taken apart, resolved against each other, and percent-encoded.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// The five parts of RFC 3986 section 3, undecoded. "http://h/p?#" has an empty query and an empty
/// fragment, which is not the same as none: hence the has_ flags of the two delimiters' presence.
struct UrlParts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_scheme = false, has_authority = false, has_query = false, has_fragment = false;
};

/// Splits as RFC 3986 appendix B does; any text has parts. They point into `url`.
UrlParts split_url(std::string_view url);

/// "http:" or "https:" with a host, whatever the case.
bool is_web_url(std::string_view url);

/// The target of `reference` as seen from the absolute `base` (RFC 3986 section 5.2), encoded as
/// encode_url() does. Surrounding white space is ignored, as browsers do.
std::string resolve_url(std::string_view base, std::string_view reference);

/// Percent-encodes what may not stand in an address (RFC 3987 section 3.1 for non-ASCII text) and
/// leaves alone what is encoded already; a stray '%' becomes "%25". Scheme and host are made lower
/// case, a host in another script punycode, an empty path of a web address "/": one spelling for
/// one address.
std::string encode_url(std::string_view url);

/// Percent-encodes everything but RFC 3986's unreserved characters: for one segment of a path.
std::string encode_segment(std::string_view segment);

/// encode_segment() for each part between slashes.
std::string encode_path(std::string_view path);

}  // namespace feedgen
