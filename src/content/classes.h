// The classes that are kept: those by which readers colour code and tell formulas and footnotes.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

enum class ClassPlace { kText, kCode };

/// In and on `<pre>` and `<code>` (`kCode`) every class is kept, for highlighters have many names;
/// elsewhere those that begin with "language-", "lang-", "highlight", "math" or "footnote". All
/// others are the site's own and would meet foreign rules in a reader.
std::string clean_class(std::string_view classes, ClassPlace place);

bool has_class(std::string_view classes, std::string_view name);

}  // namespace feedgen
