// What a `style` attribute may say in a feed.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

enum class StylePlace { kText, kCode, kSized };

/// "text-align: center; position: fixed" becomes "text-align:center"; empty if nothing is left.
/// Allowed are, of the properties that W3C's feed validator does not warn of, single words and
/// numbers for how text stands and runs; colours in code, where they carry meaning (`kCode`;
/// elsewhere they make text unreadable in a dark reader); widths and heights of pictures, players,
/// tables and cells (`kSized`). Nothing loads, hides, covers, moves or has a name; functions other
/// than rgb() and hsl(), strings, escapes and comments are dropped with their declaration. Each
/// property once: the last one counts, as in CSS.
std::string clean_style(std::string_view style, StylePlace place);

/// The `type` of a list that looks as the style says ("A" for "list-style-type: upper-alpha");
/// empty if there is none.
std::string_view list_type_of_style(std::string_view style);

/// True for `display: none`. `visibility: hidden` is not looked at: whole articles are wrapped in
/// it until a script runs.
bool style_hides(std::string_view style);

/// True for a width or a height of at most one pixel.
bool style_is_one_pixel(std::string_view style);

}  // namespace feedgen
