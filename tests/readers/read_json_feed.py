"""What a JSON Feed says, read with Python's json module: the reading that nothing is lost in."""

from reading import EntryReading, FeedReading
from values import rfc3339_seconds


def json_reading(feed):
    """`feed` is an object that json_problems() finds nothing wrong with."""
    language = feed.get("language")
    entries = [_entry(item, _feed_author(feed)) for item in feed["items"]]
    return FeedReading(
        reader="json",
        title=feed["title"],
        home=feed.get("home_page_url"),  # RSS must have one even where there is none
        updated=max((entry.updated for entry in entries), default=None),
        language=language,
        entries=entries,
    )


def _feed_author(document):
    """Whom the Atom feed names: its authors, else the site by its title. The title of a category's
    feed goes on behind a colon."""
    names = [author.get("name") for author in document.get("authors", [])]
    return ", ".join(names) or document["title"].split(": ")[0]


def _entry(item, feed_author):
    published = rfc3339_seconds(item["date_published"])
    attachments = [(each["url"], each["mime_type"], each.get("size_in_bytes", 0))
                   for each in item.get("attachments", [])]
    return EntryReading(
        id=item["id"],
        title=item.get("title", ""),
        url=item.get("url", ""),
        published=published,
        updated=rfc3339_seconds(item["date_modified"]) if "date_modified" in item else published,
        authors=[author.get("name") for author in item.get("authors", [])],
        labels=set(item.get("tags", [])),
        summary=item.get("summary", ""),
        html=item.get("content_html", ""),
        enclosure=attachments[0] if attachments else (),
        picture=item.get("image", ""),
        feed_author=feed_author,
    )
