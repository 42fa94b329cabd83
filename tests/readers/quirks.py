"""The readers' own habits that are no fault of a feed. Every normalisation is here, with its reason.

Each function takes the reference (what the feed really says) and what a reader showed, and returns
what the reader showed as it would be without the habit. Anything else that differs stays different.
"""

import html
from dataclasses import replace


def rss_summary(description):
    """RSS descriptions are HTML, so a plain summary in there is escaped once more."""
    return html.unescape(description)


def from_feedparser(reference, shown):
    """feedparser strips the white space around every text."""
    def unstripped(what):
        said, seen = getattr(reference, what), getattr(shown, what)
        return said if said is not None and seen == said.strip() else seen

    return replace(shown, **{what: unstripped(what) for what in ("title", "summary", "html")})


def from_newsboat(reference, shown):
    return replace(
        shown,
        title=_stripped(reference.title, shown.title),
        authors=_newsboat_authors(reference.authors, shown.authors[0]),
        html=_newsboat_html(reference, shown.html),
        enclosure=_newsboat_enclosure(reference.enclosure, shown.enclosure),
    )


def _stripped(said, seen):
    return said if seen.strip() == said.strip() else seen


def _newsboat_authors(said, seen):
    """Newsboat joins Atom's authors with ", ", and of several dc:creator shows the last one."""
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
