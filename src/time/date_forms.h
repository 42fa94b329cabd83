// The two families of written dates: those whose year comes first (ISO 8601 and what programs and
// people made of it), and those whose month is a word (mail's, and the forms that look like them).
#pragma once

#include <optional>
#include <string_view>

#include "time/written_date.h"
#include "time/zone.h"

namespace feedgen {

/// Recognises
///   2021-07-10T13:01:16.5+08:00   20210710T130116Z   2021-191   2021-W27-6   2021W276   ISO 8601
///   2021-07-10t13:01:16z   2021-07-10T13:01:16Z[Asia/Shanghai]       RFC 3339, RFC 9557
///   2021-7-10 1:01:16 +8                                             YAML 1.1
///   2021-07-10+08:00                                                 XML Schema's date
///   2021/07/10 13:01   2021.7.10   2021-Jul-10   2021年7月10日 13:01   people
/// 7 bare digits are an ordinal date, 8 a date, and 14 a date and time. Nothing is said here about
/// whether there is such a day.
std::optional<WrittenDate> read_iso8601(std::string_view text);

/// Recognises, with comments and blanks wherever RFC 5322 section 4.3 lets them be:
///   Sat, 10 Jul 2021 13:01:16 +0000      RFC 5322, RFC 2822, RFC 1123, RFC 822
///   Saturday, 10-Jul-21 13:01:16 GMT     RFC 850
///   Sat Jul 10 13:01:16 2021             asctime; also with a zone at the end, as git has it
///   Sat Jul 10 13:01:16 UTC 2021         the program date
///   Sat Jul 10 2021 13:01:16 GMT+0800 (China Standard Time)   JavaScript
///   July 10, 2021 1:01 PM                people
/// Years of two and three digits are taken as RFC 5322 section 4.3 has it: 00 to 49 are 2000 to
/// 2049, 50 to 999 are 1950 to 2899. (RFC 9110 has another rule for RFC 850's form, but that one
/// needs to know today's date.) Nothing is said here about whether there is such a day.
std::optional<WrittenDate> read_rfc5322(std::string_view text);

// Dates as people and scrapers write them: parts in any order, words of several languages,
// East Asian dates and clocks. Asked for what no standard form fits.

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
