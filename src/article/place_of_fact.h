// Where an article says what a feed shows of it: the line of the front matter, or of the body.
#pragma once

#include <string_view>

#include "value/result.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

/// `field` is the element of RSS or Atom or the member of JSON Feed that shows it ("pubDate",
/// "content_html"), `words` what is said of it: what stands there in double quotes, and a tag
/// ("<script>"), are looked for in the body. Without a line: it is not known which.
Place place_of_fact(const SourceFile& file, std::string_view bytes, const Settings& settings,
                    std::string_view field, std::string_view words);

}  // namespace feedgen
