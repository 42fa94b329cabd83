// What is Markdown here, as md4c's flags say it. Part of the door to md4c.
#pragma once

#include <md4c.h>

namespace feedgen {

/// CommonMark with GFM's extensions.
inline constexpr unsigned kMarkdownDialect =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;

}  // namespace feedgen
