// What RSS and Atom borrow from other namespaces: which of them one feed needs, and the elements
// that both formats share. A namespace is declared only where it is used.
#pragma once

#include "format/xml_writer.h"
#include "value/feed.h"

namespace feedgen {

/// True if the entry was changed after it was published, which RSS has no element for.
bool is_updated(const Entry& entry);

/// Attributes of the element that was opened last.
void declare_rss_extensions(const Feed& feed, XmlWriter& xml);
void declare_atom_extensions(const Feed& feed, XmlWriter& xml);

/// The picture as Media RSS. `media:thumbnail` is what lists of entries show. Some readers show
/// `media:content` above or below the text, so it is left out where the text shows the picture.
void write_picture(const Entry& entry, XmlWriter& xml);

}  // namespace feedgen
