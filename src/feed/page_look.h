// How pages look and what their script does: fixed texts but for the accent colour.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// The style sheet, with an accent of six hexadecimal digits, or of feedgen's own. Where text has
/// the accent's colour it is made darker, or on dark ground lighter, until it can be read (WCAG 2.2
/// section 1.4.3: 4.5 to 1).
std::string page_style(std::string_view accent);

/// Searches among the groups, and copies addresses. Pages do without it.
std::string_view page_script();

}  // namespace feedgen
