// Where an `<img>` really points. Part of the door to gumbo.
#pragma once

#include <string>
#include <string_view>

#include <gumbo.h>

namespace feedgen {

/// The value of an attribute; empty when it is missing.
std::string_view html_attribute(const GumboElement& element, const char* name);

/// The address of an `<img>` as written. The lazy one (`data-original`, `data-src`,
/// `data-lazy-src`, `data-actualsrc`, `data-original-src`, the first of `data-srcset`) where `src`
/// is missing or a placeholder. Empty for decoration of one pixel and where there is nothing to
/// load.
std::string picture_address(const GumboElement& image);

}  // namespace feedgen
