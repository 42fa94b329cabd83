// Addresses as text: taken apart, resolved against each other, and spelled one way.
#pragma once

#include <string>
#include <string_view>

#include "text/percent.h"

namespace feedgen {

/// The five parts of RFC 3986 section 3, undecoded. "http://h/p?#" has an empty query and an empty
/// fragment, which is not the same as none: hence the has_ flags of the two delimiters' presence.
struct UrlParts {
  std::string_view scheme, authority, path, query, fragment;
  bool has_scheme = false, has_authority = false, has_query = false, has_fragment = false;
};

/// Splits as RFC 3986 appendix B does; any text has parts. They point into `url`.
UrlParts split_url(std::string_view url);

/// A reference as browsers see it before they look at it (WHATWG URL section 4.4): without control
/// characters and spaces around it, and without line ends and tabs inside.
std::string trim_reference(std::string_view reference);

/// "http:" or "https:" with "//" and a host that there may be, whatever the case. White space
/// around it is not allowed.
bool is_web_url(std::string_view url);

/// The target of `reference` as seen from the absolute `base` (RFC 3986 section 5.2), spelled as
/// encode_url() does. From a web address, references are read as browsers read them (WHATWG URL
/// section 4.4): '\' is '/', "https:a.png" is relative where the schemes are the same, and
/// "///host/p" has a host.
std::string resolve_url(std::string_view base, std::string_view reference);

/// One spelling for one address, ASCII: percent-encodes what may not stand in an address (RFC 3987
/// section 3.1 for non-ASCII text); a stray '%' becomes "%25"; spaces and controls around it, and
/// tabs and line ends inside, are left out. With a scheme also: scheme and host lower case, no
/// "." and "..", "%7e" as "~" and "%2f" as "%2F"; in web addresses hosts as web_host() has them, no
/// port that the scheme implies, an empty path as "/". What follows "mailto:" and the like is only
/// encoded. An address that can't be one (`http://a b/`) comes back encoded as it is, and
/// is_web_url() is false for it. Encoding twice changes nothing.
std::string encode_url(std::string_view url);

/// `url`, well-formed or not, with "…" for a user's name and password, as messages and logs show
/// it.
std::string shown_address(std::string_view url);

/// `text`, which may quote `url`, with "…" for the name and password that stand in it.
std::string without_userinfo_of(std::string_view url, std::string text);

/// True for most web addresses that encode_url() leaves as they are; finding out costs less.
bool is_plain_web_url(std::string_view url);

/// Whether the address is one that is to be filled in, or of this machine. `example.org` is one
/// only in a generator's own file, whose program writes it there.
enum class PlaceholderUse { kOwn, kInGeneratorsFile };
bool is_placeholder_address(std::string_view url, PlaceholderUse use);

}  // namespace feedgen
