// When an article was published and changed: which of its dates counts. The habits of the site's
// generator (sites/generator.h) hold.
#pragma once

#include <optional>

#include "article/keys.h"
#include "time/zone.h"

namespace feedgen {

/// The publication is the first of: a key of `names` (where it is no switch); a date in the file's
/// name or path, or in the address; with a warning, the file's modification time. A date that is
/// there but can't be read is an error: another day would be a guess. Sets `updated` to the same,
/// `written`, and `due` where the generator tells it from the publication.
[[nodiscard]] Result<void> read_published(Names names, KeyReading& reading);

/// The last change, never before the publication. A date that can't be read is warned of, as are
/// those of read_expiry().
[[nodiscard]] Result<void> read_updated(Names names, KeyReading& reading);

/// The end of the time in which feeds show the article, unless the setting `expired` shows it
/// after.
[[nodiscard]] Result<void> read_expiry(Names names, KeyReading& reading);

/// The date in `2021-07-10-title.md` or `2021/07/10/title.md`;
/// nothing where there is none or it names no real day.
std::optional<Instant> date_in_path(std::string_view path, const Zone& zone);

}  // namespace feedgen
