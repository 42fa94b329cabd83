// How many bytes a feed will have, told before it is written.
#pragma once

#include <cstddef>

#include "value/feed.h"

namespace feedgen {

/// Enough for nearly all feeds in any format, and little more: documents that grow copy themselves.
std::size_t usual_size(const Feed& feed);

}  // namespace feedgen
