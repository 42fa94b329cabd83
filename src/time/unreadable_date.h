// Text that no reader of dates took becomes a message that helps.
#pragma once

#include <string_view>

#include "value/result.h"

namespace feedgen {

/// `text` is no date in any form. The remedy fits what it looks like: a day and a month in unknown
/// order, a year alone, or anything else.
Error unreadable_date(std::string_view text);

}  // namespace feedgen
