// What RSS and Atom borrow from other namespaces: which of them one feed needs, and the elements
// that both formats share. A namespace is declared only where it is used.
#pragma once

#include <string_view>

#include "format/xml_writer.h"
#include "value/feed.h"

namespace feedgen {

/// True if the entry was changed after it was published, which RSS has no element for.
bool is_updated(const Entry& entry);

/// Attributes of the element that was opened last.
void declare_rss_extensions(const Feed& feed, XmlWriter& xml);
void declare_atom_extensions(const Feed& feed, XmlWriter& xml);

/// The elements of an entry that both formats have, before its text: its picture as Media RSS.
/// `media:thumbnail` is what lists of entries show. Some readers show `media:content` above or
/// below the text, so it is left out where the text shows the picture.
void write_entry_extensions(const Entry& entry, XmlWriter& xml);

/// True if an `<img>`, `<source>` or `<video>` in `html` names `url`, in whichever attribute. `url`
/// is absolute and encoded; in `html` its '&' may be written as "&amp;".
bool shows_picture(std::string_view html, std::string_view url);

}  // namespace feedgen
