// Addresses that stand in configurations until somebody writes the site's own.
#pragma once

#include <string_view>

namespace feedgen {

/// Whether an address is a name that only examples have (`https://yoursite.com`), or a template's
/// text. Not `example.org`, which people write for a site of their own when they try feedgen.
bool is_placeholder_address(std::string_view address);

/// The same for a generator's own configuration: there `example.org` is its default too, and a
/// machine's own address (`http://localhost:4000`) is that of a preview.
bool is_placeholder_of_site(std::string_view address);

}  // namespace feedgen
