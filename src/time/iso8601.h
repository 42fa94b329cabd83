// Dates whose year comes first: ISO 8601 and what programs and people made of it.
#pragma once

#include <optional>
#include <string_view>

#include "time/written_date.h"

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

}  // namespace feedgen
