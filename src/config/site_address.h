// What an article points to becomes the address where it is found on the web: one rule for
// pictures, attachments, and everything in bodies.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// The absolute, percent-encoded web address of `reference` as it is written in the article at
/// `article_url` (empty: not known); empty if it has none, or belongs to another scheme than http
/// and https. The rules `settings.rewrite` are applied last.
///
/// "a.png", "?page=2" and "#note" are resolved against the article's address, as browsers do (RFC
/// 3986 section 5). "/img/a.png" means the site, which may lie in a folder of its host: that folder
/// is put in front unless it is there already, since Hexo's authors leave it out and Jekyll's and
/// Hugo's write it. "//host/a.png" without any address to take the scheme from is https.
std::string site_address(std::string_view reference, std::string_view article_url,
                         const Settings& settings);

/// The same before `settings.rewrite`.
std::string address_as_written(std::string_view reference, std::string_view article_url,
                               const Settings& settings);

/// A map with `from` and `to`, or a list of those. Both are whole web addresses; `to` may be empty,
/// which takes a proxy off that is put before whole addresses.
[[nodiscard]] Result<std::vector<Rewrite>> read_rewrites(const Node& node);

}  // namespace feedgen
