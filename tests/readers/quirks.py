"""The readers' own habits that are no fault of a feed. Every normalisation is here, with its reason.

Each function takes the reference (what the feed really says) and what a reader showed, and returns
what the reader showed as it would be without the habit. Anything else that differs stays different.
"""

import html
from dataclasses import replace

from values import id_problem


def rss_summary(description):
    """RSS descriptions are HTML, so a plain summary in there is escaped once more."""
    return html.unescape(description)


# feedparser reads C1 controls, which are legal in XML 1.0, as what Windows-1252 has in their place.
_WINDOWS_1252 = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}


def from_feedparser(reference, shown):
    """feedparser strips the white space around every text, and shows the body of an entry that has
    no summary as its summary."""
    def unchanged(what):
        said, seen = getattr(reference, what), getattr(shown, what)
        return said if said is not None and seen == said.translate(_WINDOWS_1252).strip() else seen

    result = replace(shown, **{what: unchanged(what) for what in ("title", "summary", "html")})
    if reference.summary == "" and result.summary.strip() == shown.html.strip():
        result.summary = ""
    return result


def atom_ids(reference, shown):
    """No habit of a reader: Atom's ids are URIs. One in the front matter that is none stays as it is
    in the other formats, and is a URI made from it in Atom. Maps the latter to the former."""
    return {entry.id: said.id for said, entry in zip(reference.entries, shown.entries)
            if id_problem(said.id) and entry.id.startswith("urn:uuid:")}


def from_newsboat(reference, shown):
    return replace(
        shown,
        title=_stripped(reference.title, shown.title),
        authors=_newsboat_authors(reference.authors, shown.authors[0], reference.feed_author),
        html=_newsboat_html(reference, shown.html),
        enclosure=_newsboat_enclosure(reference.enclosure, shown.enclosure),
    )


def _stripped(said, seen):
    return said if seen.strip() == said.strip() else seen


def _newsboat_authors(said, seen, feed_author):
    """Newsboat joins Atom's authors with ", ", and of several dc:creator shows the last one. Later
    releases show the feed's author where an Atom entry has none (RFC 4287 section 4.2.1)."""
    if not said and seen == feed_author:
        return said
    if seen in (", ".join(said), said[-1] if said else ""):
        return said
    return [seen]


def _newsboat_html(reference, seen):
    """Newsboat strips bodies, and shows the summary of an entry that has no body."""
    if reference.html.strip():
        return _stripped(reference.html, seen)
    return "" if html.unescape(seen).strip() == reference.summary.strip() else seen


def _newsboat_enclosure(said, seen):
    """Newsboat keeps no length, and may take a picture for an enclosure where there is no other."""
    url, media_type = seen
    if said and (url, media_type) == said[:2]:
        return said
    if not said and (not url or not media_type or media_type.startswith("image/")):
        return ()
    return seen
