// The arguments of themes' tags, taken apart. Hexo drops the quotes around words and joins them;
// themes split the result at commas, at "::" or at "@", and mix words that a reader sees with names
// of classes, colours and icons.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "body/shortcodes/tag_translation.h"

namespace feedgen {

/// `a "b c"` as Hexo joins it: `a b c`.
std::string joined_words(std::string_view arguments);

/// The parts between "::", or between commas where there is no "::"; each without space around.
std::vector<std::string> split_fields(std::string_view joined);

/// "fas fa-link", "icon-x", "iconfont …": names of pictures that a page draws by its style sheet.
bool is_icon(std::string_view field);

/// "primary", "red", "flat", "open": what a theme knows as a look, not as a text.
bool is_style(std::string_view word);

/// True if each word is a look or an icon.
bool is_all_style(std::string_view field);

/// "https://…", "/a", "./b", "#c", "mailto:…", "a/b.html", in one word.
bool is_address_field(std::string_view field);

/// The address ends as one of a picture; of a film or a sound.
bool is_picture_address(std::string_view address);
bool is_video_address(std::string_view address);
bool is_audio_address(std::string_view address);

/// Without the words `key:value` whose keys are looks: `color:red`, `icon:/a.png`, `open:true`.
std::string without_options(std::string_view joined);
/// The value of such a word, up to the next space; empty: there is none.
std::string option(std::string_view joined, std::string_view key);

/// Without the looks at its beginning.
std::string without_styles(std::string_view joined);

/// A text that may hold HTML; characters that can't be part of HTML are escaped.
std::string html_words(std::string_view text);

/// A text that is Markdown, without a paragraph around.
std::string markdown_words(std::string_view text, const TagContext& context);

/// The words of HTML.
std::string plain_words(std::string_view html);

}  // namespace feedgen
