// When an article was published and changed: which of its dates counts. The habits of the site's
// generator (sites/generator.h) hold.
#pragma once

#include "article/keys.h"

namespace feedgen {

/// The publication is the first of: a key that the settings or `names` name (where it is no switch
/// and does not say that there is no date); a date in the file's name or path, or in the address;
/// what `file` says. Else the article is hidden as undated. A `date` that can't be read is an
/// error, or a warning where the name has one: another day would be a guess. Sets `updated` to
/// the same, `written`, and `due` where the generator tells it from the publication.
[[nodiscard]] Result<void> read_published(Names names, KeyReading& reading);

/// The last change, never before the publication. A date that can't be read is warned of, as are
/// those of read_expiry().
[[nodiscard]] Result<void> read_updated(Names names, KeyReading& reading);

/// The end of the time in which feeds show the article, unless the setting `expired` shows it
/// after.
[[nodiscard]] Result<void> read_expiry(Names names, KeyReading& reading);

/// What lies beside articles and, without a date, is none in a folder of dated ones: "README.md",
/// "LICENSE.txt", "404.html".
bool is_about_the_folder(std::string_view path);

}  // namespace feedgen
