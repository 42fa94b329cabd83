// How pages look and what their script does: fixed texts but for the accent colour.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// A style sheet or a script in a page, and its digest as the Content-Security-Policy of the page
/// names it: SHA-256 in base64 (CSP 3 section 2.3.1).
struct InlineSource {
  std::string text;
  std::string hash;
};

/// The style sheet, with an accent of six hexadecimal digits, or of feedgen's own. Where text has
/// the accent's colour it is made darker, or on dark ground lighter, until it can be read (WCAG 2.2
/// section 1.4.3: 4.5 to 1). It lives until this thread asks for one with another accent: all pages
/// of a site have the same one.
const InlineSource& page_style(std::string_view accent);

/// The CSS of a site as own_style.h allows it. It lives until this thread asks for another one.
const InlineSource& own_style(const std::string& css);

/// Searches among the groups, and copies addresses. Pages do without it.
const InlineSource& page_script();

}  // namespace feedgen
