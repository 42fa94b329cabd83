// Dates as people and scrapers write them: parts in any order, words of several languages,
// East Asian dates and clocks. Asked for what no standard form fits.
#pragma once

#include <optional>
#include <string_view>

#include "time/written_date.h"
#include "time/zone.h"

namespace feedgen {

/// Recognises
///   13:01 2021-07-10   2021-07-10-13-01-16   2021_07_10   2021-10-8 0:0:0   2021-07-10 13h01
///   2021年7月10日下午3点5分   令和3年7月10日   民國110年7月10日   2021-07-10 星期六
///   2021년 7월 10일 오후 3시 5분   2021. 7. 10. 오후 3:05
///   July 10th, 2021 at 3:05 pm   the 10th of July 2021   10. Juli 2021   10 de julio de 2021
///   13/07/2019   10.07.2021   07/10/2021 (by `order`)
/// `text` has been folded, and outlives the date. Nothing is said here about whether there is such
/// a day.
std::optional<WrittenDate> read_loose_date(std::string_view text, DateOrder order);

}  // namespace feedgen
