// Authors whom a site describes in one place and names by a key in its articles.
#pragma once

#include <span>
#include <string_view>

#include "sites/translation.h"

namespace feedgen {

/// Sets the setting `authors` to what the maps at these keys of the root say of people; a later map
/// goes before an earlier one. A name alone is a description too.
void read_described_people(Translation& site, std::span<const std::string_view> keys);

}  // namespace feedgen
