// The end of a date says where its clock hangs: an offset, an abbreviation, a name, or several.
#pragma once

#include "time/scanner.h"
#include "time/written_date.h"

namespace feedgen {

/// Reads what stands at the cursor, if anything, and the blanks behind it:
///   Z  +08:00  +0800  +08  +8  GMT  EST  GMT+0800  UTC +8  Asia/Shanghai  +0800 CST
///   +08:00[Asia/Shanghai][u-ca=hebrew] (RFC 9557 section 4.1)
/// False if it begins like a zone and is none. The offset is not judged here.
bool read_zone(Scanner& in, WrittenDate& date);

}  // namespace feedgen
