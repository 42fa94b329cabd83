"""What Python's feedparser shows of an RSS or Atom feed."""

import calendar
import html

import feedparser

import quirks
from reading import EntryReading, FeedReading


class NotRead(Exception):
    """feedparser could not read the feed, or only by guessing."""


def feedparser_reading(data, is_rss):
    """Raises NotRead. Nothing is cleaned or resolved: the feed's own bytes are judged."""
    result = feedparser.parse(
        data,
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": ""},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if result.bozo:
        raise NotRead(str(result.get("bozo_exception")))
    expected = "rss20" if is_rss else "atom10"
    if result.version != expected:
        raise NotRead(f"taken for {result.version!r}")
    feed = result.feed
    return FeedReading(
        reader="feedparser's rss" if is_rss else "feedparser's atom",
        title=feed.get("title", "") if is_rss else _atom_text(feed, "title"),
        home=_alternate(feed.get("links", [])),
        updated=_seconds(feed.get("updated_parsed")),
        language=feed.get("language"),
        entries=[_entry(entry, is_rss) for entry in result.entries],
    )


def _entry(entry, is_rss):
    published = _seconds(entry.get("published_parsed"))
    updated = _seconds(entry.get("updated_parsed")) if "updated" in entry else published
    summary = entry.get("summary", "")
    contents = entry.get("content", [])
    if is_rss:
        labels = {tag.term for tag in entry.get("tags", [])}
    else:
        labels = {tag.label or tag.term for tag in entry.get("tags", [])}
    enclosures = [(each.get("href"), each.get("type"), int(each.get("length") or 0))
                  for each in entry.get("enclosures", [])]
    # Every picture has a thumbnail; one that the text does not show has a content element too.
    pictures = [media.get("url", "") for media in entry.get("media_thumbnail", [])]
    return EntryReading(
        id=entry.get("id", ""),
        title=entry.get("title", "") if is_rss else _atom_text(entry, "title"),
        url=_alternate(entry.get("links", [])),
        published=published,
        updated=updated,
        authors=[author.get("name") for author in entry.get("authors", []) if author],
        labels=labels,
        summary=quirks.rss_summary(summary) if is_rss else _atom_text(entry, "summary"),
        html=contents[0].value if contents else "",
        enclosure=enclosures[0] if enclosures else (),
        picture=pictures[0] if pictures else "",
    )


def _atom_text(element, name):
    """The words of a text construct, which is HTML where it has a `<` or `&`."""
    text = element.get(name, "")
    is_html = element.get(f"{name}_detail", {}).get("type") == "text/html"
    return html.unescape(text) if is_html else text


def _alternate(links):
    return next((link.href for link in links if link.get("rel") == "alternate"), "")


def _seconds(parsed):
    return None if parsed is None else calendar.timegm(parsed)
