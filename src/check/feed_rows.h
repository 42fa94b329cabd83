// The formats of feeds as tables of elements. A family of rows each has a file: the formats' own
// elements, and the elements of each extension.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "check/shape.h"

namespace feedgen {

/// The document's own elements.
const Shape& rss_shape();         ///< `<rss>`
const Shape& rdf_shape();         ///< `<rdf:RDF>` of RSS 1.0 and 0.90
const Shape& atom_feed_shape();   ///< `<feed>`
const Shape& atom_entry_shape();  ///< `<entry>` as a document
const Shape& opml_shape();        ///< `<opml>`

/// Where elements of extensions stand.
enum class Holder { kChannel, kItem, kAtomFeed, kAtomEntry };

/// The format's own rows, and behind them those of the extensions that may stand there.
std::vector<ChildRows> with_extensions(std::vector<ChildRows> own, Holder holder);

const Shape& rss_item_shape();

/// Whether any table has this element, wherever it stands.
bool is_known_element(Space space, std::string_view name);

/// Whether the tables have all elements of this namespace, so that another one is a mistake.
bool knows_elements_of(Space space);

}  // namespace feedgen
