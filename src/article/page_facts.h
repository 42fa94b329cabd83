// What a scraped page says of its article beside the article: title, dates, author, summary,
// picture, address. It becomes front matter, as far as the page has none, so that one code reads
// both.
#pragma once

#include "article/page_outline.h"
#include "value/node.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

/// Adds a member to `root`, a map or null, for each fact that it lacks. Facts come from JSON-LD,
/// from `<meta>`, from elements whose classes say what they hold, and from labels in the text, in
/// this order. Dates that can't be read, and the words of the site in titles, are left out.
void add_page_facts(const PageOutline& page, const SourceFile& file, const Settings& settings,
                    Node& root);

}  // namespace feedgen
