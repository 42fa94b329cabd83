// Addresses that stand where a site's own is to be filled in.
#pragma once

#include <string_view>

namespace feedgen {

/// Whether the address is one that is to be filled in, or of this machine. `example.org` is one
/// only in a generator's own file, whose program writes it there.
enum class PlaceholderUse { kOwn, kInGeneratorsFile };
bool is_placeholder_address(std::string_view url, PlaceholderUse use);

}  // namespace feedgen
