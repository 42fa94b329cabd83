// What stands at the head of an article: its title, its authors and its summary.
#pragma once

#include "article/keys.h"

namespace feedgen {

/// The title that the front matter gives, else the body's first heading or `<title>`, else the
/// file's name without a date in front (for `index.*` the folder's), never empty. Plain text.
[[nodiscard]] Result<void> read_title(Names names, KeyReading& reading);

/// The first of `names` names one person, the second several: both together, else
/// `params.author` (Hugo), each person once. A name that the setting `authors` knows as a key
/// stands for the person there. At most kMostOfAKind, with a warning.
[[nodiscard]] Result<void> read_authors(Names names, KeyReading& reading);

/// Plain text, of HTML too.
[[nodiscard]] Result<void> read_summary(Names names, KeyReading& reading);

}  // namespace feedgen
