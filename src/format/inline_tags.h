// A title with markup in it becomes the words that its page shows.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// "<em>x</em> &amp; y" becomes "x &amp; y": takes off the tags of inline elements that are opened
/// and closed, and `<br>` (a space) and `<wbr>`. The readings in `<rt>` and `<rp>` go with their
/// tags. Everything else stays: "a < b", "List<T>", "the <b> tag". References are not decoded, so
/// that "&lt;em&gt;" stays the text that it is.
std::string without_inline_tags(std::string_view text);

}  // namespace feedgen
