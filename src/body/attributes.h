// The attributes that elements of cleaned HTML may have, and what their values may be. Addresses
// and styles have rules of their own (body_address.h, styles.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

/// The clean value of an attribute whose meaning does not depend on where the article lies;
/// nothing if the attribute must go: it is not known for this element, or its value is not one of
/// those that it may have.
std::optional<std::string> clean_attribute(std::string_view element, std::string_view attribute,
                                           std::string_view value);

std::optional<std::string> clean_formula_attribute(std::string_view attribute,
                                                   std::string_view value);

/// True for an id that may stand in the page of a reader: one that can't be the name of a property
/// there, since scripts find elements by their ids under such names ("DOM clobbering"). A dash, a
/// dot, a colon or a letter outside of ASCII makes it safe ("fn:1", "my-heading", "导言"), and so
/// do digits behind small letters ("fn1").
bool is_safe_id(std::string_view id);

enum class ClassPlace { kText, kCode };

/// In and on `<pre>` and `<code>` (`kCode`) every class is kept, for highlighters have many names;
/// elsewhere those that begin with "language-", "lang-", "highlight", "math" or "footnote". All
/// others are the site's own and would meet foreign rules in a reader.
std::string clean_class(std::string_view classes, ClassPlace place);

bool has_class(std::string_view classes, std::string_view name);

}  // namespace feedgen
