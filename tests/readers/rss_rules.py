"""RSS 2.0 as the specification, the RSS Advisory Board's profile and readers' practice want it."""

import re
from urllib.parse import unquote

from podcast_rules import podcast_problems
from values import (language_problem, media_type_problem, rfc3339_problem, rfc3339_seconds,
                    rfc822_problem, rfc822_seconds, web_address_problem)
from additions import look_of, syndication_problems
from xml_document import ATOM, CONTENT, DC, MEDIA, name, text, texts

_CHANNEL_ELEMENTS = {
    "title", "link", "description", "language", "copyright", "managingEditor", "webMaster",
    "pubDate", "lastBuildDate", "category", "generator", "docs", "cloud", "ttl", "image",
    "skipHours", "skipDays", "item",
}
_ITEM_ELEMENTS = {
    "title", "link", "description", "author", "category", "comments", "enclosure", "guid",
    "pubDate", "source",
}
_REPEATABLE = {"category", "item"}
_MAIL_AND_NAME = re.compile(r"[^\s@()]+@[^\s@()]+( \(.+\))?")


def rss_problems(document, path):
    """`path` is the feed's, below the output folder: its own address ends with it."""
    root = document.root
    if root.tag != "rss" or root.get("version") != "2.0":
        yield "is not <rss version=\"2.0\">"
        return
    channels = list(root)
    if [child.tag for child in channels] != ["channel"]:
        yield "does not hold exactly one channel"
        return
    channel = channels[0]
    yield from document.problems()
    yield from _core_elements(channel, _CHANNEL_ELEMENTS, "channel")
    yield from _channel_problems(channel)
    yield from _link_problems(channel, path)
    yield from _image_problems(channel)
    items = channel.findall("item")
    for number, item in enumerate(items, 1):
        for problem in _item_problems(item):
            yield f"item {number}: {problem}"
    yield from _item_list_problems(channel, items)
    own = [link.get("href") for link in channel.findall(name(ATOM, "link")) if link.get("rel") == "self"]
    yield from podcast_problems(channel, own[0] if own else None)


def _core_elements(parent, known, where):
    """Elements without a namespace are RSS's own, and most stand once."""
    seen = set()
    for child in parent:
        if child.tag.startswith("{"):
            continue
        if child.tag not in known:
            yield f"{where} holds <{child.tag}>, which RSS 2.0 does not know"
        elif child.tag in seen and child.tag not in _REPEATABLE:
            yield f"{where} holds <{child.tag}> twice"
        seen.add(child.tag)
        if not child.attrib and not len(child) and not (child.text or "").strip():
            yield f"<{child.tag}> of {where} is empty"


def _channel_problems(channel):
    for required in ("title", "link", "description"):
        if channel.find(required) is None:
            yield f"channel has no <{required}>"
    for address in ("link", "docs"):
        value = text(channel, address)
        problem = web_address_problem(value) if value is not None else None
        if problem:
            yield f"<{address}> {problem}"
    language = text(channel, "language")
    if language is not None and language_problem(language):
        yield f"<language> {language_problem(language)}"
    for person in ("managingEditor", "webMaster"):
        value = text(channel, person)
        if value is not None and not _MAIL_AND_NAME.fullmatch(value):
            yield f"<{person}> is not 'mail (Name)': {value!r}"
    for date in ("pubDate", "lastBuildDate"):
        value = text(channel, date)
        problem = rfc822_problem(value) if value is not None else None
        if problem:
            yield f"channel's <{date}> {problem}"
    yield from _refresh_problems(channel)
    for place, address in look_of(channel):
        if web_address_problem(address):
            yield f"{place} {web_address_problem(address)}"


def _refresh_problems(channel):
    """How often to look: RSS says minutes, the Syndication module times in a period."""
    minutes = text(channel, "ttl")
    if minutes is not None and not re.fullmatch(r"[1-9][0-9]*", minutes):
        yield f"<ttl> is no number of minutes: {minutes!r}"
    yield from syndication_problems(channel)


def _link_problems(channel, path):
    links = channel.findall(name(ATOM, "link"))
    for link in links:
        problem = web_address_problem(link.get("href"))
        if problem:
            yield f"atom:link's href {problem}"
    own = [link for link in links if link.get("rel") == "self"]
    if len(own) > 1:
        yield "more than one atom:link rel=\"self\""
    for link in own:
        if link.get("type") != "application/rss+xml":
            yield f"the self link's type is {link.get('type')!r}"
        if not unquote(link.get("href", "")).endswith("/" + path):
            yield f"the self link leads elsewhere: {link.get('href')!r}"


def _image_problems(channel):
    image = channel.find("image")
    if image is None:
        return
    if web_address_problem(text(image, "url")):
        yield f"image's <url> {web_address_problem(text(image, 'url'))}"
    for same in ("title", "link"):
        if text(image, same) != text(channel, same):
            yield f"image's <{same}> differs from the channel's"
    known = {"url", "title", "link", "width", "height", "description"}
    for strange in sorted({child.tag for child in image} - known):
        yield f"image holds <{strange}>"
    for side, most in (("width", 144), ("height", 400)):
        value = text(image, side)
        if value is not None and not (value.isascii() and value.isdigit() and int(value) <= most):
            yield f"image's <{side}> is no number up to {most}: {value!r}"


def _item_problems(item):
    yield from _core_elements(item, _ITEM_ELEMENTS, "item")
    if item.find("title") is None and item.find("description") is None:
        yield "neither title nor description"
    link = text(item, "link")
    if link is not None and web_address_problem(link):
        yield f"<link> {web_address_problem(link)}"
    yield from _guid_problems(item)
    if item.find("pubDate") is None:
        yield "no <pubDate>"
    elif rfc822_problem(text(item, "pubDate")):
        yield f"<pubDate> {rfc822_problem(text(item, 'pubDate'))}"
    author = text(item, "author")
    if author is not None and not _MAIL_AND_NAME.fullmatch(author):
        yield f"<author> is not 'mail (Name)': {author!r}"
    yield from _enclosure_problems(item)
    yield from _relation_problems(item)
    yield from _extension_problems(item)
    categories = texts(item, "category")
    if len(set(categories)) != len(categories):
        yield "the same <category> twice"
    if "<" in (text(item, "description") or ""):
        yield "<description> holds markup, but is a plain summary"


def _guid_problems(item):
    guid = item.find("guid")
    if guid is None:
        yield "no <guid>"
        return
    permalink = guid.get("isPermaLink", "true")
    if permalink not in ("true", "false"):
        yield f"isPermaLink is {permalink!r}"
    if permalink == "true" and web_address_problem(guid.text):
        yield f"<guid> is a permalink and {web_address_problem(guid.text)}"
    if (guid.text or "").strip() != (guid.text or ""):
        yield "<guid> begins or ends with white space"


def _enclosure_problems(item):
    enclosure = item.find("enclosure")
    if enclosure is None:
        return
    if set(enclosure.attrib) != {"url", "length", "type"}:
        yield f"enclosure's attributes are {sorted(enclosure.attrib)}, not url, length, type"
        return
    if web_address_problem(enclosure.get("url")):
        yield f"enclosure's url {web_address_problem(enclosure.get('url'))}"
    if not re.fullmatch(r"[0-9]+", enclosure.get("length")):
        yield f"enclosure's length is no number: {enclosure.get('length')!r}"
    if media_type_problem(enclosure.get("type")):
        yield f"enclosure's type {media_type_problem(enclosure.get('type'))}"


def _relation_problems(item):
    """Where it is discussed, where it is from, and what it is about."""
    comments = text(item, "comments")
    if comments is not None and web_address_problem(comments):
        yield f"<comments> {web_address_problem(comments)}"
    source = item.find("source")
    if source is not None:
        if set(source.attrib) != {"url"} or web_address_problem(source.get("url")):
            yield f"<source> has no good url: {source.attrib}"
        if not (source.text or "").strip():
            yield "<source> has no title"
    for link in item.findall(name(ATOM, "link")):
        if not link.get("rel") or web_address_problem(link.get("href")):
            yield f"atom:link of an item: {link.attrib}"


def _extension_problems(item):
    """Of other vocabularies: what RSS readers take from them."""
    for masking in ("title", "date"):
        if item.find(name(DC, masking)) is not None:
            yield f"dc:{masking}, which overrides RSS's own in Miniflux"
    encoded = texts(item, name(CONTENT, "encoded"))
    if len(encoded) > 1 or "" in encoded:
        yield "content:encoded is empty or stands twice"
    if "" in (creator.strip() for creator in texts(item, name(DC, "creator"))):
        yield "dc:creator is empty"
    for media in ("content", "thumbnail"):
        for element in item.findall(name(MEDIA, media)):
            if web_address_problem(element.get("url")):
                yield f"media:{media}'s url {web_address_problem(element.get('url'))}"
    updated = text(item, name(ATOM, "updated"))
    if updated is None:
        return
    if rfc3339_problem(updated):
        yield f"atom:updated {rfc3339_problem(updated)}"
    elif not rfc822_problem(text(item, "pubDate")):
        if rfc3339_seconds(updated) <= rfc822_seconds(text(item, "pubDate")):
            yield "atom:updated is not after <pubDate>"


def _item_list_problems(channel, items):
    """What the items say together: unique guids, order, and the channel's own dates."""
    guids = [text(item, "guid") for item in items]
    for guid in sorted({guid for guid in guids if guid and guids.count(guid) > 1}):
        yield f"two items have the guid {guid!r}"
    published = [text(item, "pubDate") for item in items]
    updated = [text(item, name(ATOM, "updated")) for item in items]
    if any(rfc822_problem(date) for date in published) or any(
            rfc3339_problem(date) for date in updated if date is not None):
        return
    published = [rfc822_seconds(date) for date in published]
    if published != sorted(published, reverse=True):
        yield "the items are not ordered from the newest to the oldest"
    changes = [first if change is None else rfc3339_seconds(change)
               for first, change in zip(published, updated)]
    for date, instants in (("pubDate", published), ("lastBuildDate", changes)):
        value = text(channel, date)
        if value is None:
            if items:
                yield f"channel has items and no <{date}>"
        elif instants and not rfc822_problem(value) and rfc822_seconds(value) != max(instants):
            yield f"channel's <{date}> {value!r} is not that of the newest item"
