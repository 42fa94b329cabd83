// The facts of a feed as formats show them: people by name, categories as names, and what a format
// requires even where the feed has no such fact.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "feed/namespaces.h"
#include "format/xml_writer.h"
#include "value/feed.h"

namespace feedgen {

/// Each person with a name: the given one, else the part before the '@' of the mail address, else
/// the address of the person's page. A person who has none of these is left out. A mail address in
/// place of a name is cut in the same way: validators and harvesters find it. `email` is empty
/// unless it is an address as RFC 4287 section 3.2.3 asks (RFC 2822's addr-spec without comments
/// and quotes).
std::vector<Person> shown_people(const std::vector<Person>& people);

/// Categories and tags for the formats that know only names, not terms: the names in the order of
/// the labels, each once, since levels of two paths, or a category and a tag, may have the same.
std::vector<std::string> label_names(const std::vector<Label>& labels);

/// The title, else the first address or id that there is: every format needs a feed's title.
std::string required_title(const Feed& feed);

/// The title, else the address or id: Atom needs an entry's title, and so does RSS where there is
/// no description.
std::string required_title(const Entry& entry);

/// The day on which the entry was published, by the site's clocks: "2021-07-10".
std::string shown_day(const Entry& entry, const Feed& feed);

/// RSS needs a description: the title's words again if there is none.
std::string required_description(const Feed& feed);

/// RSS needs a link: an address that says what is missing, and that never leads anywhere
/// (RFC 6761 section 6.4).
std::string required_link(const Feed& feed);

/// RSS and JSON Feed need an attachment's media type: "any bytes" (RFC 2046 section 4.5.1) if it
/// is unknown.
std::string required_type(const Enclosure& enclosure);

/// Atom needs ids that are IRIs (RFC 4287 section 4.2.6), in which RSS and JSON Feed put any text:
/// `id` itself, or a UUID (RFC 9562 section 5.8) made from it.
std::string required_iri(std::string_view id);

/// How many bytes to reserve for a feed in any format: enough for nearly all, and little more,
/// since documents that grow copy themselves.
std::size_t usual_size(const Feed& feed);

// extensions.cpp: what RSS and Atom borrow from other namespaces: which of them one feed needs, and
// the elements that both formats share. A namespace is declared only where it is used.

/// True if the entry was changed after it was published, which RSS has no element for.
bool is_updated(const Entry& entry);

/// Where the other entries of the feed are (RFC 5005): `link` is the name of the element for links.
void write_archive_links(const Feed& feed, const char* link, const char* type, XmlWriter& xml);

/// Those of a whole document, with those of the site's own elements.
Declarations rss_declarations(const Feed& feed);
Declarations atom_declarations(const Feed& feed);

/// How a browser shows the feed that somebody opens in it: before the first element.
void write_stylesheet(const Feed& feed, XmlWriter& xml);

/// The elements of a feed that both formats have: how often to look for news, and its look in
/// Feedly.
void write_feed_extensions(const Feed& feed, XmlWriter& xml);

/// The elements of an entry that both formats have, before its text: its picture as Media RSS.
/// `media:thumbnail` is what lists of entries show. Some readers show `media:content` above or
/// below the text, so it is left out where the text shows the picture, or it is an attachment.
void write_entry_extensions(const Entry& entry, XmlWriter& xml);

/// True if an `<img>`, `<source>` or `<video>` in `html` names `url`, in whichever attribute. `url`
/// is absolute and encoded; in `html` its '&' may be written as "&amp;".
bool shows_picture(std::string_view html, std::string_view url);

// podcast.cpp: what makes a podcast of an RSS feed: the elements of Apple's namespace that its
// directory requires and recommends, and those of the podcast namespace that settings and front
// matter give.

/// Nothing where the feed is no podcast.
void declare_podcast(const Feed& feed, Declarations& needed);

/// Children of the channel. `feed.podcast` is there.
void write_show(const Feed& feed, XmlWriter& xml);

/// Children of an item; nothing where the entry has no recording.
void write_episode(const Entry& entry, XmlWriter& xml);

/// The podcast:guid of the feed at `url`: a UUID of version 5 (RFC 9562 section 5.5) of the address
/// without its scheme and the slashes at its end, in the podcast namespace's own name space.
std::string podcast_guid(std::string_view url);

}  // namespace feedgen
