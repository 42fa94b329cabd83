// When an article was published and changed: which of its dates counts.
#pragma once

#include <optional>

#include "article/fields.h"
#include "time/zone.h"
#include "value/diagnostic.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

struct ArticleDates {
  Instant published{};
  /// `published` on the clocks that it was written for; or as the site's generator reads it.
  std::chrono::local_seconds written{};
  Instant updated{};           ///< never before `published`
  std::optional<Instant> due;  ///< `publishDate`, where it is not the date
  std::optional<Instant> expires;
};

/// `published` is the first of: `date`; `published`, `publishDate`, `pubDate` (where it is no
/// switch); a date in the file's name or path; with a warning, the file's modification time. A
/// date that is there but can't be read is an error: another day would be a guess. The habits
/// of the site's generator (sites/generator.h) hold. `updated` is `updated`, `lastmod`,
/// `last_modified_at` or `modified`; one that can't be read is warned of.
[[nodiscard]] Result<ArticleDates> read_article_dates(const Fields& fields, const SourceFile& file,
                                                      const Settings& settings,
                                                      Diagnostics& diagnostics);

/// The date in `2021-07-10-title.md` or `2021/07/10/title.md`;
/// nothing where there is none or it names no real day.
std::optional<Instant> date_in_path(std::string_view path, const Zone& zone);

}  // namespace feedgen
