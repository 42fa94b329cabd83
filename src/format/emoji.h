// Emoji by the names that GitHub, Slack and most Markdown renderers give them.
#pragma once

#include <string_view>

namespace feedgen {

/// "smile" is "😄"; empty for a name that is none of the usual ones.
std::string_view emoji_named(std::string_view name);

}  // namespace feedgen
