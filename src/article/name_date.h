// The day in the name of a file or a folder.
#pragma once

#include <optional>
#include <string_view>

#include "time/instant.h"
#include "time/zone.h"

namespace feedgen {

/// The day, or the time, at the beginning of a part of `path`, the last such part:
/// `2021-07-10-title.md`, `20210710 title.md`, `2021_7_1.md`, `2021年7月10日/index.md`,
/// `2021-07-10T13-01-16 title.md`; or in its folders: `2021/07/10/title.md`, `2021/07-10-title.md`.
/// Nothing where there is none or it names no real day.
std::optional<Instant> date_in_path(std::string_view path, const Zone& zone);

}  // namespace feedgen
