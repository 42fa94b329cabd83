// How much Markdown is too much for md4c. Part of its door.
#pragma once

#include <string_view>

namespace feedgen {

/// True for text that would take md4c more than about a second: tens of thousands of possible
/// links in one paragraph, or gigabytes.
bool is_too_much_work(std::string_view markdown);

/// md4c's flags for CommonMark with GFM's extensions, without those for bare addresses where they
/// would take md4c more than about half a second: see leaves_addresses_alone() in markdown.h.
unsigned affordable_dialect(std::string_view markdown);

}  // namespace feedgen
