// The formats of feeds as tables of elements. A family of rows each has a file: the formats' own
// elements, and the elements of each extension.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "check/judge.h"
#include "check/shape.h"

namespace feedgen {

/// The document's own elements.
const Shape& rss_shape();         ///< `<rss>`
const Shape& rdf_shape();         ///< `<rdf:RDF>` of RSS 1.0 and 0.90
const Shape& atom_feed_shape();   ///< `<feed>`
const Shape& atom_entry_shape();  ///< `<entry>` as a document
const Shape& opml_shape();        ///< `<opml>`

const Shape& service_shape();     ///< `<service>` of AtomPub
const Shape& categories_shape();  ///< `<categories>` of AtomPub
const Shape& opensearch_shape();  ///< `<OpenSearchDescription>`
const Shape& xrds_shape();        ///< `<XRDS>`
const Shape& rss11_shape();       ///< `<Channel>` of RSS 1.1
const Shape& kml_shape(Space version);

/// Where elements of extensions stand.
enum class Holder {
  kChannel,
  kItem,
  kRdfChannel,
  kRdfItem,
  kAtomFeed,
  kAtomEntry,
  kPart,  ///< an image or a form in a channel
  kOther  ///< what any element may hold
};

inline bool is_of_feed(Holder holder) {
  return holder == Holder::kChannel || holder == Holder::kRdfChannel || holder == Holder::kAtomFeed;
}

inline bool is_of_entry(Holder holder) {
  return holder == Holder::kItem || holder == Holder::kRdfItem || holder == Holder::kAtomEntry;
}

/// Rows that are alike: their names stand in one text, with blanks between them.
struct RowGroup {
  Space space = Space::kNone;
  std::string_view names;
  const Shape* shape = nullptr;
  Count count = Count::kAtMostOne;
  std::string_view required = {};
};

/// The names of the groups live as long as the program.
std::vector<ChildRow> rows_of(std::span<const RowGroup> groups);

/// The format's own rows, and behind them those of the extensions that may stand there.
std::vector<ChildRows> with_extensions(std::vector<ChildRows> own, Holder holder);

/// Of elements that say something of whatever they stand in, but that readers look for in few
/// places; null for all others.
const ChildRow* find_questionable_row(const CheckedElement& child, FeedKind kind);

const Shape& rss_item_shape();

/// `<app:collection>` in a feed.
ChildRow collection_row();

/// `<access:restriction>` in a feed.
ChildRow access_row();

/// Whether any table has this element, wherever it stands.
bool is_known_element(Space space, std::string_view name);

/// Whether the tables have all elements of this namespace, so that another one is a mistake.
bool knows_elements_of(Space space);

}  // namespace feedgen
