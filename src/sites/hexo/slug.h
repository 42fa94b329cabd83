// Hexo's own ways with names: its slugs, and what it reads from an article's file name.
#pragma once

#include <string>
#include <string_view>

#include "sites/hexo/hexo.h"

namespace feedgen {

/// hexo-util's slugize(): Latin letters without their marks, every run of punctuation and white
/// space (Unicode's, but ASCII punctuation only) one hyphen, none at the ends.
std::string hexo_slug(std::string_view text, HexoRules::Case letters);

/// What `new_post_name` finds in the path of an article below `_posts` (both without endings), by
/// variable; `title` is always among them. A path that does not fit has its slug for a title.
NameMap read_post_name(std::string_view new_post_name, std::string_view path);

}  // namespace feedgen
